import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  add,
  centsText,
  exact,
  exactText,
  multiply,
  percentOf,
  roundTo,
  subtract,
  toCents,
} from '../../shared/rules/decimal.ts'

const decimals = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.nat(6))
  .map(([units, scale]) => ({ units, scale }))
const cents = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 })

test('a decimal read from its text is the same, without useless zeros', () => {
  fc.assert(
    fc.property(decimals, (value) => {
      const text = exactText(value)
      expect(text).toMatch(/^-?\d+(\.\d*[1-9])?$/)
      expect(text).not.toBe('-0')
      expect(subtract(exact(text), value).units).toBe(0n)
    }),
  )
})

test('what is added is taken away exactly; a product does not depend on the order', () => {
  fc.assert(
    fc.property(decimals, decimals, (a, b) => {
      expect(exactText(subtract(add(a, b), b))).toBe(exactText(a))
      expect(exactText(multiply(a, b))).toBe(exactText(multiply(b, a)))
    }),
  )
})

test('rounding moves by half a unit at most, away from zero at the half, the same on both sides of zero', () => {
  fc.assert(
    fc.property(decimals, fc.nat(4), (value, scale) => {
      const rounded = roundTo(value, scale)
      const gap = subtract(value, rounded)
      const twice = (gap.units < 0n ? -gap.units : gap.units) * 2n
      expect(twice * 10n ** BigInt(scale) <= 10n ** BigInt(gap.scale)).toBe(true)
      expect(exactText(roundTo({ ...value, units: -value.units }, scale))).toBe(
        exactText({ ...rounded, units: -rounded.units }),
      )
      expect(exactText(roundTo(rounded, scale))).toBe(exactText(rounded))
    }),
  )
  expect([toCents(exact('0.005')), toCents(exact('-0.005')), toCents(exact('0.0049'))]).toEqual([1, -1, 0])
})

test('cents and their text are one value', () => {
  fc.assert(
    fc.property(cents, (value) => {
      expect(centsText(value)).toMatch(/^-?\d+\.\d\d$/)
      expect(toCents(exact(centsText(value)))).toBe(value)
    }),
  )
})

test('a percentage of an amount keeps its sign and grows with it; nothing and all are exact', () => {
  fc.assert(
    fc.property(cents, fc.integer({ min: 0, max: 10_000 }), (value, hundredths) => {
      const percent = exactText({ units: BigInt(hundredths), scale: 2 })
      const part = percentOf(value, percent)
      expect(percentOf(-value, percent) + part).toBe(0)
      expect(Math.abs(part)).toBeLessThanOrEqual(Math.abs(value))
      expect([percentOf(value, '0'), percentOf(value, '100')]).toEqual([0, value])
    }),
  )
})

test('what is not a plain decimal with a point is refused, never guessed', () => {
  for (const text of ['', ' 1', '1,5', '1e3', '.5', '5.', '+1', '--1', 'NaN', 'Infinity', '0x10', '1 000'])
    expect(() => exact(text)).toThrow(RangeError)
  expect(() => toCents(exact('99999999999999999'))).toThrow('too large')
})
