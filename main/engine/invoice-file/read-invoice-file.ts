import type { InvoiceReading } from '../../../shared/model/invoice-reading.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { Refusal } from '../../../shared/result.ts'
import { projectDocument } from './project-document.ts'
import { readCii } from './read-cii.ts'
import { embeddedInvoice, isPdf } from './read-pdf.ts'
import { readUbl } from './read-ubl.ts'
import { parseXml, type XmlNode } from './xml-tree.ts'

const UBL = /^urn:oasis:names:specification:ubl:schema:xsd:(?:Invoice|CreditNote)-2$/u

/** A file that was read, with the XML that it is or carries. */
export type ReadInvoice = InvoiceReading & { xml: Uint8Array }

/**
 * A Factur-X (or ZUGFeRD 2) PDF, a CII XML or a UBL 2.1 XML of anyone. Nothing of it is run or fetched.
 * @throws Refusal `invalid` when it holds no invoice that can be read.
 */
export function readInvoiceFile(bytes: Uint8Array): ReadInvoice {
  const pdf = isPdf(bytes)
  if (
    !pdf &&
    !/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*</u.test(Buffer.from(bytes.subarray(0, 200)).toString('latin1'))
  ) {
    throw new Refusal(
      'invalid',
      'Ce fichier n’est ni un PDF ni un XML. Choisissez un Factur-X, un XML CII ou un XML UBL.',
    )
  }
  const xml = pdf ? embeddedInvoice(bytes) : bytes
  const root = parseXml(xml)
  const { stated, syntax } = statedIn(root)
  return { syntax: pdf ? 'Factur-X' : syntax, stated, ...projectDocument(stated), xml }
}

function statedIn(root: XmlNode): { stated: StatedInvoice; syntax: 'CII' | 'UBL' } {
  if (root.name === 'CrossIndustryInvoice') return { stated: readCii(root), syntax: 'CII' }
  if (UBL.test(root.namespace)) return { stated: readUbl(root), syntax: 'UBL' }
  if (root.name === 'CrossIndustryDocument') {
    throw new Refusal(
      'invalid',
      'Ce fichier est un ZUGFeRD 1, un format abandonné. Demandez à l’émetteur un Factur-X (ZUGFeRD 2).',
    )
  }
  throw new Refusal(
    'invalid',
    'Ce fichier XML n’est pas une facture électronique. Choisissez un Factur-X, un XML CII ou un XML UBL.',
  )
}
