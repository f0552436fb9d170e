import { inflateSync } from 'node:zlib'

/** Past this, an attachment is no invoice: a small file must not fill the memory. */
const LONGEST = 50_000_000
const STREAM = /\bstream\r?\n/gu

/**
 * The XML that a PDF carries (ISO 32000, 7.11.4): streams of type EmbeddedFile or of an XML type, the first that is a
 * CII. null: none. A stream is always an object of its own, so that the tables of the file need not be read.
 */
export function embeddedInvoice(pdf: Uint8Array): Uint8Array | null {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = file.toString('latin1')
  for (const match of text.matchAll(STREAM)) {
    const dictionary = text.slice(text.lastIndexOf(' obj', match.index), match.index)
    if (!/\/EmbeddedFile\b|(?:text|application)#2[fF]xml/u.test(dictionary)) continue
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    const content = end < 0 ? null : decoded(file.subarray(start, end), dictionary)
    if (content?.includes('CrossIndustryInvoice')) return content
  }
  return null
}

function decoded(bytes: Buffer, dictionary: string): Buffer | null {
  if (!/\/Filter\b/u.test(dictionary)) return bytes.subarray(0, LONGEST)
  if (!/\/FlateDecode\b/u.test(dictionary)) return null
  try {
    return inflateSync(bytes, { maxOutputLength: LONGEST })
  } catch {
    return null
  }
}
