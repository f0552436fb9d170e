import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import { type CheckFacts, checkDocument } from '../../shared/rules/invoice-checks.ts'
import { addressLines, addressProblems } from '../../shared/rules/postal-address.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { FIXTURES, fileInput, line } from '../support/invoice-fixtures.ts'

const run = (input: InvoiceFileInput, facts: CheckFacts = {}) =>
  checkDocument(input.content, computeTotals(input.content), input.seller, input.buyer, {
    number: input.number,
    ...facts,
  })

type Change = (input: InvoiceFileInput) => unknown
const base = fileInput()
const lineOf = (input: InvoiceFileInput) => {
  const [first] = input.content.lines
  if (!first) throw new Error('no line')
  return first
}
const vat =
  (category: 'S' | 'E' | 'AE' | 'K' | 'G' | 'O', rate: string): Change =>
  (input) => {
    lineOf(input).vat = { category, rate }
  }
const all =
  (...changes: Change[]): Change =>
  (input) => {
    for (const change of changes) change(input)
  }

const due =
  (...shares: [date: string, percent: string][]) =>
  (input: InvoiceFileInput): void => {
    input.content.installments = shares.map(([date, percent], index) => ({
      id: `01930000-0000-7000-8000-00000000070${index}`,
      date,
      percent,
      amount: null,
    }))
  }

/** One way to break each rule, from a document that breaks none. */
const deposit = {
  id: null,
  number: 'F2026-000012',
  date: '2026-10-02',
  amount: 12_000,
  vat: [{ category: 'S' as const, rate: '20', base: 10_000, tax: 2_000 }],
}
const settled = { invoiceType: 'final', deposits: [deposit] }
const settling = (over: object) => (i: InvoiceFileInput) => {
  Object.assign(i.content, settled, over)
  i.totals = computeTotals(i.content)
}

