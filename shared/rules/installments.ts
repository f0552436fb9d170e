import type { DocumentContent } from '../model/document.ts'
import type { Installment } from '../model/installment.ts'
import type { Cents, IsoDate } from '../model/primitives.ts'
import { centsText, percentOf } from './decimal.ts'
import { dueDateOf, type PaymentTerms, readPaymentTerms } from './payment-terms.ts'

/** Cents of each échéance, in their order: their sum is `due` to the cent, for the last one takes what is left. */
export function installmentAmounts(installments: readonly Installment[], due: Cents): Cents[] {
  let left = due
  return installments.map(({ amount, percent }, index) => {
    const taken = index === installments.length - 1 ? left : (amount ?? percentOf(due, percent))
    left -= taken
    return taken
  })
}

/** BT-9: the first net due date (EN 16931, note on BT-9), whatever the order in which they are written. */
export const firstDueDate = ({ installments, dueDate }: Pick<DocumentContent, 'installments' | 'dueDate'>) =>
  installments.map(({ date }) => date).toSorted()[0] ?? dueDate

/** « 30/11/2026 : 300,00 € ; 31/12/2026 : 700,00 € », for BT-20 and for the print; empty: one échéance alone. */
export function scheduleText(installments: readonly Installment[], due: Cents): string {
  if (installments.length === 0) return ''
  const amounts = installmentAmounts(installments, due)
  const parts = installments.map(
    ({ date }, index) =>
      `${date.split('-').reverse().join('/')} : ${centsText(amounts[index] ?? 0).replace('.', ',')}\u00a0€`,
  )
  return `Échéances : ${parts.join(' ; ')}`
}

/** One share of « 30 % à la commande, 70 % à 30 jours fin de mois ». */
export interface PaymentShare {
  percent: string
  terms: PaymentTerms
}

/**
 * Words of payment terms → when, and how much of it. One term without a share is the whole.
 * null: the words say no rule, or the shares do not make 100 %.
 */
export function readPaymentShares(words: string): PaymentShare[] | null {
  const parts = words
    .split(/\s*(?:[;+]|,(?!\d)|\bpuis\b|\bet\b)\s*/iu)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const shares: PaymentShare[] = []
  for (const part of parts) {
    const percent = /(\d{1,3}(?:[.,]\d{1,2})?)\s*%/u.exec(part)?.[1]?.replace(',', '.')
    const rest = part.replace(/\d{1,3}(?:[.,]\d{1,2})?\s*%/u, '')
    const terms = readPaymentTerms(/commande|signature|solde\s*$/iu.test(rest) ? `${rest} comptant` : rest)
    if (terms === null || (percent === undefined && parts.length > 1)) return null
    shares.push({ percent: percent ?? '100', terms })
  }
  const sum = shares.reduce((total, { percent }) => total + Number(percent), 0)
  return shares.length > 0 && Math.abs(sum - 100) < 0.001 ? shares : null
}

type Schedule = Pick<DocumentContent, 'dueDate' | 'installments'>

/** The due date and the échéances that the words give for a document of this date; null: the words say no rule. */
export function scheduleOf(words: string, date: IsoDate, newId: () => string): Schedule | null {
  const shares = readPaymentShares(words)
  if (shares === null) return null
  const dates = shares.map(({ terms }) => dueDateOf(date, terms))
  if (shares.length === 1) return { dueDate: dates[0] ?? null, installments: [] }
  const installments = shares.map(
    ({ percent }, index): Installment => ({ id: newId(), date: dates[index] ?? date, percent, amount: null }),
  )
  return { dueDate: firstDueDate({ installments, dueDate: null }), installments }
}
