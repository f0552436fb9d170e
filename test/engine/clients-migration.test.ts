import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { clientLifeSql } from '../../main/engine/clients/client-life.sql.ts'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { migrate } from '../../main/engine/database/migrate.ts'
import { migration0001 } from '../../main/engine/database/migrations/0001-dossier.ts'
import { migration0002 } from '../../main/engine/database/migrations/0002-clients.ts'

const folder = mkdtempSync(join(tmpdir(), 'clients-migration-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const client = (id: string): string => `INSERT INTO client (id, code, name, city, postcode, siren, email, npai, channel,
  has_own_settings, data, created_at, updated_at) VALUES ('${id}', '${id}', 'Nom ${id}', '', '', '', '', 0, NULL, 0, '{}', 0, 0)`
const issued = `INSERT INTO document (id, kind, state, number, client_id, date, reference, client_name, client_city, net, tax,
  total, content, totals, buyer, seller, file_sha256, created_at, updated_at, issued_at)
  VALUES ('d', 'invoice', 'issued', 'F1', 'a', '2026-01-01', '', '', '', 1, 0, 1, '{}', '{}', '{}', '{}', 'x', 0, 0, 0)`

/** A dossier of the first version, with two clients and an issued invoice of the first one, brought to the second version. */
function migrated(name: string) {
  const database = openDatabase(join(folder, name), { create: true })
  migrate(database, 0, [migration0001])
  database.exec('PRAGMA foreign_keys = OFF')
  for (const sql of [client('a'), client('b'), client('c'), issued]) database.exec(sql)
  database.exec(
    `INSERT INTO document_file (sha256, document_id, bytes, xml, size, rendered_at) VALUES ('x', 'd', x'00', '', 1, 0)`,
  )
  migrate(database, 0, [migration0001, migration0002])
  return database
}

test('clients that were there are in use, and are clients', () => {
  const database = migrated('old.dossier')
  expect(database.prepare('SELECT DISTINCT prospect, archived_at, merged_into FROM client').all()).toEqual([
    { prospect: 0, archived_at: null, merged_into: null },
  ])
  database.close()
})

test('an issued document goes to the card that replaced its own, and changes in nothing else', () => {
  const database = migrated('merged.dossier')
  const run = (sql: string) => () => database.exec(sql)
  const frozen = /an issued document never changes/
  expect(run(`UPDATE document SET client_id = 'b' WHERE id = 'd'`)).toThrow(frozen)
  database.exec(`UPDATE client SET merged_into = 'b' WHERE id = 'a'`)
  expect(run(`UPDATE document SET client_id = 'c' WHERE id = 'd'`)).toThrow(frozen)
  expect(run(`UPDATE document SET client_id = 'b', total = 2, net = 2 WHERE id = 'd'`)).toThrow(frozen)
  expect(run(`UPDATE document SET updated_at = 9 WHERE id = 'd'`)).toThrow(frozen)
  database.exec(`UPDATE document SET client_id = 'b' WHERE id = 'd'`)
  expect(database.prepare('SELECT client_id, total FROM document').get()).toEqual({ client_id: 'b', total: 1 })
  expect(run(`UPDATE document SET client_id = 'a' WHERE id = 'd'`)).toThrow(frozen)
  database.close()
})

test('the history of a client is append-only, and outlives the client', () => {
  const database = migrated('history.dossier')
  database.exec(`INSERT INTO client_event (client_id, at, type, message) VALUES ('c', 0, 'created', 'Fiche créée')`)
  expect(() => database.exec(`UPDATE client_event SET message = ''`)).toThrow(/append-only/)
  expect(() => database.exec('DELETE FROM client_event')).toThrow(/append-only/)
  database.exec(`DELETE FROM client WHERE id = 'c'`)
  expect(database.prepare(`SELECT count(*) AS total FROM client_search WHERE client_search MATCH 'nom'`).get()).toEqual(
    {
      total: 2,
    },
  )
  database.close()
})

test('duplicates and towns are found by an index, whatever the number of clients', () => {
  const database = migrated('indexes.dossier')
  const plan = (name: string, values: unknown): string =>
    (database.prepare(`EXPLAIN QUERY PLAN ${clientLifeSql[name]}`).all(values) as { detail: string }[])
      .map((row) => row.detail)
      .join('\n')
  const plans = [
    plan('bySiren', { siren: '000100370', id: 'a' }),
    plan('byEmail', { email: 'a@b.example', id: 'a' }),
    plan('towns', '37000'),
  ]
  expect(plans.filter((one) => /SCAN/.test(one))).toEqual([])
  database.close()
})
