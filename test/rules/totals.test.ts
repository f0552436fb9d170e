import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DocumentContent, Totals } from '../../shared/model/document.ts'
import { percentOf } from '../../shared/rules/decimal.ts'
import { computeTotals, lineTotal } from '../../shared/rules/totals.ts'
import { documentContents } from '../support/arbitrary-documents.ts'

const always = (rule: (content: DocumentContent, totals: Totals) => void): void =>
  fc.assert(
    fc.property(documentContents, (content) => rule(content, computeTotals(content))),
    { numRuns: 500 },
  )
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

test('every amount is a whole number of cents, never minus zero', () => {
  always((_content, { lines, vat, ...amounts }) => {
    const all = [...Object.values(lines), ...Object.values(amounts), ...vat.flatMap((group) => Object.values(group))]
    for (const value of all) {
      if (typeof value !== 'number') continue
      expect(Number.isSafeInteger(value)).toBe(true)
      expect(Object.is(value, -0)).toBe(false)
    }
  })
})

test('the gross total is the sum of the lines (BR-CO-10), text lines being worth nothing', () => {
  always((content, totals) => {
    expect(totals.gross).toBe(sum(content.lines.map(lineTotal)))
    expect(Object.keys(totals.lines)).toEqual(content.lines.filter((line) => line.type !== 'text').map(({ id }) => id))
  })
})

test('gross, less discount, with shipping, less cash discount, gives the net, in EBP’s order (BR-CO-13)', () => {
  always((_content, totals) => {
    expect(totals.net).toBe(totals.gross - totals.discount + totals.shipping - totals.cashDiscount)
  })
})

test('the groups by category and rate are the document, to the cent (BR-CO-14, BR-S-8)', () => {
  always((_content, totals) => {
    for (const key of ['gross', 'discount', 'shipping', 'cashDiscount'] as const)
      expect(sum(totals.vat.map((group) => group[key]))).toBe(totals[key])
    expect(sum(totals.vat.map(({ base }) => base))).toBe(totals.net)
    expect(sum(totals.vat.map(({ tax }) => tax))).toBe(totals.tax)
    expect(new Set(totals.vat.map(({ category, rate }) => `${category} ${rate}`)).size).toBe(totals.vat.length)
  })
})

test('the tax of a group is its base at its rate, rounded once (BR-CO-17)', () => {
  always((_content, totals) => {
    for (const { base, rate, tax } of totals.vat) expect(tax).toBe(percentOf(base, rate))
  })
})

test('net and tax give the total (BR-CO-15); what is paid already gives what is due (BR-CO-16)', () => {
  always((_content, totals) => {
    expect(totals.total).toBe(totals.net + totals.tax)
    expect(totals.due).toBe(totals.total - totals.prepaid)
  })
})

test('the order of the lines changes nothing but the order of the lines', () => {
  fc.assert(
    fc.property(documentContents, fc.infiniteStream(fc.nat()), (content, order) => {
      const shuffled = content.lines
        .map((line) => ({ line, at: order.next().value as number }))
        .sort((a, b) => a.at - b.at)
        .map(({ line }) => line)
      const { lines: _lines, ...totals } = computeTotals(content)
      const { lines: _others, ...again } = computeTotals({ ...content, lines: shuffled })
      expect(again).toEqual(totals)
    }),
  )
})

test('the opposite document is worth the opposite', () => {
  always((content, totals) => {
    const opposite = computeTotals({
      ...content,
      shipping: -content.shipping,
      lines: content.lines.map((line) => ({
        ...line,
        quantity: line.quantity.startsWith('-') ? line.quantity.slice(1) : `-${line.quantity}`,
      })),
    })
    expect(opposite.total + totals.total).toBe(0)
    expect(opposite.tax + totals.tax).toBe(0)
  })
})

test('known documents', () => {
  const one = (lines: object[], more: object = {}) => {
    const content = {
      lines: lines.map((line, index) => ({
        id: String(index),
        type: 'item',
        discountPercent: '0',
        discountAmount: null,
        vat: { category: 'S', rate: '20' },
        ...line,
      })),
      discountPercent: '0',
      shipping: 0,
      shippingVat: { category: 'S', rate: '20' },
      cashDiscountPercent: '0',
      shippingWithoutCashDiscount: false,
      prepaid: 0,
      deposits: [],
      ...more,
    }
    const { net, tax, total, cashDiscount } = computeTotals(content as never)
    return { net, tax, total, cashDiscount }
  }
  // Half a cent goes away from zero: 3 × 1,245 = 3,735.
  expect(one([{ quantity: '3', unitPrice: '1.245' }])).toMatchObject({ net: 374, tax: 75, total: 449 })
  expect(one([{ quantity: '-3', unitPrice: '1.245' }])).toMatchObject({ net: -374, tax: -75, total: -449 })
  // A discount per unit wins over the percentage.
  expect(one([{ quantity: '2', unitPrice: '10', discountPercent: '50', discountAmount: '1' }]).net).toBe(1_800)
  // 100 € − 10 % + 20 € of shipping, then 2 % of cash discount with and without the shipping.
  const parts = [{ quantity: '1', unitPrice: '100' }]
  const terms = { discountPercent: '10', shipping: 2_000, cashDiscountPercent: '2' }
  expect(one(parts, terms)).toMatchObject({ cashDiscount: 220, net: 10_780 })
  expect(one(parts, { ...terms, shippingWithoutCashDiscount: true })).toMatchObject({ cashDiscount: 180, net: 10_820 })
})
