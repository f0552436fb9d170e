import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDate, readDecimal } from '../../renderer/components/entry.ts'
import { gridMove } from '../../renderer/components/grid/grid-keys.ts'

describe('entry of amounts and dates', () => {
  test.each([
    ['1\u00a0234,56 €', '1234.56'],
    ['12.5', '12.5'],
    ['-3', '-3'],
    ['007', '7'],
    ['1,234', null],
    ['abc', null],
    ['', null],
  ])('%s is read as %s', (typed, expected) => expect(readDecimal(typed, 2)).toBe(expected))

  test.each([
    ['15', '2026-11-15'],
    ['1503', '2026-03-15'],
    ['15/3', '2026-03-15'],
    ['+30', '2026-12-24'],
    ['.', '2026-11-24'],
    ['31/02', null],
    ['29/02/2028', '2028-02-29'],
  ])('%s is read as %s', (typed, expected) => expect(readDate(typed, '2026-11-24')).toBe(expected))

  test('every amount in cents written the French way comes back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999 }), (cents) => {
        const typed = `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`
        expect(readDecimal(typed, 2)).toBe(typed.replace(',', '.'))
      }),
    )
  })
})

test('no key leaves the grid', () => {
  const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End')
  fc.assert(
    fc.property(fc.array(fc.tuple(keys, fc.boolean())), (pressed) => {
      let at = { row: 0, column: 0 }
      for (const [key, ctrlKey] of pressed)
        at = gridMove({ key, ctrlKey, altKey: false }, at, { lastRow: 9, lastColumn: 3, page: 4 }) ?? at
      expect(at.row >= 0 && at.row <= 9 && at.column >= 0 && at.column <= 3).toBe(true)
    }),
  )
})
