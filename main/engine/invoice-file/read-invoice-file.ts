import type { InvoiceReading } from '../../../shared/model/invoice-reading.ts'
import { Refusal } from '../../../shared/result.ts'
import { readCii } from './read-cii.ts'
import { embeddedInvoice } from './read-pdf.ts'
import { parseXml } from './xml-tree.ts'

/**
 * A Factur-X (or ZUGFeRD) PDF or a CII XML of anyone.
 * @throws Refusal `invalid` when it holds no CII invoice that can be read.
 */
export function readInvoiceFile(bytes: Uint8Array): InvoiceReading {
  const isPdf = Buffer.from(bytes.subarray(0, 1_024)).includes('%PDF-')
  if (!isPdf) return { syntax: 'CII', ...readCii(parseXml(bytes)) }
  const xml = embeddedInvoice(bytes)
  if (xml === null) {
    throw new Refusal('invalid', 'Ce PDF ne contient pas de facture électronique : il lui manque le XML de Factur-X.')
  }
  return { syntax: 'Factur-X', ...readCii(parseXml(xml)) }
}
