import { inflateSync } from 'node:zlib'
import { Refusal } from '../../../shared/result.ts'

/** Bytes of one stream, and of all of them, once inflated: a small file must not fill the memory. */
const LONGEST = 50_000_000
const LONGEST_TOGETHER = 100_000_000
const MARK = /\bobj\b|\bstream\r?\n/gu
/**
 * Names that make a viewer do something by itself (ISO 32000, 12.6.4). They are looked for in all bytes, streams
 * included, whose ends a hostile file may lie about; a shorter name would be met by chance in compressed bytes.
 */
const ACTIVE = /\/(?:JavaScript|JS\s*[(<]|JS \d+ \d+ R|Launch|XFA|RichMedia|ImportData|SubmitForm|GoToE|GoToR)/u
/** What the trailer of a protected file says. */
const ENCRYPTED = /\/Encrypt\s*(?:\d+\s+\d+\s+R|<<)/u

export const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-')

interface Stream {
  dictionary: string
  bytes: Buffer
}

/** The streams of a PDF, in one pass: a stream is always an object of its own, so that the tables need not be read. */
function* streamsOf(file: Buffer, text: string): Generator<Stream> {
  const mark = new RegExp(MARK)
  let dictionary = -1
  for (let match = mark.exec(text); match !== null; match = mark.exec(text)) {
    if (match[0] === 'obj') {
      dictionary = match.index
      continue
    }
    const start = match.index + match[0].length
    const end = text.indexOf('endstream', start)
    if (end < 0) return
    if (dictionary >= 0) yield { dictionary: text.slice(dictionary, match.index), bytes: file.subarray(start, end) }
    dictionary = -1
    mark.lastIndex = end
  }
}

/**
 * The XML that a PDF carries (ISO 32000, 7.11.4): streams of type EmbeddedFile or of an XML type, the first that is an
 * invoice. @throws Refusal `invalid` when there is none, or when the file is protected.
 */
export function embeddedInvoice(pdf: Uint8Array): Uint8Array {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = file.toString('latin1')
  let abandoned: Buffer | null = null
  for (const stream of streamsOf(file, text)) {
    if (!/\/EmbeddedFile\b|(?:text|application)#2[fF]xml/u.test(stream.dictionary)) continue
    const content = decoded(stream, LONGEST)
    const start = content === null ? '' : rootOf(content)
    if (/CrossIndustryInvoice|schema:xsd:(?:Invoice|CreditNote)-2/u.test(start)) return content as Buffer
    // ZUGFeRD 1, which some files carry beside the other: read last, to be refused by its name.
    if (start.includes('CrossIndustryDocument')) abandoned = content
  }
  if (abandoned !== null) return abandoned
  if (ENCRYPTED.test(text)) {
    throw new Refusal('invalid', 'Ce PDF est protégé. Demandez à l’émetteur le même fichier sans protection.')
  }
  throw new Refusal('invalid', 'Ce PDF ne contient pas de facture électronique : il lui manque le XML de Factur-X.')
}

/** Where the root element of an XML stands. */
const rootOf = (content: Buffer): string => content.subarray(0, 20_000).toString('latin1')

/**
 * Whether a viewer would run something of this PDF, in the open or in its compressed objects: such a page is not opened.
 * In doubt (protected, or larger than what is looked at), it is.
 */
export function isActive(pdf: Uint8Array): boolean {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const text = file.toString('latin1')
  if (ENCRYPTED.test(text) || ACTIVE.test(plainNames(text))) return true
  let together = 0
  for (const stream of streamsOf(file, text)) {
    if (!/\/ObjStm\b/u.test(plainNames(stream.dictionary))) continue
    const content = decoded(stream, LONGEST)
    together += content?.length ?? 0
    if (content === null || together > LONGEST_TOGETHER || ACTIVE.test(plainNames(content.toString('latin1'))))
      return true
  }
  return false
}

/** `/J#61vaScript` is `/JavaScript` (ISO 32000, 7.3.5). */
const plainNames = (text: string): string =>
  text.replace(/#([0-9a-fA-F]{2})/gu, (_all, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

function decoded({ bytes, dictionary }: Stream, longest: number): Buffer | null {
  if (!/\/Filter\b/u.test(dictionary)) return bytes.subarray(0, longest)
  if (!/\/FlateDecode\b/u.test(dictionary)) return null
  try {
    return inflateSync(bytes, { maxOutputLength: longest })
  } catch {
    return null
  }
}
