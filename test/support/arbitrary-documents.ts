import fc from 'fast-check'
import { type DocumentContent, documentContentSchema, lineSchema } from '../../shared/model/document.ts'

const CLIENT = '00000000-0000-7000-8000-000000000001'

/** A decimal text with a point: `12.5`, never `12.50`. */
export const decimalText = (options: { min: number; max: number; decimals: number }): fc.Arbitrary<string> =>
  fc
    .integer({ min: options.min * 10 ** options.decimals, max: options.max * 10 ** options.decimals })
    .map((units) => String(units / 10 ** options.decimals))
    .filter((text) => /^-?\d+(\.\d+)?$/.test(text))

const vat = fc.constantFrom(
  ...(['20', '10', '5.5', '2.1', '8.5'] as const).map((rate) => ({ category: 'S' as const, rate })),
  { category: 'E' as const, rate: '0' },
  { category: 'K' as const, rate: '0' },
)

const line = fc
  .record({
    id: fc.uuid({ version: 7 }),
    type: fc.constantFrom('item' as const, 'item' as const, 'item' as const, 'text' as const),
    description: fc.constantFrom('Fournitures', 'Main-d’œuvre', 'Remise exceptionnelle'),
    quantity: decimalText({ min: -50, max: 999, decimals: 3 }),
    unitPrice: decimalText({ min: 0, max: 9_999, decimals: 4 }),
    discountPercent: decimalText({ min: 0, max: 100, decimals: 2 }),
    vat,
  })
  .map((parts) => lineSchema.parse(parts))

/** Contents over what the totals read. */
export const documentContents: fc.Arbitrary<DocumentContent> = fc
  .record({
    kind: fc.constantFrom('invoice' as const, 'creditNote' as const),
    clientId: fc.constant(CLIENT),
    date: fc.constant('2026-11-24'),
    lines: fc.uniqueArray(line, { selector: (one) => one.id, minLength: 1, maxLength: 12 }),
    discountPercent: decimalText({ min: 0, max: 100, decimals: 2 }),
    shipping: fc.integer({ min: 0, max: 50_000 }),
    shippingVat: vat,
    cashDiscountPercent: decimalText({ min: 0, max: 10, decimals: 2 }),
    shippingWithoutCashDiscount: fc.boolean(),
    prepaid: fc.integer({ min: 0, max: 100_000 }),
  })
  .map((parts) => documentContentSchema.parse(parts))