const BROKEN: [id: string, field: string, change: Change, facts?: CheckFacts][] = [
  ['BR-06', 'seller.name', (i) => Object.assign(i.seller, { name: ' ' })],
  ['BR-FR-10', 'seller.siren', (i) => Object.assign(i.seller, { siren: '732829321' })],
  ['BR-FR-09', 'seller.nic', (i) => Object.assign(i.seller, { nic: '00075' })],
  ['BR-08-RUE', 'seller.address.line1', (i) => Object.assign(i.seller.address, { line1: '', line2: '' })],
  ['BR-08-VILLE', 'seller.address.city', (i) => Object.assign(i.seller.address, { city: '' })],
  ['BR-08-CP', 'seller.address.postcode', (i) => Object.assign(i.seller.address, { postcode: '6900' })],
  ['BR-S-02', 'seller.vatNumber', (i) => Object.assign(i.seller, { vatNumber: '' })],
  ['BR-CO-09', 'seller.vatNumber', (i) => Object.assign(i.seller, { vatNumber: 'FR45732829320' })],
  ['NB-SEL-1', 'seller.iban', (i) => Object.assign(i.seller, { iban: '' })],
  ['NB-SEL-2', 'seller.iban', (i) => Object.assign(i.seller, { iban: 'FR7630006000011234567890188' })],
  ['NB-SEL-3', 'seller.bic', (i) => Object.assign(i.seller, { bic: 'AGRI' })],
  ['BR-07', 'buyer.name', (i) => Object.assign(i.buyer, { name: '' })],
  ['BR-10-RUE', 'buyer.address.line1', (i) => Object.assign(i.buyer.address, { line1: '', line2: '' })],
  ['BR-10-VILLE', 'buyer.address.city', (i) => Object.assign(i.buyer.address, { city: '' })],
  ['BR-10-CP', 'buyer.address.postcode', (i) => Object.assign(i.buyer.address, { postcode: 'TOURS' })],
  ['BR-FR-32', 'buyer.siren', (i) => Object.assign(i.buyer, { siren: '812345670' })],
  ['BR-FR-09-BUYER', 'buyer.nic', (i) => Object.assign(i.buyer, { nic: '00001' })],
  ['BR-FR-11', 'buyer.siren', (i) => Object.assign(i.buyer, { siren: '', isPublic: true })],
  ['NB-CLI-5', 'buyer.siren', (i) => Object.assign(i.buyer, { siren: '' })],
  ['BR-CO-09-BUYER', 'buyer.vatNumber', (i) => Object.assign(i.buyer, { vatNumber: '812345676' })],
  ['NB-CLI-6', 'buyer.contact.email', (i) => Object.assign(i.buyer, { siren: '', vatNumber: '', isPerson: true })],
  [
    'BR-61',
    'seller.iban',
    (i) => Object.assign(i, { seller: { ...i.seller, iban: '' }, content: { ...i.content, paymentMode: 'transfer' } }),
  ],
  [
    'NB-REG-1',
    'paymentMode',
    (i) => Object.assign(i, { seller: { ...i.seller, iban: '' }, buyer: { ...i.buyer, isPublic: true } }),
  ],
  [
    'NB-REG-2',
    'paymentMode',
    (i) => {
      Object.assign(i.content, { paymentMode: 'cash' })
      lineOf(i).unitPrice = '417'
    },
  ],
  [
    'NB-TVA-7',
    'buyer.taxFreeCertificate.number',
    all(vat('E', '0'), (i) => Object.assign(i.buyer, { buysTaxFree: true })),
  ],
  [
    'NB-TVA-8',
    'buyer.taxFreeCertificate.date',
    all(vat('E', '0'), (i) =>
      Object.assign(i.buyer, { buysTaxFree: true, taxFreeCertificate: { number: 'A1', date: '2025-11-23' } }),
    ),
  ],
  ['BR-FR-12', 'buyer.siren', (i) => Object.assign(i.buyer, { siren: '', vatNumber: '' })],
  [
    'BR-FR-25',
    'buyer.contact.email',
    (i) =>
      Object.assign(i.buyer, {
        siren: '',
        vatNumber: '',
        contact: { ...FIXTURES.person?.buyer.contact, email: `${'x'.repeat(120)}@y.example` },
      }),
  ],
  ['BR-FR-01', 'number', (i) => Object.assign(i, { number: 'F 2026/é' })],
  ['BR-FR-03', 'deliveryDate', (i) => Object.assign(i.content, { deliveryDate: '1999-12-31' })],
  ['NB-DAT-1', 'date', () => undefined, { today: '2026-11-23' }],
  ['BR-FR-CO-07', 'dueDate', (i) => Object.assign(i.content, { dueDate: '2026-11-23' })],
  ['BR-FR-CO-05', 'originalInvoice', (i) => Object.assign(i.content, { kind: 'creditNote' })],
  [
    'BR-FR-02',
    'originalInvoice.number',
    (i) =>
      Object.assign(i.content, {
        kind: 'creditNote',
        originalInvoice: { id: null, number: 'F 1', date: '2026-01-01' },
      }),
  ],
  [
    'BR-FR-CO-05-DATE',
    'originalInvoice.date',
    (i) => Object.assign(i.content, { kind: 'creditNote', originalInvoice: { id: null, number: 'F1', date: null } }),
  ],
  [
    'NB-DAT-2',
    'originalInvoice.date',
    (i) =>
      Object.assign(i.content, {
        kind: 'creditNote',
        originalInvoice: { id: null, number: 'F1', date: '2026-12-01' },
      }),
  ],
  ['BR-16', 'lines', (i) => Object.assign(lineOf(i), { type: 'text' })],
  ['NB-LIG-1', 'lines.1.id', (i) => i.content.lines.push({ ...lineOf(i) })],
  ['BR-25', 'lines.0.description', (i) => Object.assign(lineOf(i), { description: '  ' })],
  ['NB-LIG-2', 'lines.0.quantity', (i) => Object.assign(lineOf(i), { quantity: '0' })],
  ['BR-FR-DEC-02', 'lines.0.quantity', (i) => Object.assign(lineOf(i), { quantity: '1.00001' })],
  ['NB-LIG-3', 'lines.0.discountPercent', (i) => Object.assign(lineOf(i), { discountPercent: '101' })],
  ['NB-LIG-4', 'lines.0.discountAmount', (i) => Object.assign(lineOf(i), { discountAmount: '100.01' })],
  ['BR-FR-16', 'lines.0.vat.rate', vat('S', '21')],
  ['BR-S-05', 'lines.0.vat.category', vat('S', '0')],
  ['NB-TVA-1', 'lines.0.vat.category', (i) => Object.assign(i.seller, { vatExempt: true })],
  ['NB-TVA-2', 'lines.0.vat.rate', vat('S', '8.5')],
  ['NB-TVA-3', 'lines.0.vat.rate', vat('G', '20')],
  ['NB-TVA-4', 'lines.0.vat.category', vat('E', '0')],
  ['BR-AE-02', 'buyer.vatNumber', all(vat('AE', '0'), (i) => Object.assign(i.buyer, { vatNumber: '' }))],
  ['BR-IC-02', 'buyer.vatNumber', all(vat('K', '0'), (i) => Object.assign(i.buyer, { vatNumber: '' }))],
  ['BR-IC-11', 'deliveryDate', all(vat('K', '0'), (i) => Object.assign(i.content, { deliveryDate: null }))],
  ['NB-TVA-5', 'buyer.deliveryAddress', vat('K', '0')],
  ['NB-TVA-6', 'seller.vatNumber', all(vat('G', '0'), (i) => Object.assign(i.seller, { vatNumber: '' }))],
  ['BR-O-11', 'lines', all(vat('O', '0'), (i) => i.content.lines.push(line(2)))],
  [
    'NB-CHO-4',
    'serviceCode',
    (i) => Object.assign(i.buyer, { isPublic: true, chorus: { serviceCode: '', rule: 'service' } }),
  ],
  [
    'NB-CHO-5',
    'commitmentNumber',
    (i) => Object.assign(i.buyer, { isPublic: true, chorus: { serviceCode: 'S', rule: 'both' } }),
  ],
  [
    'NB-CHO-6',
    'commitmentNumber',
    (i) => Object.assign(i.buyer, { isPublic: true, chorus: { serviceCode: '', rule: 'either' } }),
  ],
  ['NB-TOT-1', 'lines', (i) => Object.assign(lineOf(i), { quantity: '-2' })],
  ['NB-TOT-2', 'prepaid', (i) => Object.assign(i.content, { prepaid: 24_001 })],
  ['BR-CO-25', 'dueDate', (i) => Object.assign(i.content, { dueDate: null, paymentTermsLabel: '' })],
  ['NB-DAT-3', 'dueDate', (i) => Object.assign(i.content, { dueDate: null })],
  ['NB-TOT-3', 'discountPercent', (i) => Object.assign(i.content, { discountPercent: '101' })],
  ['NB-TOT-4', 'cashDiscountPercent', (i) => Object.assign(i.content, { cashDiscountPercent: '1.00001' })],
  ['NB-ACO-1', 'deposits', (i) => Object.assign(i.content, { invoiceType: 'final' })],
  ['NB-ACO-2', 'invoiceType', settling({ invoiceType: 'standard' })],
  ['NB-ACO-3', 'deposits.1.number', (i) => Object.assign(i.content, settled, { deposits: [deposit, deposit] })],
  [
    'NB-ACO-4',
    'deposits.0.amount',
    (i) => Object.assign(i.content, settled, { deposits: [{ ...deposit, amount: 1 }] }),
  ],
  ['NB-ACO-5', 'date', (i) => Object.assign(i.content, settled, { deposits: [{ ...deposit, date: '2026-11-25' }] })],
  ['NB-ACO-6', 'deposits', settling({ lines: [line(1, { vat: { rate: '10' } })] })],
  ['NB-ECH-1', 'installments.0.date', due(['2026-11-23', '50'], ['2026-12-24', '50'])],
  ['NB-ECH-2', 'installments.1.amount', due(['2026-11-24', '100'], ['2026-12-24', '0'])],
]

