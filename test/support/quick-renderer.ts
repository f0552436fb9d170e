import { createHash } from 'node:crypto'
import type { InvoiceRenderer } from '../../main/engine/invoice-file/renderer.ts'
import { receiptPdf } from '../../main/engine/neotouch/sandbox/receipt.ts'

/** A page that bears the number of the document, without layout and without a thread: the same bytes each time. */
export const quickRenderer: InvoiceRenderer = {
  async render({ number }) {
    const pdf = receiptPdf([`Facture ${number}`])
    const sha256 = createHash('sha256').update(pdf).digest('hex')
    return { pdf, xml: '<x/>', sha256, replacedCharacters: [], pages: 1 }
  },
  close: async () => undefined,
}
