import type { DocumentContent } from '../model/document.ts'

type Named = Pick<DocumentContent, 'kind' | 'invoiceType'>

const INVOICES = { standard: 'Facture', deposit: 'Facture d’acompte', final: 'Facture de solde' } as const

/** What the document is called, in print and in what is sent. */
export const documentName = ({ kind, invoiceType }: Named): string =>
  kind === 'invoice' ? INVOICES[invoiceType] : invoiceType === 'deposit' ? 'Avoir d’acompte' : 'Avoir'

/** BT-3, UNTDID 1001: 380 invoice, 386 deposit, 381 credit note, 503 credit note on a deposit. */
export const typeCodeOf = ({ kind, invoiceType }: Named): '380' | '386' | '381' | '503' => {
  if (kind === 'invoice') return invoiceType === 'deposit' ? '386' : '380'
  return invoiceType === 'deposit' ? '503' : '381'
}
