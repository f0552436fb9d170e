import type { InvoiceType, SettledDeposit } from '../../../shared/model/deposit.ts'
import type { DocumentContent } from '../../../shared/model/document.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import type { ReadDepositNotes } from './deposit-notes.ts'
import { centsOf, dateOf } from './project-values.ts'

/** BT-3 of a deposit invoice, and of the credit note on one. */
export const DEPOSIT_CODES: readonly string[] = ['386', '503']

type Sale = Pick<DocumentContent, 'invoiceType' | 'deposits' | 'depositFor' | 'prepaid' | 'originalInvoice'>

/**
 * BG-3 and BT-113: the invoice that is corrected, or the deposits that are settled. What each deposit paid comes from our
 * notes; without them the one deposit is worth all that is paid, and of several only numbers and dates are known.
 */
export function projectSale(
  { typeCode, process, totals, preceding: named }: StatedInvoice,
  notes: Pick<ReadDepositNotes, 'purpose' | 'settled'>,
): Sale {
  const paid = Math.max(0, centsOf(totals.prepaid))
  const preceding = named.map(({ number, date }) => ({ id: null, number: number.slice(0, 40), date: dateOf(date) }))
  const invoiceType = typeOf(typeCode, process)
  const depositFor = notes.purpose === null ? null : { draftId: null, label: notes.purpose.slice(0, 200) }
  if (invoiceType !== 'final') {
    return { invoiceType, deposits: [], depositFor, prepaid: paid, originalInvoice: preceding[0] ?? null }
  }
  const deposits = preceding.map(
    (one): SettledDeposit =>
      notes.settled.get(one.number) ?? { ...one, amount: preceding.length === 1 ? paid : 0, vat: [] },
  )
  const settled = deposits.reduce((sum, { amount }) => sum + amount, 0)
  return { invoiceType, deposits, depositFor, prepaid: Math.max(0, paid - settled), originalInvoice: null }
}

function typeOf(typeCode: string, process: string): InvoiceType {
  if (DEPOSIT_CODES.includes(typeCode)) return 'deposit'
  return typeCode === '380' && process.endsWith('4') ? 'final' : 'standard'
}
