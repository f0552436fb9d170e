import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { checkDocument } from '../../shared/rules/invoice-checks.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { invoiceInputs } from '../support/arbitrary-invoices.ts'
import { openKit } from '../support/conformance-kit.ts'

const { kit, reason } = await openKit()
const blocking = ({ content, totals, seller, buyer, number }: InvoiceFileInput): string[] =>
  checkDocument(content, totals, seller, buyer, { number })
    .filter(({ severity }) => severity === 'blocking')
    .map(({ id }) => id)

/** 200 documents that our checks let pass, always the same ones. */
const DOCUMENTS = fc
  .sample(invoiceInputs, { numRuns: 700, seed: 20_261_124 })
  .filter((input) => blocking(input).length === 0)
  .slice(0, 200)
/** Those that the schematrons see: most of their time is by file. */
const SAMPLE = DOCUMENTS.filter((_, index) => index % 8 === 0)

describe('generated documents that our checks let pass', () => {
  test('are many, and of every sort of VAT and kind', () => {
    expect(DOCUMENTS).toHaveLength(200)
    const sorts = new Set(DOCUMENTS.flatMap(({ totals }) => totals.vat.map(({ category }) => category)))
    expect([...sorts].toSorted()).toEqual(['AE', 'E', 'G', 'K', 'O', 'S'])
    expect(new Set(DOCUMENTS.map(({ content }) => content.kind)).size).toBe(2)
  })

  test('read back with the same totals, and without a broken rule', () => {
    for (const input of DOCUMENTS) {
      const reading = readInvoiceFile(Buffer.from(toCii(input)))
      const { lines: _ids, ...totals } = input.totals
      expect(reading.document?.totals).toMatchObject(totals)
      const broken = checkInvoiceFile(reading).filter(({ severity }) => severity === 'blocking')
      expect(broken.map(({ id, message }) => `${id} ${message}`)).toEqual([])
    }
  })

  const name = `are legal invoices: XSD on all, EN 16931, Factur-X, France and UBL on a sample${reason && ` (${reason})`}`
  test.skipIf(kit === null)(name, { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'generated-'))
    const write = (sort: string, inputs: readonly InvoiceFileInput[], draw: (input: InvoiceFileInput) => string) =>
      inputs.map((input, index) => {
        const path = join(folder, `${sort}-${index}.xml`)
        writeFileSync(path, draw(input))
        return path
      })
    try {
      const others = DOCUMENTS.filter((input) => !SAMPLE.includes(input))
      const results = [
        ...((await kit?.validate(write('xsd', others, toCii), { rules: [] })) ?? []),
        ...((await kit?.validate([...write('cii', SAMPLE, toCii), ...write('ubl', SAMPLE, toUbl)])) ?? []),
      ]
      expect(results).toHaveLength(DOCUMENTS.length + SAMPLE.length)
      expect(results.filter(({ file, checked }) => !file.includes('/ubl-') && !checked.includes('xsd'))).toEqual([])
      const fatal = results.flatMap(({ file, failures }) =>
        failures.filter(({ severity }) => severity === 'fatal').map(({ id, location }) => `${file} ${id} ${location}`),
      )
      expect(fatal).toEqual([])
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
