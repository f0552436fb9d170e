import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_ACCOUNTING } from '../../shared/model/accounting.ts'
import { type DocumentContent, documentContentSchema, UNITS, VAT_CATEGORIES } from '../../shared/model/document.ts'
import { type JournalLine, journalEntry, vatAccount } from '../../shared/rules/journal.ts'
import { computeTotals } from '../../shared/rules/totals.ts'

const ID = '019abcde-0000-7000-8000-000000000000'
const content = (over: Partial<DocumentContent>): DocumentContent =>
  documentContentSchema.parse({ kind: 'invoice', clientId: ID, date: '2026-11-24', lines: [], ...over })
const item = (n: number, over: object) => ({
  id: `019abcde-0000-7000-8000-${String(n).padStart(12, '0')}`,
  type: 'item' as const,
  vat: { category: 'S' as const, rate: '20' },
  ...over,
})
const entryOf = (document: DocumentContent, operations: 'goods' | 'services' | 'mixed' = 'mixed') =>
  journalEntry({ content: document, totals: computeTotals(document), operations }, DEFAULT_ACCOUNTING)
const short = (lines: readonly JournalLine[]) => lines.map(({ account, debit, credit }) => [account, debit, credit])

describe('an entry', () => {
  const lines = [
    item(1, { quantity: '2', unitPrice: '100', unit: 'HUR' }),
    item(2, { quantity: '3', unitPrice: '33.33', vat: { category: 'S', rate: '5.5' } }),
    item(3, { quantity: '1', unitPrice: '50' }),
  ] as DocumentContent['lines']
  const document = content({ lines, discountPercent: '10', cashDiscountPercent: '2', shipping: 1_250 })

  test('has the client, sales net of discounts, shipping, cash discount and VAT by rate', () => {
    expect(short(entryOf(document))).toEqual([
      ['411000', 37_234, 0],
      ['707000', 0, 13_499],
      ['706000', 0, 18_000],
      ['708500', 0, 1_250],
      ['665000', 655, 0],
      ['445711', 0, 4_655],
      ['445713', 0, 485],
    ])
  })

  test('of a credit note is the other way round', () => {
    const turned = entryOf({ ...document, kind: 'creditNote' })
    expect(short(turned)).toEqual(short(entryOf(document)).map(([account, debit, credit]) => [account, credit, debit]))
  })

  test('has one sales account when the company sells only goods, or only services', () => {
    expect(entryOf(document, 'goods').map(({ purpose }) => purpose)).not.toContain('services')
    expect(entryOf(document, 'services').map(({ purpose }) => purpose)).not.toContain('goods')
  })

  test('of a document worth nothing does not exist', () => {
    expect(entryOf(content({ lines: [item(1, { unitPrice: '0' })] as DocumentContent['lines'] }))).toEqual([])
  })
})

test('a rate without an account of its own goes to the common one', () => {
  expect(vatAccount(DEFAULT_ACCOUNTING, '5.50')).toBe('445713')
  expect(vatAccount(DEFAULT_ACCOUNTING, '1.05')).toBe('445710')
})

describe('deposits', () => {
  const lines = [item(1, { quantity: '1', unitPrice: '300' })] as DocumentContent['lines']
  const whole = [item(1, { quantity: '10', unitPrice: '100' })] as DocumentContent['lines']
  const settled = {
    id: ID,
    number: 'F1',
    date: '2026-11-01',
    amount: 36_000,
    vat: [{ category: 'S' as const, rate: '20.0', base: 30_000, tax: 6_000 }],
  }

  test('a deposit is no sale: 4191, and its VAT', () => {
    const entry = short(entryOf(content({ lines, invoiceType: 'deposit' })))
    expect(entry).toEqual([
      ['411000', 36_000, 0],
      ['419100', 0, 30_000],
      ['445711', 0, 6_000],
    ])
    const credit = entryOf(content({ lines, invoiceType: 'deposit', kind: 'creditNote' }))
    expect(short(credit)).toEqual(entry.map(([account, debit, credited]) => [account, credited, debit]))
  })

  test('the final invoice clears 4191, declares the rest of the VAT, and the client owes the rest', () => {
    expect(short(entryOf(content({ lines: whole, invoiceType: 'final', deposits: [settled] }), 'goods'))).toEqual([
      ['411000', 84_000, 0],
      ['419100', 30_000, 0],
      ['707000', 0, 100_000],
      ['445711', 0, 14_000],
    ])
  })

  test('settled whole, nothing is left to the client', () => {
    const all = { ...settled, amount: 36_000 }
    expect(short(entryOf(content({ lines, invoiceType: 'final', deposits: [all] }), 'goods'))).toEqual([
      ['419100', 30_000, 0],
      ['707000', 0, 30_000],
    ])
  })
})

