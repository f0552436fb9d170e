import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { exact, multiply, toCents } from '../../shared/rules/decimal.ts'
import { fileInput, line } from '../support/invoice-fixtures.ts'

const cents = (text: string): number => toCents(exact(text))
const all = (xml: string, pattern: RegExp): number[] => [...xml.matchAll(pattern)].map(([, text]) => cents(text ?? '0'))
const one = (xml: string, element: string): number =>
  all(xml, new RegExp(`<ram:${element}[^>]*>([^<]*)<`, 'gu'))[0] ?? 0
const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)

const amount = fc.integer({ min: -99_999, max: 99_999 }).map((n) => (n / 100).toFixed(2))
const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2))
const rows = fc.array(
  fc.record({
    quantity: fc.integer({ min: -9_999, max: 9_999 }).map((n) => (n / 1_000).toFixed(3)),
    unitPrice: fc.oneof(amount, fc.constant('33.333333')),
    discountPercent: percent,
    discountAmount: fc.option(amount, { freq: 2 }),
    rate: fc.constantFrom('20', '10', '5.5'),
  }),
  { minLength: 1, maxLength: 6 },
)

test('the XML adds up to the cent, and no price or allowance is negative', () => {
  fc.assert(
    fc.property(
      rows,
      percent,
      percent,
      fc.integer({ min: -5_000, max: 5_000 }),
      fc.boolean(),
      (list, discount, cash, shipping, without) => {
        const lines = list.map(({ rate, ...values }, index) => line(index + 1, { ...values, vat: { rate } }))
        const input = fileInput({
          lines,
          discountPercent: discount,
          cashDiscountPercent: cash,
          shipping,
          shippingWithoutCashDiscount: without,
        })
        const xml = toCii(input)
        const lineAmounts = all(xml, /<ram:LineTotalAmount>([^<]*)</gu)
        const header = lineAmounts.pop() ?? 0
        expect(header).toBe(sum(lineAmounts))
        const net = one(xml, 'TaxBasisTotalAmount')
        expect(net).toBe(header - one(xml, 'AllowanceTotalAmount') + one(xml, 'ChargeTotalAmount'))
        expect(net).toBe(
          sum(all(xml, /<\/ram:TypeCode>\s*<ram:BasisAmount>([^<]*)</gu)) ||
            sum(all(xml, /VAT<\/ram:TypeCode>\s*<ram:BasisAmount>([^<]*)</gu)),
        )
        expect(one(xml, 'GrandTotalAmount')).toBe(net + one(xml, 'TaxTotalAmount'))
        expect(one(xml, 'DuePayableAmount')).toBe(one(xml, 'GrandTotalAmount'))
        for (const element of ['ChargeAmount', 'ActualAmount']) {
          expect(xml).not.toMatch(new RegExp(`<ram:${element}>-`, 'u'))
        }
        for (const item of xml.split('<ram:IncludedSupplyChainTradeLineItem>').slice(1)) {
          const price = /NetPriceProductTradePrice>\s*<ram:ChargeAmount>([^<]*)</u.exec(item)?.[1] ?? ''
          const quantity = /BilledQuantity[^>]*>([^<]*)</u.exec(item)?.[1] ?? ''
          const settlement =
            item.split('<ram:SpecifiedLineTradeSettlement>')[1]?.split('</ram:SpecifiedLineTradeSettlement>')[0] ?? ''
          const adjustment = /<udt:Indicator>([^<]*)<[\s\S]*?<ram:ActualAmount>([^<]*)</u.exec(settlement)
          const adjusted = adjustment ? cents(adjustment[2] ?? '0') * (adjustment[1] === 'true' ? 1 : -1) : 0
          expect(price).toMatch(/^\d+(\.\d{1,6})?$/u)
          expect(toCents(multiply(exact(quantity), exact(price))) + adjusted).toBe(one(settlement, 'LineTotalAmount'))
        }
      },
    ),
    { numRuns: 150 },
  )
})
