import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Database, openDatabase } from '../../main/engine/database/connection.ts'
import { MIGRATIONS, migrate } from '../../main/engine/database/migrate.ts'
import { migration0015, sortKeySql } from '../../main/engine/database/migrations/0015-lists-at-size.ts'
import { DOCUMENT_SORTS } from '../../main/engine/documents/documents.sql.ts'
import { createLists } from '../../main/engine/lists/lists.ts'
import { clientFilterSchema, type DocumentFilter, documentFilterSchema } from '../../shared/model/lists.ts'
import { insertRows, largeDossier } from '../bench/support/large-dossier.ts'

const folder = mkdtempSync(join(tmpdir(), 'lists-large-'))
const SIZE = { documents: 600, clients: 60 }
let large: Database

beforeAll(() => {
  large = openDatabase(largeDossier(SIZE, folder), { create: false })
})
afterAll(() => {
  large.close()
  rmSync(folder, { recursive: true, force: true })
})

const listsOf = (database: Database) =>
  createLists({
    database,
    today: () => '2024-03-01',
    inherited: () => ({ channel: 'email', from: 'default' }),
    articlesOfRows: (rows) =>
      rows.map((row) => database.prepare('SELECT description FROM article WHERE row = ?').get(row) as never),
  })

/** Everything that triggers keep beside the rows. */
function derived(database: Database) {
  const all = (sql: string) => database.prepare(sql).all()
  return {
    documents: all('SELECT * FROM document_list ORDER BY row'),
    totals: all('SELECT * FROM document_total ORDER BY kind, date, due_date, state, sending, open'),
    clients: all('SELECT * FROM client_list ORDER BY row'),
    due: all('SELECT * FROM due_total ORDER BY due_date'),
    followUp: all('SELECT * FROM follow_up_count ORDER BY follow_up'),
    documentWords: all('SELECT rowid, text FROM document_search ORDER BY rowid'),
    clientWords: all('SELECT rowid, text FROM client_search ORDER BY rowid'),
  }
}

test('the large dossier, filled without triggers, is what triggers make of the same rows', () => {
  const triggered = openDatabase(join(folder, 'triggered.dossier'), { create: true })
  migrate(triggered, 0)
  triggered.transaction(() => insertRows(triggered, SIZE))()
  expect(derived(large)).toEqual(derived(triggered))
  const schema = (database: Database) =>
    database.prepare(`SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2`).all()
  expect(schema(large)).toEqual(schema(triggered))
  triggered.close()
})

test('a dossier of the version before gets what triggers would have kept', () => {
  const old = openDatabase(join(folder, 'old.dossier'), { create: true })
  const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(migration0015))
  migrate(old, 0, before)
  old.transaction(() => insertRows(old, SIZE))()
  migrate(old, 0)
  expect(derived(old)).toEqual(derived(large))
  old.close()
})

test('a text is sorted by its letters, without case and accents', () => {
  const key = large.prepare(`SELECT ${sortKeySql('@text')} AS key`).pluck()
  const reference = (text: string): string =>
    text
      .toLowerCase()
      .replaceAll('œ', 'oe')
      .replaceAll('æ', 'ae')
      .replaceAll('’', "'")
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
  const letters = fc.constantFrom(..."aZ éÉèÈêÊëËàÀâÂäÄçÇîÎïÏôÔöÖùÙûÛüÜÿŸœŒæÆñÑ-'’09&")
  fc.assert(
    fc.property(fc.string({ unit: letters, maxLength: 30 }), fc.constantFrom('NFC', 'NFD'), (text, form) => {
      expect(key.get({ text: text.normalize(form) })).toBe(reference(text))
    }),
  )
})

