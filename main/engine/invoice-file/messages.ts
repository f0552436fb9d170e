import type { InvoiceFileInput } from '../../../shared/model/document.ts'

/** The file, as it is archived. */
export interface RenderedInvoice {
  pdf: Uint8Array
  /** Empty for a draft. */
  xml: string
  /** Of the bytes of the PDF, in hexadecimal. */
  sha256: string
  /** Characters that the font lacks, printed as « ? ». */
  replacedCharacters: string[]
  pages: number
}

export interface RenderRequest {
  id: number
  input: InvoiceFileInput
}

/** `reason` is for the log: it holds nothing of the document. */
export type RenderReply = { id: number; file: RenderedInvoice } | { id: number; reason: string }
