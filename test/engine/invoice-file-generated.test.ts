import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { XmlDocument, XsdValidator } from 'libxml2-wasm'
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import type { StatedInvoice } from '../../shared/model/stated-invoice.ts'
import { checkDocument } from '../../shared/rules/invoice-checks.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { invoiceInputs } from '../support/arbitrary-invoices.ts'
import { FACTURX_XSD, openKit } from '../support/conformance-kit.ts'

const { kit, reason } = await openKit()
const blocking = ({ content, totals, seller, buyer, number }: InvoiceFileInput): string[] =>
  checkDocument(content, totals, seller, buyer, { number })
    .filter(({ severity }) => severity === 'blocking')
    .map(({ id }) => id)

/** 1,000 documents that our checks let pass, always the same ones. */
const DOCUMENTS = fc
  .sample(invoiceInputs, { numRuns: 6_000, seed: 20_261_124 })
  .filter((input) => blocking(input).length === 0)
  .slice(0, 1_000)
/** Those that the schematrons see: most of their time is by file. */
const SAMPLE = DOCUMENTS.filter((_, index) => index % 40 === 0)

/** Without what one syntax has no place for, or our export does not write there: BT-33, the department, a means not said. */
const comparable = ({ seller, buyer, payments, ...stated }: StatedInvoice): StatedInvoice => ({
  ...stated,
  payments: payments.filter(({ code }) => code !== '1'),
  paymentReference: payments.some(({ code }) => code !== '1') ? stated.paymentReference : '',
  seller: { ...seller, legalForm: '' },
  buyer: { ...buyer, contact: buyer.contact && { ...buyer.contact, department: '' } },
})

describe('generated documents that our checks let pass', () => {
  test('are many, and of every sort of VAT and kind', () => {
    expect(DOCUMENTS).toHaveLength(1_000)
    const sorts = new Set(DOCUMENTS.flatMap(({ totals }) => totals.vat.map(({ category }) => category)))
    expect([...sorts].toSorted()).toEqual(['AE', 'E', 'G', 'K', 'O', 'S'])
    expect(new Set(DOCUMENTS.map(({ content }) => content.kind)).size).toBe(2)
  })

  test('are of every shape: paid, in several échéances, public, overseas, abroad, delivered elsewhere, with notes', () => {
    const share = (holds: (input: InvoiceFileInput) => boolean): number => DOCUMENTS.filter(holds).length
    for (const holds of [
      ({ totals }) => totals.total > 0 && totals.prepaid === totals.total,
      ({ content }) => content.installments.length > 1,
      ({ buyer }) => buyer.isPublic,
      ({ buyer }) => buyer.territory === 'DOM',
      ({ buyer }) => buyer.territory === 'UE',
      ({ buyer }) => buyer.deliveryAddress !== null,
      ({ content }) => content.discountPercent !== '0' && content.cashDiscountPercent !== '0',
      ({ content }) => content.shipping > 0 && content.shippingWithoutCashDiscount,
      ({ content }) => content.lines.some(({ type }) => type === 'subtotal'),
      ({ totals }) => totals.vat.length > 2,
    ] satisfies ((input: InvoiceFileInput) => boolean)[]) {
      expect(share(holds)).toBeGreaterThan(20)
    }
  })

  test('read back from CII and from UBL to the same values, without a broken rule', { timeout: 120_000 }, () => {
    for (const input of DOCUMENTS) {
      const [cii, ubl] = [readInvoiceFile(Buffer.from(toCii(input))), readInvoiceFile(Buffer.from(toUbl(input)))]
      const { lines: _ids, ...totals } = input.totals
      expect(cii.document?.totals).toMatchObject(totals)
      expect(comparable(ubl.stated)).toEqual(comparable(cii.stated))
      for (const reading of [cii, ubl]) {
        const broken = checkInvoiceFile(reading).filter(({ severity }) => severity === 'blocking')
        expect(broken.map(({ id, message }) => `${id} ${message}`)).toEqual([])
      }
    }
  })

  const xsd = `follow the schema of Factur-X, all of them${reason && ` (${reason})`}`
  test.skipIf(kit === null)(xsd, { timeout: 60_000 }, () => {
    xmlRegisterFsInputProviders()
    const schema = XmlDocument.fromBuffer(readFileSync(FACTURX_XSD), { url: FACTURX_XSD })
    const validator = XsdValidator.fromDoc(schema)
    const valid = (xml: string): void => {
      const document = XmlDocument.fromString(xml)
      try {
        validator.validate(document)
      } finally {
        document.dispose()
      }
    }
    try {
      for (const input of DOCUMENTS) valid(toCii(input))
      const [first] = DOCUMENTS
      expect(() => valid(toCii(first as InvoiceFileInput).replace(/<ram:TypeCode>380[^>]*>/u, ''))).toThrow()
    } finally {
      validator.dispose()
      schema.dispose()
    }
  })

  const name = `are legal invoices on a sample: EN 16931, Factur-X, France, in CII and UBL${reason && ` (${reason})`}`
  test.skipIf(kit === null)(name, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'generated-'))
    const write = (sort: string, draw: (input: InvoiceFileInput) => string) =>
      SAMPLE.map((input, index) => {
        const path = join(folder, `${sort}-${index}.xml`)
        writeFileSync(path, draw(input))
        return path
      })
    try {
      const results = (await kit?.validate([...write('cii', toCii), ...write('ubl', toUbl)])) ?? []
      expect(results).toHaveLength(2 * SAMPLE.length)
      const fatal = results.flatMap(({ file, failures }) =>
        failures.filter(({ severity }) => severity === 'fatal').map(({ id, location }) => `${file} ${id} ${location}`),
      )
      expect(fatal).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