test('« Élan » stands beside « Elan », among clients, towns, documents and articles', () => {
  const database = openDatabase(join(folder, 'accents.dossier'), { create: true })
  migrate(database, 0)
  const names = ['Zola', 'Élan', 'elbe', 'Elan', 'École']
  const sorted = ['École', 'Élan', 'Elan', 'elbe', 'Zola']
  database.transaction(() => insertRows(database, { documents: 1, clients: names.length }))()
  names.forEach((name, index) => {
    const values = { name, row: index + 1 }
    database.prepare('UPDATE client SET name = @name, postcode = 1, city = @name WHERE row = @row').run(values)
    database
      .prepare(
        `INSERT INTO document (id, kind, state, client_id, date, reference, client_name, client_city, net, tax, total,
          content, totals, created_at, updated_at) SELECT 'draft' || @row, 'invoice', 'draft', id, '2026-01-01', name,
          name, city, 0, 0, 0, '{}', '{}', 0, 0 FROM client WHERE row = @row`,
      )
      .run(values)
    database
      .prepare(
        `INSERT INTO article (id, code, description, unit, unit_price, vat_category, vat_rate, updated_at)
          VALUES ('a' || @row, 'A' || @row, @name, 'C62', '1', 'S', '20', 0)`,
      )
      .run(values)
  })
  const lists = listsOf(database)
  const by = (column: string) => ({ from: 0, limit: 50, sort: { column, descending: false } })
  for (const column of ['name', 'place']) {
    const { rows } = lists.clients.list({ ...by(column), filter: clientFilterSchema.parse({}) })
    expect(rows.map(({ name }) => name)).toEqual(sorted)
  }
  const drafts = documentFilterSchema.parse({ kind: 'invoice', state: 'draft' })
  for (const column of ['client', 'city', 'reference']) {
    const { rows } = lists.documents.list({ ...by(column), filter: drafts })
    expect(rows.map(({ clientName }) => clientName)).toEqual(sorted)
  }
  const articles = lists.articles.list({ ...by('description'), filter: { search: '' } })
  expect(articles.rows.map(({ description }) => description)).toEqual(sorted)
  database.close()
})

const writes = fc.record({
  what: fc.constantFrom('draft', 'date', 'total', 'name', 'delete', 'sent', 'client', 'channel', 'archive', 'merge'),
  row: fc.nat(SIZE.documents - 1),
  value: fc.nat(99),
})

test('whatever is written, the counts are those of the rows', () => {
  const database = openDatabase(join(folder, 'written.dossier'), { create: true })
  migrate(database, 0)
  database.transaction(() => insertRows(database, SIZE))()
  const statements = {
    draft: `INSERT INTO document (id, kind, state, client_id, date, reference, client_name, client_city, net, tax, total,
      content, totals, created_at, updated_at) SELECT hex(randomblob(8)), kind, 'draft', client_id,
      date, '', client_name, '', @value, 0, @value, '{}', '{}', 0, 0 FROM document WHERE row = @row`,
    date: `UPDATE document SET date = printf('2025-01-%d', 10 + @value % 20) WHERE row >= @row AND state = 'draft'`,
    total: `UPDATE document SET net = @value, total = @value + tax WHERE row >= @row AND state = 'draft'`,
    name: `UPDATE document SET client_name = 'Élan ' || @value WHERE row >= @row AND state = 'draft'`,
    delete: `DELETE FROM document WHERE row = (SELECT min(row) FROM document WHERE row >= @row AND state = 'draft')`,
    sent: `UPDATE submission SET state = iif(@value % 2, 'rejected', 'accepted') WHERE row = 1 + @row % 100`,
    client: `UPDATE client SET name = 'Œuvre ' || @value, city = 'Ève', channel = 'chorus' WHERE row = 1 + @row % 60`,
    channel: `UPDATE client SET channel = iif(@value % 3, 'portail', NULL) WHERE row >= 1 + @row % 60`,
    archive: 'UPDATE client SET archived_at = nullif(@value % 2, 0) WHERE row = 1 + @row % 60',
    merge: `UPDATE document SET client_id = (SELECT id FROM client WHERE row = 1 + @value % 60) WHERE row >= @row
      AND state = 'draft'`,
  }
  const expected = {
    documents: `SELECT row, id, kind, state, coalesce(number, imported_number, '') AS number, date,
      coalesce(due_date, '') AS due_date, client_id, client_name, client_city, reference, net, total, coalesce((SELECT
        submission.state FROM submission WHERE document_id = document.id AND parent_id IS NULL ORDER BY row DESC), '')
        AS sending, ${sortKeySql('client_name')} AS client_key, ${sortKeySql('client_city')} AS city_key,
      ${sortKeySql('reference')} AS reference_key, invoice_type, iif(state = 'issued', json_extract(totals, '$.due'), 0)
        AS due, state = 'issued' AND json_extract(totals, '$.due') > 0 AS open FROM document`,
    totals: `SELECT kind, date, due_date, state, sending, open, count(*) AS documents, sum(total) AS total
      FROM document_list GROUP BY 1, 2, 3, 4, 5, 6`,
    due: `SELECT due_date, sum(open) AS documents, sum(due) AS cents FROM document_list
      WHERE kind = 'invoice' AND state = 'issued' AND due_date <> '' GROUP BY 1 HAVING sum(open) > 0`,
    clients: `SELECT row, code, ${sortKeySql('name')} AS name_key, postcode, ${sortKeySql('city')} AS city_key, siren,
      ${sortKeySql('email')} AS email_key, channel, iif(archived_at IS NULL, 'inUse', 'archived') AS state,
      (SELECT count(*) FROM document WHERE client_id = client.id) AS documents,
      (SELECT coalesce(sum(iif(kind = 'invoice', total, -total)), 0) FROM document WHERE client_id = client.id
        AND state = 'issued') AS invoiced FROM client`,
    clientWords: `SELECT row AS rowid, code || ' ' || name || ' ' || city || ' ' || postcode || ' ' || siren || ' ' || email
      AS text FROM client`,
    documentWords: `SELECT row AS rowid, coalesce(number, imported_number, '') || ' ' || client_name || ' ' || client_city
      || ' ' || reference AS text FROM document`,
  }
  fc.assert(
    fc.property(fc.array(writes, { minLength: 1, maxLength: 12 }), (list) => {
      for (const { what, ...values } of list) database.prepare(statements[what]).run(used(statements[what], values))
      const kept = derived(database)
      for (const [name, sql] of Object.entries(expected)) {
        expect(kept[name as keyof typeof kept]).toEqual(
          database.prepare(`${sql} ORDER BY ${name === 'totals' ? '1, 2, 3, 4, 5, 6' : '1'}`).all(),
        )
      }
    }),
    { numRuns: 25 },
  )
  database.close()
})

