import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Input } from '../../shared/contract.ts'
import type { DocumentRow } from '../../shared/model/views.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-'))
let open: OpenEngine
let all: DocumentRow[]
const TODAY = Date.UTC(2026, 10, 24, 12)

beforeAll(async () => {
  open = openEngine({ clock: () => TODAY })
  await open.call('dossiers.createDemonstration', { path: join(folder, 'démonstration.dossier') })
  all = (await open.call('documents.list', { kind: 'invoice', limit: 500 })).rows
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

type Filter = Input<'lists.documents'>['filter']
const read = (filter: Filter, more: Partial<Input<'lists.documents'>> = {}) =>
  open.call('lists.documents', { filter, limit: 500, ...more })

const SORT_VALUES: Record<string, (row: DocumentRow) => string | number> = {
  number: (row) => row.number ?? row.importedNumber ?? '',
  date: (row) => row.date,
  dueDate: (row) => row.dueDate ?? '',
  total: (row) => row.total,
  net: (row) => row.net,
}

const filters = fc.record({
  state: fc.constantFrom('draft' as const, 'issued' as const, null),
  from: fc.constantFrom('2026-03-01', '2026-09-15', null),
  to: fc.constantFrom('2026-10-31', '2025-12-31', null),
  minimum: fc.constantFrom(0, 50_000, null),
  maximum: fc.constantFrom(200_000, null),
  overdue: fc.boolean(),
})
const matches = (row: DocumentRow, filter: typeof filters extends fc.Arbitrary<infer Value> ? Value : never): boolean =>
  (filter.state === null || row.state === filter.state) &&
  (filter.from === null || row.date >= filter.from) &&
  (filter.to === null || row.date <= filter.to) &&
  (filter.minimum === null || row.total >= filter.minimum) &&
  (filter.maximum === null || row.total <= filter.maximum) &&
  (!filter.overdue || (row.state === 'issued' && row.dueDate !== null && row.dueDate < '2026-11-24'))

test('any filter in any order gives the rows that match, their count and their sum', async () => {
  const sorts = fc.record({ column: fc.constantFrom(...Object.keys(SORT_VALUES)), descending: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(filters, sorts, async (filter, sort) => {
      const expected = all.filter((row) => matches(row, filter))
      const found = await read({ kind: 'invoice', ...filter }, { sort })
      expect(new Set(found.rows.map((row) => row.id))).toEqual(new Set(expected.map((row) => row.id)))
      expect(found).toMatchObject({ total: expected.length, sum: expected.reduce((sum, row) => sum + row.total, 0) })
      const values = found.rows.map((row) => SORT_VALUES[sort.column]?.(row) ?? '')
      const ascending = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
      expect(values).toEqual(sort.descending ? ascending.reverse() : ascending)
    }),
    { numRuns: 60 },
  )
})

test('any stretch of the list is the same part of the whole', async () => {
  const whole = (await read({ kind: 'invoice' }, { sort: { column: 'client', descending: false } })).rows
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length + 5), fc.integer({ min: 1, max: 60 }), async (from, limit) => {
      const { rows } = await read({ kind: 'invoice' }, { sort: { column: 'client', descending: false }, from, limit })
      expect(rows).toEqual(whole.slice(from, from + limit))
    }),
    { numRuns: 40 },
  )
})

test('« tout » is all that matches, also what is not loaded, less what was taken out', async () => {
  const filter = { kind: 'invoice' as const, state: 'issued' as const }
  const { total, sum, rows } = await read(filter, { limit: 1 })
  expect(await open.call('lists.documentSelection', { all: filter, ids: [] })).toEqual({
    count: total,
    sum,
    drafts: 0,
    issued: total,
  })
  const one = rows[0] as DocumentRow
  const without = await open.call('lists.documentSelection', { all: filter, ids: [one.id] })
  expect(without).toMatchObject({ count: total - 1, sum: sum - one.total })
  const left = await open.call('lists.selectedDocuments', { all: filter, ids: [one.id], state: 'issued' })
  expect(left).toHaveLength(total - 1)
  expect(left).not.toContain(one.id)
})

test('named rows are counted whatever the filter shows', async () => {
  const chosen = all.slice(3, 8)
  const found = await open.call('lists.documentSelection', { ids: chosen.map((row) => row.id) })
  expect(found).toMatchObject({ count: 5, sum: chosen.reduce((sum, row) => sum + row.total, 0) })
})

test('search ignores accents and completes words', async () => {
  const row = all.find((each) => /[éèêç]/i.test(each.clientName)) as DocumentRow
  const word = row.clientName.split(' ').find((each) => /[éèêç]/i.test(each)) as string
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').slice(0, 4).toLowerCase()
  const { rows } = await read({ kind: 'invoice', search: plain })
  expect(rows.map((each) => each.id)).toContain(row.id)
})

