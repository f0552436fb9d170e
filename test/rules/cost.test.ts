import fc from 'fast-check'
import { expect, test } from 'vitest'
import { PRICE_KEYS, type PriceKey, type PriceList } from '../../shared/model/prices.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import { type CostFacts, estimateCost, totalCost } from '../../shared/rules/cost.ts'
import { plannedChecks } from '../../shared/rules/sending-checks.ts'

const PRICES: PriceList = {
  firstPage: '0.9812',
  extraPage: '0.12',
  color: '0.08',
  cover: '0.1',
  registered: '4.5',
  email: '0.05',
  portal: '0.07',
  chorus: '0',
  copy: '0.04',
  signature: '0.3',
}
const plain = { color: false, cover: false, signature: false, stampType: '' } as const
const letter = { channel: 'courrier', settings: plain, copies: [], pages: 3 } satisfies CostFacts

test('a letter is paid by the page, with what is added to it', () => {
  expect(estimateCost(PRICES, letter).amount).toBe('1.2212')
  const all = { color: true, cover: true, signature: true, stampType: 'R1' } as const
  expect(estimateCost(PRICES, { ...letter, settings: all }).amount).toBe('6.3612')
})

test('a copy by e-mail has its own price, a copy by post is a letter', () => {
  const byEmail: CostFacts = { channel: 'email', settings: plain, copies: ['email', 'email'], pages: 1 }
  expect(estimateCost(PRICES, byEmail).amount).toBe('0.13')
  expect(estimateCost(PRICES, { ...byEmail, copies: ['courrier'] }).amount).toBe('1.0312')
})

test('what is free is zero, what is not known never is', () => {
  const chorus: CostFacts = { channel: 'chorus', settings: plain, copies: [], pages: 1 }
  expect(estimateCost(PRICES, chorus)).toMatchObject({ amount: '0', missing: [] })
  expect(estimateCost({}, chorus)).toMatchObject({ amount: null, missing: ['chorus'] })
  expect(estimateCost(PRICES, { ...letter, pages: null })).toMatchObject({ amount: null, missing: ['pages'] })
})

const prices = fc.dictionary(
  fc.constantFrom<PriceKey>(...PRICE_KEYS),
  fc.nat(99_999).map((units) => `${Math.floor(units / 10_000)}.${String(units % 10_000).padStart(4, '0')}`),
)
const facts: fc.Arbitrary<CostFacts> = fc.record({
  channel: fc.constantFrom(...CHANNELS),
  settings: fc.record({
    color: fc.boolean(),
    cover: fc.boolean(),
    signature: fc.boolean(),
    stampType: fc.constantFrom('', 'U', 'E', 'R1'),
  }),
  copies: fc.array(fc.constantFrom('email', 'courrier'), { maxLength: 3 }),
  pages: fc.option(fc.integer({ min: 1, max: 40 })),
})

test('there is an amount exactly where nothing is missing, to the ten-thousandth of a euro', () => {
  fc.assert(
    fc.property(prices, facts, (list, sent) => {
      const cost = estimateCost(list as PriceList, sent)
      expect(cost.amount === null).toBe(cost.missing.length > 0)
      if (cost.amount !== null) expect(cost.amount).toMatch(/^\d+(\.\d{1,4})?$/)
    }),
  )
})

test('a total adds what is known and counts what is not', () => {
  expect(totalCost([{ amount: '0.1' }, { amount: null }, { amount: '0.2' }])).toEqual({ amount: '0.3', unknown: 1 })
  expect(totalCost([{ amount: null }])).toEqual({ amount: null, unknown: 1 })
  fc.assert(
    fc.property(fc.array(fc.nat(999_999)), (units) => {
      const amounts = units.map((unit) => ({
        amount: `${Math.floor(unit / 10_000)}.${String(unit % 10_000).padStart(4, '0')}`,
      }))
      const { amount } = totalCost(amounts)
      const sum = units.reduce((total, unit) => total + unit, 0)
      expect(amount === null ? 0 : Math.round(Number(amount) * 10_000)).toBe(sum)
    }),
  )
})

test('an hour that is past, or further than a year, is refused in words', () => {
  expect(plannedChecks(null, 1_000)).toEqual([])
  expect(plannedChecks(2_000, 1_000)).toEqual([])
  expect(plannedChecks(1_000, 1_000)[0]).toMatchObject({ severity: 'blocking', field: 'plannedAt' })
  expect(plannedChecks(400 * 86_400_000, 0)[0]?.message).toContain('plus d’un an')
})
