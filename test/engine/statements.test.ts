import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { archiveSql } from '../../main/engine/archive/archive.sql.ts'
import { articlesSql } from '../../main/engine/articles/articles.sql.ts'
import { bulkUpdateSql } from '../../main/engine/bulk-update/bulk-update.sql.ts'
import { clientLifeSql } from '../../main/engine/clients/client-life.sql.ts'
import { clientsSql } from '../../main/engine/clients/clients.sql.ts'
import { summarySql } from '../../main/engine/dashboard/summary.sql.ts'
import { chainSql } from '../../main/engine/database/chain-link.ts'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { MIGRATIONS, migrate } from '../../main/engine/database/migrate.ts'
import { depositsSql } from '../../main/engine/documents/deposits.sql.ts'
import { documentsSql } from '../../main/engine/documents/documents.sql.ts'
import { draftActionsSql } from '../../main/engine/documents/draft-actions.sql.ts'
import { dossiersSql } from '../../main/engine/dossiers/dossiers.sql.ts'
import { exportsSql } from '../../main/engine/exports/exports.sql.ts'
import { historySql } from '../../main/engine/history/history.sql.ts'
import { importsSql } from '../../main/engine/imports/runs.sql.ts'
import { integritySql } from '../../main/engine/integrity/integrity.sql.ts'
import { outboxSql } from '../../main/engine/outbox/outbox.sql.ts'
import { settingsSql } from '../../main/engine/settings/settings.sql.ts'

const folder = mkdtempSync(join(tmpdir(), 'statements-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('every statement prepares on a fresh dossier', () => {
  const database = openDatabase(join(folder, 'fresh.dossier'), { create: true })
  migrate(database, 0)
  const maps = {
    archiveSql,
    articlesSql,
    bulkUpdateSql,
    chainSql,
    exportsSql,
    integritySql,
    clientLifeSql,
    clientsSql,
    depositsSql,
    documentsSql,
    draftActionsSql,
    dossiersSql,
    historySql,
    importsSql,
    outboxSql,
    settingsSql,
    summarySql,
  }
  // Two features may give one name to two statements.
  const all = Object.entries(maps).flatMap(([map, statements]) =>
    Object.entries(statements).map(([name, sql]) => [`${map}.${name}`, sql] as const),
  )
  const broken = all.flatMap(([name, sql]) => {
    try {
      database.prepare(sql)
      return []
    } catch (error) {
      return [`${name}: ${String(error)}`]
    }
  })
  expect(broken).toEqual([])
  expect(all.length).toBeGreaterThan(150)
  database.close()
})

test('a dossier of a newer version is refused and untouched', () => {
  const path = join(folder, 'newer.dossier')
  const database = openDatabase(path, { create: true })
  migrate(database, 0)
  database.pragma(`user_version = ${MIGRATIONS.length + 1}`)
  expect(() => migrate(database, 0)).toThrow(/version plus récente/)
  database.close()
})

test('a migration that fails leaves nothing behind', () => {
  const database = openDatabase(join(folder, 'failing.dossier'), { create: true })
  migrate(database, 0)
  expect(() => migrate(database, 0, [...MIGRATIONS, 'CREATE TABLE half (id TEXT); SELECT * FROM nowhere;'])).toThrow()
  expect(database.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length)
  expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").get()).toBeUndefined()
  database.close()
})

test('a second opening is refused while the first one holds the dossier', () => {
  const path = join(folder, 'shared.dossier')
  const first = openDatabase(path, { create: true })
  migrate(first, 0)
  expect(() => openDatabase(path, { create: false })).toThrow(/déjà ouvert/)
  first.close()
})