test('the state of the sending is filtered, and follows each move', async () => {
  const filter = { kind: 'invoice' as const, sending: 'never' as const, state: 'issued' as const }
  const before = await read(filter)
  const one = before.rows[0] as DocumentRow
  const settings = await open.call('neotouch.get', {})
  await open.call('neotouch.update', { ...settings, environment: 'production', address: 'http://127.0.0.1:1/' })
  await open.call('sending.submit', { documentId: one.id, choice: { override: { channel: 'email' } } })
  expect((await read(filter)).total).toBe(before.total - 1)
  const held = async () => {
    const groups = (['toSend', 'inProgress', 'inError'] as const).map((sending) => read({ kind: 'invoice', sending }))
    return (await Promise.all(groups)).flatMap((group) => group.rows.map((row) => row.id))
  }
  await expect.poll(held).toEqual([one.id])
})

test('a draft that changes or goes is seen at once', async () => {
  const { rows } = await read({ kind: 'invoice', state: 'draft' })
  const draft = await open.call('documents.get', { id: rows[0]?.id ?? '' })
  await open.call('documents.save', { id: draft.id, content: { ...draft.content, reference: 'Zébulon 77' } })
  expect((await read({ kind: 'invoice', search: 'zebulon' })).rows[0]).toMatchObject({ reference: 'Zébulon 77' })
  await open.call('documents.delete', { id: draft.id })
  expect((await read({ kind: 'invoice', search: 'zebulon' })).total).toBe(0)
})

test('the file has the columns that are seen, in their order, for a French spreadsheet', async () => {
  const { text, rows } = await open.call('lists.exportDocuments', {
    filter: { kind: 'invoice', state: 'issued' },
    sort: { column: 'total', descending: true },
    columns: [
      { id: 'total', label: 'Total TTC' },
      { id: 'client', label: 'Client' },
      { id: 'date', label: 'Date' },
      { id: 'state', label: 'État' },
    ],
    words: { issued: 'Validé' },
  })
  const lines = text.split('\r\n')
  const largest = (await read({ kind: 'invoice', state: 'issued' }, { sort: { column: 'total', descending: true } }))
    .rows[0] as DocumentRow
  expect(lines[0]).toBe('\ufeffTotal TTC;Client;Date;État')
  expect(lines[1]).toMatch(/^\d+,\d{2};.*;\d{2}\/\d{2}\/\d{4};/)
  expect(Math.round(Number(lines[1]?.split(';')[0]?.replace(',', '.')) * 100)).toBe(largest.total)
  expect(lines).toHaveLength(rows + 2)
})

test('clients: place sorts by postcode, archived ones apart, selection tells what was invoiced', async () => {
  const { rows, total } = await open.call('lists.clients', {
    filter: {},
    sort: { column: 'place', descending: false },
    limit: 500,
  })
  expect(rows).toHaveLength(total)
  expect(rows.map((row) => row.postcode)).toEqual(rows.map((row) => row.postcode).sort())
  const channels = await open.call('lists.clients', { filter: { channel: rows[0]?.channel ?? 'email' }, limit: 500 })
  expect(channels.rows.every((row) => row.channel === rows[0]?.channel)).toBe(true)
  const chosen = await open.call('lists.clientSelection', { all: {}, ids: [rows[0]?.id ?? ''] })
  expect(chosen.count).toBe(total - 1)
  expect(chosen.invoiced).toBeGreaterThan(0)
  const { codes } = await open.call('lists.clientCodes', { all: {}, ids: [rows[0]?.id ?? ''] })
  const others = rows.slice(1).map((row) => row.code)
  expect(codes).toEqual(others.sort())
  const archived = await open.call('lists.clients', { filter: { archived: true } })
  expect(archived.total).toBe(0)
})

test('a view of the same name is replaced, and can go', async () => {
  const id = '019abcde-0000-7000-8000-00000000000a'
  const other = '019abcde-0000-7000-8000-00000000000b'
  const view = { id, list: 'invoices' as const, name: 'En retard', state: { overdue: true } }
  await open.call('lists.saveView', view)
  await open.call('lists.saveView', { ...view, id: other, name: 'EN RETARD', state: { overdue: false } })
  expect(await open.call('lists.views', { list: 'invoices' })).toEqual([
    { ...view, id: other, name: 'EN RETARD', state: { overdue: false } },
  ])
  await open.call('lists.deleteView', { id: other })
  expect(await open.call('lists.views', { list: 'invoices' })).toEqual([])
})
