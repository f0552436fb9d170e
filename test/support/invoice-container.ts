import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFRawStream,
  PDFString,
} from '@cantoo/pdf-lib'
import { XmlDocument } from 'libxml2-wasm'

export interface Container {
  /** What breaks PDF/A-3 or Factur-X, in words; empty: nothing seen. */
  errors: string[]
  xml: string
  /** Operators of each page, decoded. */
  pages: string[]
}

const name = PDFName.of.bind(PDFName)
const FX_PROPERTIES = ['DocumentFileName', 'DocumentType', 'Version', 'ConformanceLevel']

/** Reads the file with another library: what no validator of this machine sees (AFRelationship, MIME, XMP, fonts). */
export async function readContainer(bytes: Uint8Array, { facturX = true } = {}): Promise<Container> {
  const errors: string[] = []
  const need = (holds: boolean, error: string): void => {
    if (!holds) errors.push(error)
  }
  const head = Buffer.from(bytes.subarray(0, 16))
  need(head.toString('latin1').startsWith('%PDF-1.7\n%'), 'header')
  need(
    head.subarray(10, 14).every((byte) => byte > 127),
    'binary comment',
  )
  const document = await PDFDocument.load(bytes, { updateMetadata: false })
  const { catalog, context } = document
  need(context.trailerInfo.ID !== undefined && context.trailerInfo.Encrypt === undefined, 'trailer')
  const xmp = readXmp(catalog, facturX, need)
  const xml = facturX ? readAttachment(catalog, need) : ''
  need(!facturX || xmp.includes('<fx:ConformanceLevel>EN 16931<'), 'fx:ConformanceLevel')
  need(!facturX || xml.includes('<ram:ID>urn:cen.eu:en16931:2017</ram:ID>'), 'guideline')
  need(facturX || !catalog.has(name('AF')), 'a draft embeds nothing')

  need(catalog.lookup(name('MarkInfo')) !== undefined, 'MarkInfo')
  const tags = catalog.lookup(name('StructTreeRoot'), PDFDict)
  need(tags.has(name('K')), 'empty tag tree')
  need(tags.has(name('ParentTree')), 'ParentTree')
  need(/^fr/iu.test(textOf(catalog, 'Lang')), 'Lang')
  const roles = new Set(
    context
      .enumerateIndirectObjects()
      .flatMap(([, object]) => (object instanceof PDFDict ? [object.get(name('S'))?.toString() ?? ''] : [])),
  )
  for (const role of ['/Table', '/TR', '/TH', '/TD', '/P']) need(roles.has(role), `no tag ${role}`)
  const intent = catalog.lookup(name('OutputIntents'), PDFArray).lookup(0, PDFDict)
  need(intent.get(name('S')) === name('GTS_PDFA1'), 'output intent')
  for (const key of ['OpenAction', 'AA', 'AcroForm']) need(!catalog.has(name(key)), `catalog /${key}`)
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (object instanceof PDFDict) checkFont(object, need)
  }
  for (const page of document.getPages()) need(page.node.has(name('StructParents')), 'StructParents')
  const pages = document.getPages().map((page) => {
    const stream = page.node.Contents()
    return stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : ''
  })
  for (const page of pages) {
    need(page !== '', 'unreadable page')
    need(!/DeviceCMYK|(?:^|\s)(?:[\d.]+ ){4}[kK]\s/u.test(page), 'CMYK')
    const glyphs = [...page.matchAll(/<((?:[0-9a-f]{4})+)>/giu)].flatMap(([, text]) => text?.match(/.{4}/gu) ?? [])
    need(glyphs.length > 0 && !glyphs.includes('0000'), '.notdef glyph')
  }
  return { errors: [...new Set(errors)], xml, pages }
}

type Need = (holds: boolean, error: string) => void

function readXmp(catalog: PDFDict, facturX: boolean, need: Need): string {
  const stream = catalog.lookup(name('Metadata'))
  if (!(stream instanceof PDFRawStream)) {
    need(false, 'no XMP')
    return ''
  }
  need(!stream.dict.has(name('Filter')), 'XMP is compressed')
  const xmp = Buffer.from(stream.contents).toString('utf8')
  try {
    XmlDocument.fromString(xmp).dispose()
  } catch {
    need(false, 'XMP is not well-formed')
  }
  need(xmp.includes('<pdfaid:part>3<') && xmp.includes('<pdfaid:conformance>A<'), 'pdfaid')
  need(xmp.includes('<pdfuaid:part>1<'), 'pdfuaid')
  const properties = FX_PROPERTIES.every(
    (key) => xmp.includes(`<pdfaProperty:name>${key}<`) && xmp.includes(`<fx:${key}>`),
  )
  need(properties === facturX, 'fx properties and their schema')
  return xmp
}

function readAttachment(catalog: PDFDict, need: Need): string {
  const associated = catalog.lookup(name('AF'))
  if (!(associated instanceof PDFArray) || associated.size() !== 1) {
    need(false, 'catalog /AF')
    return ''
  }
  const specification = associated.lookup(0, PDFDict)
  for (const key of ['F', 'UF']) need(textOf(specification, key) === 'factur-x.xml', key)
  need(textOf(specification, 'Desc') !== '', 'Desc')
  need(specification.get(name('AFRelationship')) === name('Alternative'), 'AFRelationship')
  const embedded = specification.lookup(name('EF'), PDFDict)
  need(embedded.get(name('F')) === embedded.get(name('UF')), 'EF.F and EF.UF')
  const names = catalog
    .lookup(name('Names'), PDFDict)
    .lookup(name('EmbeddedFiles'), PDFDict)
    .lookup(name('Names'), PDFArray)
  need(names.get(1) === associated.get(0), 'EmbeddedFiles')
  const stream = embedded.lookup(name('F'))
  if (!(stream instanceof PDFRawStream)) {
    need(false, 'embedded stream')
    return ''
  }
  need(stream.dict.get(name('Subtype')) === name('text/xml'), 'MIME type')
  need(stream.dict.lookup(name('Params'), PDFDict).has(name('ModDate')), 'ModDate')
  return Buffer.from(decodePDFRawStream(stream).decode()).toString('utf8')
}

function checkFont(dictionary: PDFDict, need: Need): void {
  const type = dictionary.get(name('Type'))
  if (type === name('FontDescriptor')) {
    need(dictionary.has(name('FontFile2')) || dictionary.has(name('FontFile3')), 'font not embedded')
  }
  if (type !== name('Font')) return
  const subtype = dictionary.get(name('Subtype'))
  need(subtype !== name('Type1'), 'base-14 font')
  if (subtype === name('Type0')) need(dictionary.has(name('ToUnicode')), 'no ToUnicode')
}

function textOf(dictionary: PDFDict, key: string): string {
  const value = dictionary.lookup(name(key))
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : ''
}