const used = (sql: string, values: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => sql.includes(`@${name}`)))

const filters = fc.record({
  kind: fc.constantFrom('invoice' as const, 'creditNote' as const),
  state: fc.constantFrom(null, 'draft' as const, 'issued' as const),
  sending: fc.constantFrom(null, 'sent' as const, 'inError' as const),
  from: fc.constantFrom(null, '2019-01-01'),
  to: fc.constantFrom(null, '2024-06-30'),
  minimum: fc.constantFrom(null, 20_000),
  overdue: fc.boolean(),
  search: fc.constantFrom('', 'garage'),
})
const jumps = fc.array(fc.record({ from: fc.nat(SIZE.documents), limit: fc.integer({ min: 1, max: 90 }) }), {
  minLength: 1,
  maxLength: 8,
})
const orders = fc.record({ column: fc.constantFrom(...Object.keys(DOCUMENT_SORTS)), descending: fc.boolean() })

test('from wherever a stretch is read, it is that part of the whole, in the order of its column and of the rows', () => {
  fc.assert(
    fc.property(filters, orders, jumps, (filter, sort, stretches) => {
      const asked: DocumentFilter = documentFilterSchema.parse(filter)
      const whole = [...listsOf(large).documents.everyRow(asked, sort)].map(({ id }) => id)
      const direction = sort.descending ? 'DESC' : 'ASC'
      const order = `${DOCUMENT_SORTS[sort.column as keyof typeof DOCUMENT_SORTS]} ${direction}, listed.row ${direction}`
      const known = new Set(whole)
      const sorted = large.prepare(`SELECT id FROM document_list AS listed ORDER BY ${order}`).pluck().all() as string[]
      expect(whole).toEqual(sorted.filter((id) => known.has(id)))
      // One engine, whose earlier stretches are where the next ones start.
      const { documents } = listsOf(large)
      for (const { from, limit } of stretches) {
        const found = documents.list({ filter: asked, sort, from, limit })
        expect(found.rows.map(({ id }) => id)).toEqual(whole.slice(from, from + limit))
        expect(found.total).toBe(whole.length)
        expect(documents.selection({ all: asked, ids: [] })).toMatchObject({ count: found.total, sum: found.sum })
      }
    }),
    { numRuns: 80 },
  )
})
