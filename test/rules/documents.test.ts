import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line, Vat } from '../../shared/model/document.ts'
import { clientSchema, TERRITORIES } from '../../shared/model/party.ts'
import { creditByAmount, creditByLines, creditNoteBase, netPrice } from '../../shared/rules/credit-notes.ts'
import { defaultVat, withOtherDefault } from '../../shared/rules/default-vat.ts'
import { firstDueDate, installmentAmounts, scheduleOf, scheduleText } from '../../shared/rules/installments.ts'
import { formatNumber, numberFormatProblem, seriesOf } from '../../shared/rules/numbering.ts'
import { computeTotals, lineTotal, subtotals } from '../../shared/rules/totals.ts'
import { content, line, seller } from '../support/invoice-fixtures.ts'

const uuid = (n: number): string => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`
const rates = fc.constantFrom('20', '10', '5.5', '2.1', '8.5')
const item = fc.record({
  quantity: fc.integer({ min: 1, max: 500 }).map((n) => String(n / 4)),
  unitPrice: fc.integer({ min: 0, max: 1_000_000 }).map((n) => (n / 1000).toFixed(3)),
  discountPercent: fc.integer({ min: 0, max: 40 }).map(String),
  rate: rates,
})
const items = fc
  .array(item, { minLength: 1, maxLength: 12 })
  .map((all) => all.map(({ rate, ...values }, index) => line(index + 1, { ...values, vat: { rate } })))

describe('échéances', () => {
  test('whatever the shares and the fixed amounts, their sum is the net à payer to the cent', () => {
    const installment = fc.record({
      id: fc.constant(uuid(1)),
      date: fc.constant('2026-12-01'),
      percent: fc.integer({ min: 0, max: 10_000 }).map((n) => (n / 100).toFixed(2)),
      amount: fc.option(fc.integer({ min: -1_000, max: 1_000_000 })),
    })
    fc.assert(
      fc.property(
        fc.array(installment, { minLength: 1, maxLength: 24 }),
        fc.integer({ min: -100_000, max: 100_000_000 }),
        (all, due) => {
          const amounts = installmentAmounts(all, due)
          expect(amounts.reduce((sum, cents) => sum + cents, 0)).toBe(due)
          expect(amounts).toHaveLength(all.length)
        },
      ),
    )
  })

  test.each([
    ['30 jours fin de mois', '2026-12-31', []],
    ['45 jours fin de mois le 10', '2027-02-10', []],
    ['À réception', '2026-11-24', []],
    ['30 % à la commande, 70 % à 30 jours', '2026-11-24', ['2026-11-24', '2026-12-24']],
    [
      '40 % comptant ; 30 % à 30 jours ; 30 % à 60 jours fin de mois',
      '2026-11-24',
      ['2026-11-24', '2026-12-24', '2027-01-31'],
    ],
    ['33,33 % à 30 jours + 66,67 % à 60 jours', '2026-12-24', ['2026-12-24', '2027-01-23']],
  ])('« %s » is due on %s', (words, dueDate, dates) => {
    const schedule = scheduleOf(words, '2026-11-24', () => uuid(1))
    expect(schedule?.dueDate).toBe(dueDate)
    expect(schedule?.installments.map(({ date }) => date)).toEqual(dates)
  })

  test.each(['Selon devis', '30 % à la commande, 30 % à 30 jours', '', '50 % à 30 jours'])(
    '« %s » gives no rule',
    (words) => {
      expect(scheduleOf(words, '2026-11-24', () => uuid(1))).toBeNull()
    },
  )

  test('BT-9 is the first date, and the text says them all', () => {
    const installments = [
      { id: uuid(1), date: '2027-01-31', percent: '70', amount: null },
      { id: uuid(2), date: '2026-12-01', percent: '0', amount: null },
    ]
    expect(firstDueDate({ installments, dueDate: '2030-01-01' })).toBe('2026-12-01')
    expect(firstDueDate({ installments: [], dueDate: '2030-01-01' })).toBe('2030-01-01')
    expect(scheduleText(installments, 10_001)).toBe('Échéances : 31/01/2027 : 70,01\u00a0€ ; 01/12/2026 : 30,00\u00a0€')
  })
})

describe('lines', () => {
  test('subtotals share out the gross of the items, text and comments are worth nothing', () => {
    const kinds = fc.constantFrom('item', 'text', 'comment', 'subtotal')
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 40 }), (types) => {
        const lines = types.map((type, index) => line(index + 1, { type: type as Line['type'] }))
        const sums = [...subtotals(lines).values()].reduce((sum, cents) => sum + cents, 0)
        const last = lines.findLastIndex(({ type }) => type === 'subtotal')
        const after = lines.slice(last + 1).reduce((sum, one) => sum + lineTotal(one), 0)
        expect(sums + after).toBe(computeTotals(content({ lines })).gross)
      }),
    )
  })
})

describe('default VAT', () => {
  const client = (values: object) =>
    clientSchema.parse({
      id: uuid(9),
      code: 'C1',
      name: 'Client',
      billingAddress: {},
      contacts: [],
      chorus: {},
      sending: {},
      ...values,
    })

  test.each([
    ['a franchise', { vatExempt: true, operations: 'goods' }, { territory: 'EXPORT' }, 'E', '0'],
    ['France', {}, { territory: 'FR' }, 'S', '20'],
    ['La Réunion', {}, { territory: 'DOM', billingAddress: { postcode: '97400' } }, 'S', '8.5'],
    ['Mayotte', {}, { territory: 'DOM', billingAddress: { postcode: '97600' } }, 'E', '0'],
    ['a client that buys free of VAT', {}, { buysTaxFree: true }, 'E', '0'],
    ['the same overseas', {}, { buysTaxFree: true, territory: 'DOM' }, 'E', '0'],
    ['the same out of the Union', {}, { buysTaxFree: true, territory: 'EXPORT' }, 'G', '0'],
    ['goods in the Union', {}, { territory: 'UE', vatNumber: 'DE123456789' }, 'K', '0'],
    ['services in the Union', { operations: 'services' }, { territory: 'UE', vatNumber: 'DE123456789' }, 'AE', '0'],
    ['a person in the Union', {}, { territory: 'UE', isPerson: true }, 'S', '20'],
    ['goods out of the Union', {}, { territory: 'EXPORT' }, 'G', '0'],
    ['services out of the Union', { operations: 'services' }, { territory: 'EXPORT' }, 'O', '0'],
  ] as const)('%s', (_name, company, buyer, category, rate) => {
    expect(defaultVat({ ...seller, ...company }, client(buyer)).vat).toEqual({ category, rate })
  })

  test('every place has one, with rate 0 exactly when no tax is charged', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TERRITORIES),
        fc.constantFrom('goods', 'services', 'mixed'),
        fc.boolean(),
        fc.boolean(),
        (territory, operations, vatExempt, isPerson) => {
          const { vat } = defaultVat({ vatExempt, operations: operations as 'goods' }, client({ territory, isPerson }))
          expect(vat.category === 'S').toBe(Number(vat.rate) > 0)
        },
      ),
    )
  })

  test('another client changes the lines that had the default, and no other', () => {
    const before: Vat = { category: 'S', rate: '20' }
    const lines = [line(1), line(2, { vat: { rate: '5.5' } })]
    expect(withOtherDefault(lines, before, { category: 'G', rate: '0' }).map(({ vat }) => vat.category)).toEqual([
      'G',
      'S',
    ])
  })
})

describe('avoirs', () => {
  const credited = (vat: Vat, net: number): Line => line(900, { vat, quantity: '1', unitPrice: netPrice(net) })

  test('an amount taken back never passes what is asked, and misses it by two cents at most', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 1, max: 100 }), (lines, percent) => {
        const invoice = content({ lines })
        const totals = computeTotals(invoice)
        const amount = Math.floor((totals.total * percent) / 100)
        fc.pre(amount > 0)
        const made = computeTotals(
          creditByAmount(creditNoteBase(invoice, '2026-12-01'), totals, amount, (vat, net) => ({
            ...credited(vat, net),
            id: uuid(Math.round(Number(vat.rate) * 10)),
          })),
        )
        expect(made.total).toBeLessThanOrEqual(amount)
        expect(amount - made.total).toBeLessThanOrEqual(2)
      }),
    )
  })

  test('all the lines and the shipping make the whole invoice', () => {
    fc.assert(
      fc.property(items, fc.integer({ min: 0, max: 5_000 }), (lines, shipping) => {
        const invoice = content({ lines, shipping, discountPercent: '5', prepaid: 100 })
        const base = creditNoteBase(invoice, '2026-12-01')
        const made = computeTotals(creditByLines(base, lines, true))
        expect(made.total).toBe(computeTotals(invoice).total)
        expect(made.due).toBe(made.total)
      }),
    )
  })
})

describe('numbers', () => {
  test.each([
    ['F{année}-{n:6}', 'F2026-000042'],
    ['FA{aa}{mois}-{n:4}', 'FA2611-0042'],
    ['{n}', '42'],
  ])('%s gives %s', (format, number) => expect(formatNumber(format, '2026-11-24', 42)).toBe(number))

  test('a format that shows the year counts from 1 each year, another one for ever', () => {
    expect(seriesOf('invoice', 'F{aa}-{n}', 2026)).not.toBe(seriesOf('invoice', 'F{aa}-{n}', 2027))
    expect(seriesOf('invoice', 'F{n}', 2026)).toBe(seriesOf('invoice', 'F{n}', 2027))
  })

  test.each(['F{année}', 'Né{n}', `${'x'.repeat(40)}{n}`])('%s is refused in words', (format) => {
    expect(numberFormatProblem(format)).toMatch(/\.$/u)
  })

  test('two numbers of a series are never the same', () => {
    const order = fc.integer({ min: 1, max: 2_000_000 })
    fc.assert(
      fc.property(order, order, fc.integer({ min: 1, max: 9 }), (a, b, width) => {
        const of = (n: number): string => formatNumber(`F{année}-{n:${width}}`, '2026-01-01', n)
        expect(of(a) === of(b)).toBe(a === b)
      }),
    )
  })
})
