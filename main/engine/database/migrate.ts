import { mkdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Refusal } from '../../../shared/result.ts'
import { APPLICATION_ID, type Database, openDatabase } from './connection.ts'
import { migration0001 } from './migrations/0001-dossier.ts'
import { migration0002 } from './migrations/0002-clients.ts'
import { migration0003 } from './migrations/0003-documents.ts'
import { migration0004 } from './migrations/0004-lists-articles.ts'
import { migration0006 } from './migrations/0006-imports.ts'
import { migration0007 } from './migrations/0007-books.ts'
import { migration0008 } from './migrations/0008-bulk-update.ts'
import { migration0009 } from './migrations/0009-deposits.ts'
import { migration0010 } from './migrations/0010-article-imports.ts'
import { migration0012 } from './migrations/0012-print.ts'
import { migration0013 } from './migrations/0013-batch.ts'
import { migration0014 } from './migrations/0014-follow-up.ts'
import { migration0015 } from './migrations/0015-lists-at-size.ts'
import { migration0016 } from './migrations/0016-lists.ts'

/** SQL, or a step that SQL alone cannot do. */
export type Migration = string | ((database: Database) => void)

export const MIGRATIONS: readonly Migration[] = [
  migration0001,
  migration0002,
  migration0003,
  migration0004,
  migration0006,
  migration0007,
  migration0008,
  migration0009,
  migration0010,
  migration0012,
  migration0013,
  migration0014,
  migration0015,
  migration0016,
]

/**
 * Brings a dossier to the current version: all that is pending in one transaction, after a verified backup.
 * @throws Refusal `refused` when the dossier was written by a newer version: nothing is touched.
 */
export function migrate(database: Database, now: number, migrations: readonly Migration[] = MIGRATIONS): void {
  const version = Number(database.pragma('user_version', { simple: true }))
  if (version > migrations.length) {
    throw new Refusal(
      'refused',
      'Ce dossier vient d’une version plus récente de l’application. Installez la dernière version, puis ouvrez-le.',
    )
  }
  if (version === migrations.length) return
  if (version > 0) backUp(database, version, now)

  // A table may be rebuilt by a migration; the check inside the transaction replaces the enforcement outside.
  database.pragma('foreign_keys = OFF')
  try {
    database
      .transaction(() => {
        for (const migration of migrations.slice(version)) {
          if (typeof migration === 'string') database.exec(migration)
          else migration(database)
        }
        const broken = database.pragma('foreign_key_check') as unknown[]
        if (broken.length > 0) throw new Error(`migration left ${broken.length} broken references`)
        database.pragma(`application_id = ${APPLICATION_ID}`)
        database.pragma(`user_version = ${migrations.length}`)
      })
      .immediate()
  } finally {
    database.pragma('foreign_keys = ON')
  }
}

/** The dossier is of this version of the application. */
export const isCurrent = (database: Database): boolean =>
  database.pragma('user_version', { simple: true }) === MIGRATIONS.length

/** @throws Error when the copy cannot be read back: the migration does not start. */
function backUp(database: Database, version: number, now: number): void {
  const folder = join(dirname(database.name), 'sauvegardes')
  mkdirSync(folder, { recursive: true })
  const stamp = new Date(now).toISOString().replace(/[:.]/g, '-')
  const path = join(folder, `${basename(database.name, '.dossier')}-v${version}-${stamp}.dossier`)
  database.prepare('VACUUM INTO ?').run(path)
  const copy = openDatabase(path, { create: false })
  try {
    if (copy.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('the backup cannot be read back')
  } finally {
    copy.close()
  }
}
