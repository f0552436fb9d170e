import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { frenchDate } from '../../main/engine/french-values.ts'
import { detectEncoding } from '../../main/engine/imports/decode.ts'
import { originalInvoiceOf } from '../../main/engine/imports/document-content.ts'
import { readRows } from '../../main/engine/imports/rows.ts'
import { parseAmount, parseBoolean, parseDate, parseEmails } from '../../main/engine/imports/values.ts'
import { exact, exactText } from '../../shared/rules/decimal.ts'

const folder = mkdtempSync(join(tmpdir(), 'imports-values-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('amounts', () => {
  test.each([
    ['1\u00a0234,56 €', '1234.56'],
    ['1\u202f234,5', '1234.5'],
    ['189.00', '189'],
    ['-4,77', '-4.77'],
    ['−4,77', '-4.77'],
    ['0,003', '0.003'],
    [',5', '0.5'],
    ['12,', '12'],
    ['-0,00', '0'],
    ['8,5 %', '8.5'],
    ['1.234,56', null],
    ['abc', null],
    ['', null],
    ['1e3', null],
    ['12345678901234', null],
    ['999999999999,9999999', null],
  ])('%s', (text, amount) => expect(parseAmount(text)).toBe(amount))

  test('every decimal is read back, however it is written', () => {
    const spaces = fc.constantFrom('', ' ', '\u00a0', '\u202f')
    fc.assert(
      fc.property(
        fc.bigInt({ min: -999_999_999_999n, max: 999_999_999_999n }),
        fc.integer({ min: 0, max: 6 }),
        spaces,
        fc.constantFrom(',', '.'),
        fc.constantFrom('', ' €', '\u00a0€'),
        (units, scale, space, point, sign) => {
          const plain = exactText({ units, scale })
          const [whole = '', fraction] = plain.split('.')
          const grouped = whole.replace(/\B(?=(\d{3})+$)/g, space)
          expect(parseAmount(`${grouped}${fraction === undefined ? '' : point + fraction}${sign}`)).toBe(plain)
        },
      ),
    )
  })

  test('any text gives a decimal of the model or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,.-+ €eE') }), (text) => {
        const amount = parseAmount(text)
        if (amount === null) return
        expect(amount).toMatch(/^-?\d{1,12}(\.\d{1,6})?$/)
        expect(exactText(exact(amount))).toBe(amount)
      }),
    )
  })
})

describe('dates', () => {
  test('every day is read back from both forms', () => {
    const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(day, (moment) => {
        const date = moment.toISOString().slice(0, 10)
        expect(parseDate(frenchDate(date))).toEqual({ date, iso: false })
        expect(parseDate(date)).toEqual({ date, iso: true })
      }),
    )
  })

  test.each(['31/02/2026', '29/02/2027', '00/01/2026', '01/13/2026', '2026-02-30', '1/1/26', '', 'hier'])(
    '%s is no date',
    (text) => expect(parseDate(text)).toBeNull(),
  )
})

test('booleans: Oui, Non, 1, 0, Vrai, Faux in any case; anything else is none', () => {
  const cased = (words: string[]) =>
    fc.constantFrom(...words).chain((word) => fc.constantFrom(word, word.toUpperCase(), ` ${word.toLowerCase()} `))
  fc.assert(fc.property(cased(['Oui', '1', 'Vrai']), (text) => parseBoolean(text) === true))
  fc.assert(fc.property(cased(['Non', '0', 'Faux', '']), (text) => parseBoolean(text) === false))
  expect(['peut-être', '2', 'Ouii'].map(parseBoolean)).toEqual([null, null, null])
})

test('e-mail cells: several, spaces, capitals, nonsense', () => {
  expect(parseEmails('a@b.example; c@d.example').valid).toEqual(['a@b.example', 'c@d.example'])
  expect(parseEmails('  Compta@MAJUSCULES.Example ')).toEqual({
    valid: ['Compta@majuscules.example'],
    invalid: false,
    cleaned: true,
  })
  expect(parseEmails('facturation@@arobase,example')).toMatchObject({ valid: [], invalid: true })
  expect(parseEmails('')).toEqual({ valid: [], invalid: false, cleaned: false })
})

test('the sentence that links a credit note', () => {
  expect(originalInvoiceOf('Avoir sur facture FA00001001 du 13/01/2026')).toEqual({
    number: 'FA00001001',
    date: '2026-01-13',
  })
  expect(originalInvoiceOf('Avoir sur facture FA1')).toEqual({ number: 'FA1', date: null })
  expect(originalInvoiceOf('Geste commercial')).toBeNull()
})

describe('rows', () => {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`
  // NUL marks a binary file and is refused before any row is read.
  const cell = fc.oneof(
    fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
    fc.string({ unit: fc.constantFrom(';', '"', '\n', '\r\n', 'é', ' ', 'a') }),
  )
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 })

  test('any text in quotes is read back, at the physical line where it begins', async () => {
    const path = join(folder, 'round-trip.csv')
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), fc.boolean(), async (cells, lineEnd, mark) => {
        const records = cells.map((row) => row.map(quoted).join(';'))
        writeFileSync(path, `${mark ? '\ufeff' : ''}${records.join(lineEnd)}${lineEnd}`)
        const { encoding } = await detectEncoding(path)
        expect(encoding).toBe('utf-8')
        const rows = []
        for await (const row of readRows(path, encoding)) rows.push(row)
        expect(rows.map((row) => row.cells)).toEqual(cells)
        const starts = records.map((_, index) => {
          const above = records
            .slice(0, index)
            .map((record) => `${record}${lineEnd}`)
            .join('')
          return above.split(/\r\n|\r|\n/).length
        })
        expect(rows.map(({ line }) => line)).toEqual(starts)
      }),
      { numRuns: 150 },
    )
  })

  test('a character cut by the end of a block is still UTF-8', async () => {
    const path = join(folder, 'blocks.csv')
    writeFileSync(path, `a${'é'.repeat(100_000)};b\n`)
    expect((await detectEncoding(path)).encoding).toBe('utf-8')
    writeFileSync(path, Buffer.concat([Buffer.from(`a${'é'.repeat(100_000)};b\n`), Buffer.from([0xe9])]))
    expect((await detectEncoding(path)).encoding).toBe('windows-1252')
  })
})
