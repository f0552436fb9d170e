import { createHash } from 'node:crypto'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { toCii } from './cii.ts'
import type { RenderedInvoice } from './messages.ts'
import { renderPdf } from './pdf.ts'

/** Draws the file that leaves, in this thread: 60 ms to 1 s. @throws Error when it cannot be whole. */
export async function renderInvoice(input: InvoiceFileInput): Promise<RenderedInvoice> {
  const xml = input.number === null ? '' : toCii(input)
  const { pdf, replacedCharacters, pages } = await renderPdf(input, xml)
  return { pdf, xml, sha256: createHash('sha256').update(pdf).digest('hex'), replacedCharacters, pages }
}
