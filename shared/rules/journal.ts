import type { AccountingSettings } from '../model/accounting.ts'
import type { DocumentContent, Line, Seller, Totals } from '../model/document.ts'
import type { Cents } from '../model/primitives.ts'
import { normalizedRate } from './totals.ts'

export interface JournalDocument {
  content: Pick<DocumentContent, 'kind' | 'lines' | 'invoiceType' | 'deposits'>
  totals: Pick<Totals, 'lines' | 'vat' | 'total'>
  operations: Seller['operations']
}

/** One line of an entry: one of the two amounts is zero, none is negative. */
export interface JournalLine {
  account: string
  /** What the account is for. */
  purpose: 'clients' | 'deposits' | 'services' | 'goods' | 'shipping' | 'cashDiscount' | 'vat'
  /** VAT rate in percent, for `vat` only. */
  rate: string | null
  debit: Cents
  credit: Cents
}

/** Units of time: hours, days, months (UN/ECE Recommendation 20). */
const TIME_UNITS: readonly string[] = ['HUR', 'DAY', 'MON']

/** Sale of goods or of services: as the company says; when it sells both, what is counted in time is a service. */
export function salesPurpose(line: Pick<Line, 'unit'>, operations: Seller['operations']): 'goods' | 'services' {
  if (operations !== 'mixed') return operations
  return TIME_UNITS.includes(line.unit) ? 'services' : 'goods'
}

/**
 * The entry of an issued document in the sales journal, balanced to the cent: the client for the total TTC, sales net
 * of discounts, shipping, cash discount (escompte accordé, on the other side), and VAT by rate. A deposit is no sale yet:
 * its net goes to 4191 (plan comptable général, art. 944-41), and the final invoice clears it, with the VAT that the deposit
 * declared: the client owes what is left of the total. A credit note turns the sides round. Lines of zero are left out: a
 * document worth nothing has no entry.
 */
export function journalEntry(document: JournalDocument, settings: AccountingSettings): JournalLine[] {
  const { content, totals } = document
  const isDeposit = content.invoiceType === 'deposit'
  const sales: Record<'services' | 'goods', Cents> = { services: 0, goods: 0 }
  const vat = new Map<string, Cents>()
  const addVat = (rate: string, tax: Cents): void => {
    if (tax !== 0) vat.set(rate, (vat.get(rate) ?? 0) + tax)
  }
  let deposits = 0
  let shipping = 0
  let cashDiscount = 0
  for (const group of totals.vat) {
    addVat(group.rate, group.tax)
    if (isDeposit) {
      deposits += group.base
      continue
    }
    const services = servicesOf(document, group)
    const kept = proportion(group.gross - group.discount, services, group.gross)
    sales.services += kept
    sales.goods += group.gross - group.discount - kept
    shipping += group.shipping
    cashDiscount += group.cashDiscount
  }
  let settled = 0
  for (const share of content.deposits.flatMap((deposit) => deposit.vat)) {
    deposits -= share.base
    settled += share.base + share.tax
    addVat(normalizedRate(share.rate), -share.tax)
  }
  const direction = content.kind === 'invoice' ? 1 : -1
  const line = (account: string, purpose: JournalLine['purpose'], credit: Cents, rate: string | null = null) => {
    const signed = credit * direction
    return { account, purpose, rate, debit: Math.max(-signed, 0), credit: Math.max(signed, 0) }
  }
  return [
    line(settings.clients, 'clients', settled - totals.total),
    line(settings.deposits, 'deposits', deposits),
    line(settings.goods, 'goods', sales.goods),
    line(settings.services, 'services', sales.services),
    line(settings.shipping, 'shipping', shipping),
    line(settings.cashDiscount, 'cashDiscount', -cashDiscount),
    ...[...vat].map(([rate, tax]) => line(vatAccount(settings, rate), 'vat', tax, rate)),
  ].filter(({ debit, credit }) => debit !== 0 || credit !== 0)
}

/** Account of the VAT collected at this rate. */
export const vatAccount = (settings: AccountingSettings, rate: string): string =>
  settings.vat.find((one) => normalizedRate(one.rate) === normalizedRate(rate))?.account ?? settings.otherVat

/** Gross amount of the services in one VAT group, in cents. */
function servicesOf({ content, totals, operations }: JournalDocument, group: Totals['vat'][number]): Cents {
  return content.lines.reduce((sum, line) => {
    const inGroup = line.vat.category === group.category && normalizedRate(line.vat.rate) === group.rate
    const counts = inGroup && line.type === 'item' && salesPurpose(line, operations) === 'services'
    return counts ? sum + (totals.lines[line.id] ?? 0) : sum
  }, 0)
}

/** `part` of `whole` that falls on `amount`, cut to the cent; the caller gives the rest to the other part. */
function proportion(amount: Cents, part: Cents, whole: Cents): Cents {
  if (whole === 0) return part
  return Number((BigInt(amount) * BigInt(part)) / BigInt(whole))
}
