import { escapeXml } from './xml.ts'

export interface XmpFacts {
  title: string
  author: string
  subject: string
  creator: string
  producer: string
  created: Date
  /** A draft embeds no XML: it does not claim to be Factur-X. */
  facturX: boolean
}

const FACTUR_X = 'urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#'
const PDF_UA = 'http://www.aiim.org/pdfua/ns/id/'

const description = (namespaces: string, body: string): string =>
  `<rdf:Description rdf:about="" ${namespaces}>${body}</rdf:Description>`

const property = (name: string, type: string, category: string, text: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaProperty:name>${name}</pdfaProperty:name><pdfaProperty:valueType>${type}</pdfaProperty:valueType><pdfaProperty:category>${category}</pdfaProperty:category><pdfaProperty:description>${text}</pdfaProperty:description></rdf:li>`

const schema = (name: string, uri: string, prefix: string, properties: string): string =>
  `<rdf:li rdf:parseType="Resource"><pdfaSchema:schema>${name}</pdfaSchema:schema><pdfaSchema:namespaceURI>${uri}</pdfaSchema:namespaceURI><pdfaSchema:prefix>${prefix}</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq>${properties}</rdf:Seq></pdfaSchema:property></rdf:li>`

const alternative = (text: string): string =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(text)}</rdf:li></rdf:Alt>`

const FACTUR_X_SCHEMA = schema(
  'Factur-X PDFA Extension Schema',
  FACTUR_X,
  'fx',
  [
    property('DocumentFileName', 'Text', 'external', 'name of the embedded XML invoice file'),
    property('DocumentType', 'Text', 'external', 'INVOICE'),
    property('Version', 'Text', 'external', 'The actual version of the Factur-X XML schema'),
    property('ConformanceLevel', 'Text', 'external', 'The conformance level of the embedded Factur-X data'),
  ].join(''),
)
const PDF_UA_SCHEMA = schema(
  'PDF/UA Universal Accessibility Schema',
  PDF_UA,
  'pdfuaid',
  property('part', 'Integer', 'internal', 'Part of ISO 14289 the file conforms to'),
)

/** All that stands inside rdf:RDF: PDF/A-3a, PDF/UA-1 and Factur-X, with the extension schemas that PDF/A asks for. */
export function xmpBody(facts: XmpFacts): string {
  const created = facts.created.toISOString().replace(/\.\d+Z$/u, 'Z')
  return [
    description(
      'xmlns:dc="http://purl.org/dc/elements/1.1/"',
      `<dc:format>application/pdf</dc:format><dc:title>${alternative(facts.title)}</dc:title><dc:creator><rdf:Seq><rdf:li>${escapeXml(facts.author)}</rdf:li></rdf:Seq></dc:creator><dc:description>${alternative(facts.subject)}</dc:description><dc:language><rdf:Bag><rdf:li>fr-FR</rdf:li></rdf:Bag></dc:language>`,
    ),
    description(
      'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
      `<pdf:Producer>${escapeXml(facts.producer)}</pdf:Producer>`,
    ),
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      `<xmp:CreatorTool>${escapeXml(facts.creator)}</xmp:CreatorTool><xmp:CreateDate>${created}</xmp:CreateDate><xmp:ModifyDate>${created}</xmp:ModifyDate>`,
    ),
    description(
      'xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"',
      '<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>',
    ),
    description(`xmlns:pdfuaid="${PDF_UA}"`, '<pdfuaid:part>1</pdfuaid:part>'),
    facts.facturX
      ? description(
          `xmlns:fx="${FACTUR_X}"`,
          '<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName><fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
        )
      : '',
    description(
      'xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
      `<pdfaExtension:schemas><rdf:Bag>${facts.facturX ? FACTUR_X_SCHEMA : ''}${PDF_UA_SCHEMA}</rdf:Bag></pdfaExtension:schemas>`,
    ),
  ]
    .filter((part) => part !== '')
    .join('\n')
}
