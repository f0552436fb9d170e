/** A dossier of ten busy years, made by bare SQL: `node test/bench/support/large-dossier.ts [documents] [clients]`. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Database } from '../../../main/engine/database/connection.ts'
import { MIGRATIONS } from '../../../main/engine/database/migrate.ts'
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
 * @returns its absolute path; 1,000,000 documents take 2 to 4 minutes and about 4 GB, once
 */
export function largeDossier(size: LargeSize, folder = resolve(import.meta.dirname, '../../../.cache/bench')): string {
  const schema = createHash('sha256').update(MIGRATIONS.join('\n')).digest('hex').slice(0, 8)
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
  } finally {
    database.close()
  }
  renameSync(making, path)
  return path
}

function fill(database: Database, size: LargeSize): void {
  // Only this file can be lost by a power cut, and it is made again.
  database.pragma('synchronous = OFF')
  database.pragma('journal_mode = DELETE')
  const insertAll = database.transaction(() => {
    const client = inserter(database, 'client')
    const contact = inserter(database, 'contact')
    for (let n = 0; n < size.clients; n++) {
      client(makeClient(n))
      contact(makeContact(n))
    }
    // The file and its document name each other; the reference of the file is checked at the end of the transaction.
    inserter(database, 'document_file')(ARCHIVED_FILE)
    const document = inserter(database, 'document')
    const submission = inserter(database, 'submission')
    for (let n = 0; n < size.documents; n++) {
      document(makeDocument(n, size))
      const sent = makeSubmission(n, size)
      if (sent) submission(sent)
    }
    database
      .prepare(`INSERT INTO number_series (series, next) VALUES ('invoice:F{année}-{n:6}:2026', ?)`)
      .run(size.documents + 1)
  })
  insertAll()
  database.exec(`INSERT INTO client_search (client_search) VALUES ('optimize')`)
  database.exec(`INSERT INTO document_search (document_search) VALUES ('optimize')`)
  database.exec('ANALYZE')
  database.pragma('journal_mode = WAL')
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