const decimals = (least: number, most: number, scale: number) =>
  fc.integer({ min: least * 10 ** scale, max: most * 10 ** scale }).map((n) => (n / 10 ** scale).toFixed(scale))
const anyLine = fc.record({
  quantity: decimals(-50, 500, 2),
  unitPrice: decimals(0, 9_000, 3),
  discountPercent: decimals(0, 100, 1),
  unit: fc.constantFrom(...UNITS),
  type: fc.constantFrom('item' as const, 'item' as const, 'text' as const),
  vat: fc.record({
    category: fc.constantFrom(...VAT_CATEGORIES),
    rate: fc.constantFrom('20', '20.0', '10', '5.5', '2.1', '8.5', '1.05', '0'),
  }),
})
const anyDocument = fc.record({
  kind: fc.constantFrom('invoice' as const, 'creditNote' as const),
  lines: fc.array(anyLine, { maxLength: 12 }),
  discountPercent: decimals(0, 100, 2),
  cashDiscountPercent: decimals(0, 20, 2),
  shipping: fc.integer({ min: 0, max: 50_000 }),
  shippingWithoutCashDiscount: fc.boolean(),
  invoiceType: fc.constantFrom('standard' as const, 'deposit' as const, 'final' as const),
  settled: fc.array(
    fc.record({
      rate: fc.constantFrom('20', '5.50', '10'),
      base: fc.integer({ min: 0, max: 900_000 }),
      tax: fc.integer({ min: 0, max: 90_000 }),
    }),
    { maxLength: 4 },
  ),
})

test('every entry is balanced to the cent, and its parts are those of the document', () => {
  fc.assert(
    fc.property(anyDocument, fc.constantFrom('goods', 'services', 'mixed'), ({ settled, ...random }, operations) => {
      const isFinal = random.invoiceType === 'final' && random.kind === 'invoice'
      const deposits = settled.map(({ rate, base, tax }, n) => ({
        id: null,
        number: `F${n}`,
        date: null,
        amount: base + tax,
        vat: [{ category: 'S' as const, rate, base, tax }],
      }))
      const document = content({
        ...random,
        lines: random.lines.map((line, n) => item(n, line)) as DocumentContent['lines'],
        deposits: isFinal ? deposits : [],
      })
      const totals = computeTotals(document)
      const entry = journalEntry({ content: document, totals, operations }, DEFAULT_ACCOUNTING)
      const sum = (of: (line: JournalLine) => number, ...purposes: JournalLine['purpose'][]) =>
        entry
          .filter(({ purpose }) => purposes.length === 0 || purposes.includes(purpose))
          .reduce((all, line) => all + of(line), 0)
      const credit = (line: JournalLine): number => line.credit - line.debit
      const direction = document.kind === 'invoice' ? 1 : -1
      const taken = (key: 'base' | 'tax') => (isFinal ? settled.reduce((all, one) => all + one[key], 0) : 0)
      const isDeposit = document.invoiceType === 'deposit'
      const sales = isDeposit ? 0 : totals.gross - totals.discount
      expect(sum(({ debit }) => debit)).toBe(sum((line) => line.credit))
      expect(sum(credit, 'clients')).toBe(taken('base') + taken('tax') - direction * totals.total)
      expect(sum(credit, 'vat')).toBe(direction * totals.tax - taken('tax') + 0)
      expect(sum(credit, 'deposits')).toBe((isDeposit ? direction * totals.net : 0) - taken('base') + 0)
      expect(sum(credit, 'goods', 'services')).toBe(direction * sales + 0)
      expect(sum(credit, 'cashDiscount') + (isDeposit ? 0 : direction * totals.cashDiscount)).toBe(0)
      for (const { debit, credit: credited } of entry) expect(debit > 0 !== credited > 0).toBe(true)
      for (const { debit, credit: credited } of entry) expect(Math.min(debit, credited)).toBe(0)
    }),
    { numRuns: 2_000 },
  )
})
