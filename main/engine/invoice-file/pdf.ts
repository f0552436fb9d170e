import { createHash } from 'node:crypto'
import pdfmake from 'pdfmake'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { forgetGlyphs, installFontCache } from './font-cache.ts'
import { createSafeText } from './glyphs.ts'
import { layout } from './layout.ts'
import { MEASURES, paletteOf } from './print-model.ts'
import { installTagging } from './tagging.ts'
import { xmpBody } from './xmp.ts'

/** What is used of pdfkit's document between the drawing and the end of the file. */
interface OpenDocument {
  info: { Title: string; Author: string; Subject: string; Creator: string; Producer: string }
  _root: { data: { AF?: unknown[]; Pages: { data: { Count: number } } } }
  ref(data: object): { end(data?: Uint8Array): void }
  addNamedEmbeddedFile(name: string, spec: unknown): void
  appendXML(xml: string): void
  destroy(): void
  _addInfo: () => void
  _addPdfaMetadata: () => void
}

/** pdfmake's own file system, which its types leave out. */
interface OwnFiles {
  virtualfs: { writeFileSync(name: string, bytes: Buffer): void }
}

let prepared = false
/** One document at a time: they share the decoded fonts. */
let last: Promise<unknown> = Promise.resolve()

/** Once per thread: no network, no file, fonts that are decoded once, and the tagging hook. */
function prepare(): void {
  if (prepared) return
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
  const { virtualfs } = pdfmake as unknown as OwnFiles
  pdfmake.setFonts({ Source: { ...installFontCache((name, bytes) => virtualfs.writeFileSync(name, bytes)) } })
  installTagging()
  prepared = true
}

export interface RenderedPdf {
  pdf: Uint8Array
  /** Characters that the font lacks, printed as « ? ». */
  replacedCharacters: string[]
  pages: number
}

/**
 * The PDF/A-3a and PDF/UA-1 file; with `xml`, a Factur-X. Same input, same bytes.
 * @throws Error when text would be missing from the pages.
 */
export function renderPdf(input: InvoiceFileInput, xml: string): Promise<RenderedPdf> {
  const turn = last.then(() => render(input, xml))
  last = turn.catch(() => undefined)
  return turn
}

async function render(input: InvoiceFileInput, xml: string): Promise<RenderedPdf> {
  prepare()
  return (await attempt(input, xml, true)) ?? (await attempt(input, xml, false)) ?? fail()
}

function fail(): never {
  throw new Error('text lost in the layout')
}

/** null: a row or a block is taller than a page, and pdfmake left it out. */
async function attempt(input: InvoiceFileInput, xml: string, whole: boolean): Promise<RenderedPdf | null> {
  forgetGlyphs()
  const safe = createSafeText()
  const { definition, root } = layout(input, {
    safe,
    palette: paletteOf(input.model, input.print.accent),
    measure: MEASURES[input.model],
    whole,
  })
  const output = pdfmake.createPdf(definition)
  const document = (await output.getStream()) as unknown as OpenDocument
  if (root.lost() > 0) {
    document.destroy()
    return null
  }
  const created = new Date(input.renderedAt)
  if (xml !== '') attach(document, 'factur-x.xml', Buffer.from(xml, 'utf8'), created)
  writeMetadata(document, created, xml !== '')
  const pdf = new Uint8Array(await output.getBuffer())
  return { pdf, replacedCharacters: [...safe.replaced], pages: document._root.data.Pages.data.Count }
}

/**
 * pdfkit's own `file()` writes the stream under F only, and a checksum as text. The type is text/xml: the French
 * validators refuse application/xml.
 */
function attach(document: OpenDocument, name: string, data: Uint8Array, date: Date): void {
  const checksum = createHash('md5').update(data).digest()
  const stream = document.ref({
    Type: 'EmbeddedFile',
    Subtype: 'text#2Fxml',
    Params: { ModDate: date, CreationDate: date, Size: data.byteLength, CheckSum: checksum },
  })
  stream.end(data)
  const specification = document.ref({
    Type: 'Filespec',
    AFRelationship: 'Alternative',
    F: pdfString(name),
    UF: pdfString(name),
    EF: { F: stream, UF: stream },
    Desc: pdfString('Factur-X EN 16931 (CII D22B)'),
  })
  specification.end()
  document.addNamedEmbeddedFile(name, specification)
  document._root.data.AF = [...(document._root.data.AF ?? []), specification]
}

/** pdfkit writes a primitive as a name and a String object as a string. */
const pdfString = (text: string): object => Object(text) as object

/** pdfkit does not escape the texts that it writes into the XMP: its two writers are replaced by one that does. */
function writeMetadata(document: OpenDocument, created: Date, facturX: boolean): void {
  if (typeof document._addInfo !== 'function' || typeof document._addPdfaMetadata !== 'function') {
    throw new Error('pdfkit no longer has the metadata writers that are replaced here')
  }
  const { Title, Author, Subject, Creator, Producer } = document.info
  const facts = {
    title: Title,
    author: Author,
    subject: Subject,
    creator: Creator,
    producer: Producer,
    created,
    facturX,
  }
  document._addPdfaMetadata = () => undefined
  document._addInfo = () => document.appendXML(xmpBody(facts))
}
