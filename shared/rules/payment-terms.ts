export interface PaymentTerms {
  /** Days after the date of the invoice. */
  days: number
  /** Then the end of that month. */
  endOfMonth: boolean
  /** Then the next time that it is this day of the month, 1 to 31; a shorter month gives its last day. */
  dayOfMonth: number | null
}

const DAY = 86_400_000
const iso = (date: Date): string => date.toISOString().slice(0, 10)
const monthEnd = (year: number, month: number): Date => new Date(Date.UTC(year, month + 1, 0))
const dayIn = (year: number, month: number, day: number): Date => {
  const end = monthEnd(year, month)
  return new Date(Math.min(Date.UTC(end.getUTCFullYear(), end.getUTCMonth(), day), end.getTime()))
}

/**
 * The due date (BT-9) of an invoice of this date, both `YYYY-MM-DD`.
 * « 45 jours fin de mois le 10 »: 45 days, the end of that month, then the 10th that follows.
 */
export function dueDateOf(date: string, terms: PaymentTerms): string {
  let due = new Date(Date.parse(`${date}T00:00:00Z`) + terms.days * DAY)
  if (terms.endOfMonth) due = monthEnd(due.getUTCFullYear(), due.getUTCMonth())
  if (terms.dayOfMonth === null) return iso(due)
  const same = dayIn(due.getUTCFullYear(), due.getUTCMonth(), terms.dayOfMonth)
  return iso(same >= due ? same : dayIn(due.getUTCFullYear(), due.getUTCMonth() + 1, terms.dayOfMonth))
}

/** « 30 jours fin de mois le 10 », « À réception ». */
export function paymentTermsText({ days, endOfMonth, dayOfMonth }: PaymentTerms): string {
  const start = days === 0 ? (endOfMonth ? 'Fin de mois' : 'À réception') : `${days} jour${days > 1 ? 's' : ''}`
  return `${start}${endOfMonth && days > 0 ? ' fin de mois' : ''}${dayOfMonth === null ? '' : ` le ${dayOfMonth}`}`
}

/** The longest that two businesses may agree on: 60 days, or 45 days end of month (code de commerce, L441-10). */
export const exceedsLegalTerms = ({ days, endOfMonth }: PaymentTerms): boolean => days > (endOfMonth ? 45 : 60)

/** The terms of a client; the dossier's days where it has none. */
export const termsOf = (
  client: { paymentDays: number | null; paymentEndOfMonth: boolean; paymentDayOfMonth: number | null },
  dossierDays: number,
): PaymentTerms =>
  client.paymentDays === null
    ? { days: dossierDays, endOfMonth: false, dayOfMonth: null }
    : { days: client.paymentDays, endOfMonth: client.paymentEndOfMonth, dayOfMonth: client.paymentDayOfMonth }

/** « Virement 45 jours fin de mois le 10 » → its terms; null when the words give no number of days. */
export function readPaymentTerms(words: string): PaymentTerms | null {
  const endOfMonth = /fin de mois/iu.test(words)
  const day = Number(/\ble (\d{1,2})\b/iu.exec(words)?.[1] ?? Number.NaN)
  const dayOfMonth = day >= 1 && day <= 31 ? day : null
  const typed = /(\d{1,3}) ?j(?:ours?)?\b/iu.exec(words)?.[1]
  if (typed === undefined && !endOfMonth && !/réception|comptant/iu.test(words)) return null
  const days = Number(typed ?? 0)
  return days <= 365 ? { days, endOfMonth, dayOfMonth } : null
}
