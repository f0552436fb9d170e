import type { InvoiceFileInput, Seller } from '../../../shared/model/document.ts'
import { legalNotes } from '../../../shared/rules/invoice-mentions.ts'
import { isPaid } from './cii-settlement.ts'
import { depositNotes } from './deposit-notes.ts'

const OPERATION_LETTER = { goods: 'B', services: 'S', mixed: 'M' } as const satisfies Record<
  Seller['operations'],
  string
>

/**
 * BT-23: nature of the operations, then 4 for a final invoice after deposits (BR-FR-CO-08), else whether something is left
 * to pay (BR-FR-CO-09).
 */
export function processOf({
  content,
  seller,
  totals,
}: Pick<InvoiceFileInput, 'content' | 'seller' | 'totals'>): string {
  const settles = content.kind === 'invoice' && content.invoiceType === 'final'
  return `${OPERATION_LETTER[seller.operations]}${settles ? '4' : isPaid(totals) ? '2' : '1'}`
}

/** BG-1: the legal notes once each, then who the seller is in law, then what the document says. Empty ones are left out. */
export function documentNotes(
  { content, seller }: Pick<InvoiceFileInput, 'content' | 'seller'>,
  leading: readonly string[],
): { code: string; text: string }[] {
  const capital = seller.capital.trim() === '' ? '' : ` au capital de ${seller.capital.trim()}`
  const list = [
    ...legalNotes(seller),
    { code: 'REG', text: `${seller.legalForm.trim()}${capital}`.trim() },
    { code: 'ABL', text: seller.registration.trim() },
    { code: 'AAI', text: content.reference.trim() === '' ? '' : `Référence : ${content.reference.trim()}` },
    ...depositNotes(content).map((text) => ({ code: 'AAI', text })),
    ...leading.map((text) => ({ code: 'AAI', text })),
    { code: 'AAI', text: content.notes.trim() },
  ]
  return list.filter(({ text }) => text !== '')
}
