import { existsSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { Refusal } from '../../../shared/result.ts'

export type Database = BetterSqlite3.Database
export type Statement = BetterSqlite3.Statement

/** « NTBD », so that a dossier is told from any other SQLite file. */
export const APPLICATION_ID = 0x4e544244

/**
 * Opens a dossier for this process alone. `synchronous=FULL`: what is said to be queued survives a power cut.
 * The exclusive lock keeps a second process (a second window, the command line) from sending the same queue.
 * @param options.patience milliseconds to wait for another program to let it go
 * @throws Refusal `not_found` (no such file), `conflict` (open elsewhere), `refused` (not a dossier).
 */
export function openDatabase(path: string, options: { create: boolean; patience?: number }): Database {
  if (!options.create && !existsSync(path)) {
    throw new Refusal('not_found', `Le dossier « ${path} » est introuvable. Vérifiez qu’il n’a pas été déplacé.`)
  }
  const { create, patience = PATIENCE } = options
  const database = connect(path, create, patience)
  try {
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = FULL')
    database.pragma('foreign_keys = ON')
    database.pragma(`busy_timeout = ${patience}`)
    database.pragma('trusted_schema = OFF')
    database.exec('BEGIN EXCLUSIVE; COMMIT')
    const applicationId = database.pragma('application_id', { simple: true })
    if (!options.create && applicationId !== APPLICATION_ID) throw notADossier(path)
    return database
  } catch (error) {
    database.close()
    throw explain(error, path)
  }
}

const PATIENCE = 2_000

function connect(path: string, create: boolean, timeout: number): Database {
  try {
    return new BetterSqlite3(path, { fileMustExist: !create, timeout })
  } catch (error) {
    throw explain(error, path)
  }
}

const notADossier = (path: string): Refusal =>
  new Refusal('refused', `« ${path} » n’est pas un dossier de cette application. Choisissez un fichier .dossier.`)

function explain(error: unknown, path: string): unknown {
  if (!(error instanceof BetterSqlite3.SqliteError)) return error
  if (error.code.startsWith('SQLITE_BUSY') || error.code.startsWith('SQLITE_LOCKED')) {
    return new Refusal(
      'conflict',
      'Ce dossier est déjà ouvert ailleurs. Fermez l’autre fenêtre ou la commande en cours.',
    )
  }
  if (error.code === 'SQLITE_NOTADB') return notADossier(path)
  if (error.code.startsWith('SQLITE_CANTOPEN')) {
    return new Refusal('refused', `« ${path} » ne peut pas être ouvert. Vérifiez le dossier et vos droits d’écriture.`)
  }
  if (error.code.startsWith('SQLITE_CORRUPT')) {
    return new Refusal('refused', 'Ce dossier est abîmé. Ouvrez la dernière sauvegarde, et gardez ce fichier.')
  }
  return error
}

const prepared = new WeakMap<Database, Map<string, Statement>>()

/** A statement prepared once per connection. */
export function statement(database: Database, sql: string): Statement {
  let known = prepared.get(database)
  if (!known) {
    known = new Map()
    prepared.set(database, known)
  }
  let found = known.get(sql)
  if (!found) {
    found = database.prepare(sql)
    known.set(sql, found)
  }
  return found
}

/** All or nothing; a transaction inside another one joins it. */
export function transaction<Value>(database: Database, work: () => Value): Value {
  return database.inTransaction ? work() : database.transaction(work).immediate()
}
