/** A dossier of ten busy years, made by bare SQL: `node test/bench/support/large-dossier.ts [documents] [clients]`. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Database, openDatabase } from '../../../main/engine/database/connection.ts'
import { migrate } from '../../../main/engine/database/migrate.ts'
import { FILL_LISTS } from '../../../main/engine/database/migrations/0015-lists-at-size.ts'
import { FILL_DUE } from '../../../main/engine/database/migrations/0016-lists.ts'
import { createDossier } from '../../../main/engine/dossiers/dossiers.ts'
import { clientCode, clientId, makeClient, makeContact } from './large-clients.ts'
import { ARCHIVED_FILE, makeDocument, makeSubmission } from './large-documents.ts'

export interface LargeSize {
  documents: number
  clients: number
}

/** Changed when the content of the rows changes, so that a cached file is made again. */
const CONTENT_VERSION = 1

/**
 * The dossier of that size, cached between runs and named after its schema: another migration makes another file.
 * The rows are as wide as real ones (content, totals, buyer and seller as JSON); the archived files are one small file
 * that all issued documents share, so that the size is that of the lists and not that of the PDFs.
 * @returns its absolute path; 1,000,000 documents take 2 to 4 minutes and about 5 GB, once
 */
export function largeDossier(size: LargeSize, folder = resolve(import.meta.dirname, '../../../.cache/bench')): string {
  const schema = createHash('sha256').update(schemaText()).digest('hex').slice(0, 8)
  const prefix = `large-${size.documents}-${size.clients}-`
  const path = join(folder, `${prefix}${CONTENT_VERSION}-${schema}.dossier`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  for (const old of readdirSync(folder)) if (old.startsWith(prefix)) rmSync(join(folder, old), { recursive: true })
  const making = `${path}.making`
  const database = createDossier(
    { path: making, company: { name: 'Papeterie Vaudrémont' }, demonstration: false },
    { now: () => Date.UTC(2026, 10, 24), newId: () => '019abcde-0000-7000-8000-000000000001' },
  )
  try {
    fill(database, size)
    checkSample(database, size)
  } finally {
    database.close()
  }
  renameSync(making, path)
  return path
}

/** All tables, indexes and triggers of a new dossier. */
function schemaText(): string {
  const empty = openDatabase(':memory:', { create: true })
  try {
    migrate(empty, 0)
    return empty.prepare('SELECT sql FROM sqlite_master ORDER BY name').pluck().all().join('\n')
  } finally {
    empty.close()
  }
}

/** The counts are made with what is due. */
const { totals: _counts, ...LISTS_WITHOUT_COUNTS } = FILL_LISTS

/** What triggers would have kept, row by row, is made at once from the rows that are there. */
const DERIVED = [
  `INSERT INTO client_search (rowid, text) SELECT row, code || ' ' || name || ' ' || city || ' ' || postcode || ' ' ||
    siren || ' ' || email FROM client`,
  `INSERT INTO document_search (rowid, text) SELECT row, coalesce(number, imported_number, '') || ' ' || client_name ||
    ' ' || client_city || ' ' || reference FROM document`,
  `INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
    net, total, sending) SELECT row, id, kind, state, coalesce(number, imported_number, ''), date, coalesce(due_date, ''),
    client_id, client_name, client_city, reference, net, total, coalesce((SELECT submission.state FROM submission
      WHERE submission.document_id = document.id AND submission.parent_id IS NULL ORDER BY row DESC LIMIT 1), '')
    FROM document`,
  ...Object.values(LISTS_WITHOUT_COUNTS),
  ...Object.values(FILL_DUE),
  'INSERT INTO follow_up_count (follow_up, total) SELECT follow_up, count(*) FROM submission GROUP BY follow_up',
]

/** Without the triggers and the indexes of the schema, which are made again at the end. */
function fill(database: Database, size: LargeSize): void {
  // Only this file can be lost by a power cut, and it is made again.
  database.pragma('synchronous = OFF')
  database.pragma('journal_mode = MEMORY')
  database.pragma('cache_size = -500000')
  database.pragma('threads = 2')
  const schema = database
    .prepare(`SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger') AND sql IS NOT NULL`)
    .all() as { type: string; name: string; sql: string }[]
  for (const { type, name } of schema) database.exec(`DROP ${type} ${name}`)
  database.transaction(() => insertRows(database, size))()
  // The newest sending of each document is asked for below.
  const sendings = schema.filter(({ name }) => name === 'submission_document')
  for (const { sql } of sendings) database.exec(sql)
  for (const sql of DERIVED) database.exec(sql)
  for (const { sql } of schema.filter((each) => !sendings.includes(each))) database.exec(sql)
  database.exec(`INSERT INTO client_search (client_search) VALUES ('optimize')`)
  database.exec(`INSERT INTO document_search (document_search) VALUES ('optimize')`)
  // As the engine does when it closes a dossier, but for all tables.
  database.pragma('optimize = 0x10002')
  database.pragma('journal_mode = WAL')
}

/** The rows themselves; `only` keeps documents, sendings and clients by their number, all when absent. */
export function insertRows(database: Database, size: LargeSize, only: readonly number[] | null = null): void {
  const numbers = (count: number): Iterable<number> => only?.filter((n) => n < count) ?? range(count)
  const client = inserter(database, 'client')
  const contact = inserter(database, 'contact')
  for (const n of numbers(size.clients)) {
    client(makeClient(n))
    contact(makeContact(n))
  }
  // The file and its document name each other; the reference of the file is checked at the end of the transaction.
  inserter(database, 'document_file')(ARCHIVED_FILE)
  const document = inserter(database, 'document')
  const submission = inserter(database, 'submission')
  for (const n of numbers(size.documents)) {
    document(makeDocument(n, size))
    const sent = makeSubmission(n, size)
    if (sent) submission(sent)
  }
  database
    .prepare(`INSERT INTO number_series (series, next) VALUES ('invoice:F{année}-{n:6}:2026', ?)`)
    .run(size.documents + 1)
}

function* range(count: number): Generator<number> {
  for (let n = 0; n < count; n++) yield n
}

/** Rows of each table that are compared. */
const SAMPLE = 200

/** What the lists and the searches have of a row, whatever its place. */
const KEPT_OF_ROW = {
  document: `SELECT document_list.*, document_search.text FROM document JOIN document_list ON document_list.row = document.row
    JOIN document_search ON document_search.rowid = document.row WHERE document.id = ?`,
  client: `SELECT client_list.*, client_search.text FROM client JOIN client_list ON client_list.row = client.row
    JOIN client_search ON client_search.rowid = client.row WHERE client.id = ?`,
} as const
const COUNTS = [
  'SELECT coalesce(sum(documents), 0) AS documents, coalesce(sum(total), 0) AS total FROM document_total',
  'SELECT count(*) AS documents, coalesce(sum(total), 0) AS total FROM document_list',
] as const

/** @throws Error when the triggers of the schema would have kept something else beside a sample of the rows. */
function checkSample(database: Database, size: LargeSize): void {
  const step = Math.max(1, Math.floor(size.documents / SAMPLE))
  const sample = Array.from({ length: SAMPLE }, (_, index) => index * step)
  const path = `${database.name}.sample`
  const triggered = createDossier(
    { path, company: { name: 'Papeterie Vaudrémont' }, demonstration: false },
    { now: () => 0, newId: () => '019abcde-0000-7000-8000-000000000001' },
  )
  try {
    // The clients of the sample are not those of its documents.
    triggered.pragma('foreign_keys = OFF')
    triggered.transaction(() => insertRows(triggered, size, sample))()
    for (const [table, sql] of Object.entries(KEPT_OF_ROW)) {
      const same = (of: Database, id: string): string => {
        const { row: _row, documents: _documents, invoiced: _invoiced, ...kept } = of.prepare(sql).get(id) as Values
        return JSON.stringify(kept)
      }
      for (const { id } of triggered.prepare(`SELECT id FROM ${table}`).all() as { id: string }[]) {
        if (same(database, id) !== same(triggered, id)) throw new Error(`${table} ${id} is not as triggers keep it`)
      }
    }
    const [counted, listed] = COUNTS.map((sql) => JSON.stringify(database.prepare(sql).get()))
    if (counted !== listed) throw new Error(`the counts are ${counted}, the rows ${listed}`)
  } finally {
    triggered.close()
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true })
  }
}

type Values = Record<string, string | number | bigint | Buffer | null>

/** Inserts rows of one table; the columns are those of its first row. */
function inserter(database: Database, table: string): (row: Values) => void {
  let insert: ((row: Values) => unknown) | null = null
  return (row) => {
    if (insert === null) {
      const columns = Object.keys(row)
      const names = columns.map((column) => `@${column}`)
      const prepared = database.prepare(`INSERT INTO ${table} (${columns.join(', ')}) VALUES (${names.join(', ')})`)
      insert = (values) => prepared.run(values)
    }
    insert(row)
  }
}

/** A client with many documents, and its code, for measures of one client. */
export const busiestClient = { id: clientId(0), code: clientCode(0) }

if (process.argv[1] === import.meta.filename) {
  const [documents = 1_000_000, clients = 100_000] = process.argv.slice(2).map(Number)
  const began = performance.now()
  const path = largeDossier({ documents, clients })
  const seconds = ((performance.now() - began) / 1_000).toFixed(1)
  console.log(`${path}\n${(statSync(path).size / 1e9).toFixed(2)} GB, ${seconds} s`)
}