describe('checks before issuing', () => {
  test('a good document has none', () => {
    expect(run(base, { today: '2026-11-24' })).toEqual([])
  })

  test.each(BROKEN)('%s names %s', (id, field, change, facts) => {
    const input = structuredClone(base)
    change(input)
    const found = run(input, facts).find((check) => check.id === id)
    expect(found).toMatchObject({ id, field })
    expect(found?.message).toMatch(/[.…]$/u)
  })

  test('docs/checks.md lists the same checks, with the same fields', () => {
    // The parts after it list the checks of a sending and of files that others made, which have tests of their own.
    const [page = ''] = readFileSync(resolve(import.meta.dirname, '../../docs/checks.md'), 'utf8').split(
      '## Before a send',
    )
    const rows = page.split('\n').filter((row) => /^\| (?:BR|NB)-/u.test(row))
    expect(rows.map((row) => row.split(' | ')[0]?.slice(2)).sort()).toEqual(BROKEN.map(([id]) => id).sort())
    for (const [id, field] of BROKEN) {
      const row = rows.find((text) => text.startsWith(`| ${id} |`)) ?? ''
      expect(row).toContain(`\`${field.replace(/^lines\.\d+/u, 'lines.N')}\``)
    }
  })

  test.each(Object.entries(FIXTURES))('nothing blocks the fixture %s', (_name, input) => {
    expect(run(input).filter(({ severity }) => severity === 'blocking')).toEqual([])
  })

  test('whatever the quantities and rates, the checks answer', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 }).map((n) => String(n))
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount, fc.constantFrom('0', '5.5', '20', '33'))), (rows) => {
        const lines = rows.map(([quantity, unitPrice, rate], index) =>
          line(index + 1, { quantity, unitPrice, vat: { rate } }),
        )
        const input = fileInput({ lines })
        const blocked = run(input).some(({ severity }) => severity === 'blocking')
        const wrong =
          rows.length === 0 || rows.some(([, , rate]) => rate === '0' || rate === '33') || input.totals.total < 0
        expect(blocked).toBe(wrong)
      }),
      { numRuns: 60 },
    )
  })
})

describe('the address block', () => {
  test('drops empty lines and ends with a foreign country in capitals', () => {
    expect(addressLines(FIXTURES.intraCommunity?.buyer ?? base.buyer)).toEqual([
      'Muster GmbH',
      'Hauptstraße 1',
      '10115 Berlin',
      'ALLEMAGNE',
    ])
    expect(addressProblems(base.buyer)).toEqual([])
  })

  test('names a line of 39 characters, and a seventh line', () => {
    const buyer = structuredClone(base.buyer)
    buyer.address.line1 = 'x'.repeat(39)
    expect(addressProblems(buyer).map(({ id, field }) => [id, field])).toEqual([['NB-ADR-6', 'billingAddress.line1']])
    Object.assign(buyer.address, { line1: 'a', line2: 'b', line3: 'c', line4: 'd', country: 'BE' })
    expect(addressProblems(buyer).map(({ id }) => id)).toEqual(['NB-ADR-7'])
  })
})
