import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineCommand, nextCell } from '../../renderer/components/grid/grid-keys.ts'
import { pasteTable, readTable, writeTable } from '../../renderer/components/grid/table-text.ts'
import { EMPTY_HISTORY, recorded, redone, undone } from '../../renderer/screens/documents/draft-history.ts'
import {
  blankLine,
  columnOfField,
  LINE_COLUMNS,
  readDiscount,
  readVat,
} from '../../renderer/screens/documents/line-columns.ts'
import type { Line } from '../../shared/model/document.ts'
import { line } from '../support/invoice-fixtures.ts'

const vat = { category: 'S', rate: '20' } as const
const columnOf = (id: string) => {
  const column = LINE_COLUMNS.find((each) => each.id === id)
  if (!column) throw new Error(id)
  return column
}

describe('tables of a spreadsheet', () => {
  test('whatever the cells hold, what is copied is what is pasted', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '1', ' ', '"', '\t', '\n', ',', 'é') })
    const row = fc
      .array(cell, { minLength: 2, maxLength: 5 })
      .filter((cells) => cells.every((text) => text.trim() !== ''))
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), (rows) => {
        expect(readTable(writeTable(rows))).toEqual(rows)
      }),
    )
  })

  test('rows of titles are left out, refused cells are counted and left as they were', () => {
    const column = LINE_COLUMNS.findIndex(({ id }) => id === 'description')
    const table = readTable('Désignation\tQté\tUnité\tPU\nVis\t1 000\tKg\t0,05 €\r\nÉcrou\tbeaucoup\tKg\t1,5\n')
    const pasted = pasteTable([], LINE_COLUMNS, { row: 0, column }, table, (after) => blankLine(after, vat))
    expect(pasted).toMatchObject({ written: 2, refused: 1 })
    expect(
      pasted.rows.map(({ description, quantity, unit, unitPrice }) => [description, quantity, unit, unitPrice]),
    ).toEqual([
      ['Vis', '1000', 'KGM', '0.05'],
      ['Écrou', '1', 'KGM', '1.5'],
    ])
  })
})

describe('entry of a line', () => {
  test.each([
    ['10', { discountPercent: '10', discountAmount: null }],
    ['10 %', { discountPercent: '10', discountAmount: null }],
    ['2,50 €', { discountPercent: '0', discountAmount: '2.50' }],
    ['2,5 e', { discountPercent: '0', discountAmount: '2.5' }],
    ['', { discountPercent: '0', discountAmount: null }],
    ['dix', null],
  ])('a discount « %s »', (typed, expected) => expect(readDiscount(typed)).toEqual(expected))

  test.each([
    ['5,5', { category: 'S', rate: '5.5' }],
    ['20\u00a0%', { category: 'S', rate: '20' }],
    ['exo', { category: 'E', rate: '0' }],
    ['AUTOLIQ', { category: 'AE', rate: '0' }],
    ['intra', { category: 'K', rate: '0' }],
    ['expo', { category: 'G', rate: '0' }],
    ['hors', { category: 'O', rate: '0' }],
    ['-5', null],
    ['bof', null],
  ])('a VAT « %s »', (typed, expected) => expect(readVat(typed)).toEqual(expected))

  test('what a cell shows is read back as the same line', () => {
    const items = fc.record({
      quantity: fc.integer({ min: -9_999, max: 9_999 }).map((n) => String(n / 4)),
      unitPrice: fc.integer({ min: 0, max: 99_999 }).map((n) => String(n / 1000)),
      discountPercent: fc.integer({ min: 0, max: 100 }).map(String),
      unit: fc.constantFrom('C62', 'HUR', 'MTK', 'SET', 'P1', 'KMT', 'MON'),
      category: fc.constantFrom('S', 'E', 'AE', 'K', 'G', 'O', 'Z'),
    })
    fc.assert(
      fc.property(items, ({ category, ...values }) => {
        const before = line(1, { ...values, vat: { category, rate: category === 'S' ? '20' : '0' } } as Partial<Line>)
        for (const column of LINE_COLUMNS) {
          if (column.write) expect(column.write(before, column.text(before, undefined))).toEqual(before)
        }
      }),
    )
  })

  test('a description of several lines is written whole', () => {
    const words = 'Fenêtre\nChêne\nPose comprise'
    expect(columnOf('description').write?.(line(1), words)?.description).toBe(words)
  })

  test('Entrée passes over the type and the unit, and over what a text line has not', () => {
    const rows = [line(1), line(2, { type: 'text' }), line(3)]
    const path: string[] = []
    let at = nextCell({ row: 0, column: 0 }, LINE_COLUMNS, rows)
    while (at) {
      path.push(`${at.row} ${LINE_COLUMNS[at.column]?.id}`)
      at = nextCell(at, LINE_COLUMNS, rows)
    }
    const item = ['articleCode', 'description', 'quantity', 'unitPrice', 'discount', 'vat']
    expect(path).toEqual([...item.map((id) => `0 ${id}`), '1 description', ...item.map((id) => `2 ${id}`)])
  })

  test.each([
    ['vat.rate', 'vat'],
    ['discountPercent', 'discount'],
    ['description', 'description'],
  ])('the check on %s leads to the column %s', (field, column) => expect(columnOfField(field)).toBe(column))

  test('keys of the whole line', () => {
    const key = (name: string, held: object = {}) =>
      lineCommand({ key: name, ctrlKey: false, altKey: false, shiftKey: false, ...held })
    expect([
      key('Insert'),
      key('Delete'),
      key('d', { ctrlKey: true }),
      key('ArrowUp', { altKey: true, shiftKey: true }),
    ]).toEqual(['insert', 'delete', 'duplicate', 'up'])
    expect([key('d'), key('Delete', { ctrlKey: true }), key('ArrowUp', { altKey: true })]).toEqual([null, null, null])
  })
})

describe('undo over the whole draft', () => {
  test('every step undone then done again gives the same states, and one step of typing is one undo', () => {
    const changes = fc.array(fc.tuple(fc.integer(), fc.constantFrom('a', 'b', null)), { maxLength: 60 })
    fc.assert(
      fc.property(changes, (list) => {
        let history: ReturnType<typeof recorded<number>> = EMPTY_HISTORY
        let current = -1
        let steps = 0
        let last: string | null = null
        for (const [value, step] of list) {
          history = recorded(history, current, step)
          if (step === null || step !== last || steps === 0) steps++
          last = step
          current = value
        }
        const end = current
        const seen: number[] = []
        for (let back = undone(history, current); back; back = undone(history, current)) {
          seen.push(current)
          ;({ state: current, history } = back)
        }
        expect(current).toBe(-1)
        expect(seen).toHaveLength(steps)
        for (let on = redone(history, current); on; on = redone(history, current)) {
          ;({ state: current, history } = on)
          expect(current).toBe(seen.pop())
        }
        expect(current).toBe(end)
      }),
    )
  })
})
