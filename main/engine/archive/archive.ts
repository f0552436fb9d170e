import { createHash } from 'node:crypto'
import type { ArchiveReport } from '../../../shared/model/archive.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement } from '../database/connection.ts'
import { archiveSql } from './archive.sql.ts'
import { ArchiveFolder } from './archive-folder.ts'
import { type IndexedDocument, type IndexWords, indexText } from './archive-index.ts'

interface Ports extends IndexWords {
  database: Database
  now: () => number
  siren: () => string
}

interface StoredDocument extends Omit<IndexedDocument, 'pdf' | 'xml' | 'sha256'> {
  row: number
  sha256: string | null
  bytes: Uint8Array | null
  xml: string | null
}

/** « Exporter l’archive »: every file that left, by year, with what proves that none changed. The dossier is only read. */
export function createArchive(ports: Ports) {
  let running: { cancelled: boolean } | null = null

  /**
   * Makes a new folder in `directory`. @throws Refusal `conflict` while another archive is written, `refused` when the
   * place cannot be written.
   */
  const write = async (
    { directory }: { directory: string },
    progress: (done: number, total: number) => void,
  ): Promise<ArchiveReport> => {
    if (running !== null)
      throw new Refusal('conflict', 'Une archive est déjà en cours. Attendez sa fin, ou arrêtez-la.')
    const run = { cancelled: false }
    running = run
    const began = ports.now()
    const { total } = statement(ports.database, archiveSql.archiveCount ?? '').get() as { total: number }
    const folder = new ArchiveFolder(directory, folderName())
    const years = new Map<string, IndexedDocument[]>()
    const altered: string[] = []
    let done = 0
    try {
      for (const document of issuedDocuments(ports.database)) {
        const { row: _row, bytes, xml, sha256, ...facts } = document
        done++
        if (bytes === null || sha256 === null || digestOf(bytes) !== sha256) altered.push(facts.number)
        else {
          const year = facts.date.slice(0, 4)
          const name = folder.freeName(year, facts.number.replace(/[^A-Za-z0-9_-]/gu, '-'))
          await folder.add(`${name}.pdf`, bytes)
          if (xml) await folder.add(`${name}.xml`, Buffer.from(xml))
          const base = name.slice(year.length + 1)
          const listed = { ...facts, sha256, pdf: `${base}.pdf`, xml: xml ? `${base}.xml` : '' }
          years.set(year, [...(years.get(year) ?? []), listed])
        }
        progress(done, Math.max(done, total))
        await new Promise((resume) => setImmediate(resume))
        if (run.cancelled) break
      }
      if (!run.cancelled) {
        for (const [year, documents] of years) {
          await folder.add(`${year}/index.csv`, Buffer.from(indexText(documents, ports)))
        }
        await folder.finish()
      } else await folder.abandon()
      return {
        path: run.cancelled ? '' : folder.path,
        documents: done - altered.length,
        files: folder.files,
        bytes: folder.bytes,
        years: [...years.keys()].toSorted(),
        milliseconds: Math.max(0, ports.now() - began),
        cancelled: run.cancelled,
        altered,
      }
    } catch (error) {
      await folder.abandon()
      throw error
    } finally {
      running = null
    }
  }

  const folderName = (): string => {
    const siren = ports.siren().replace(/\D/gu, '') || 'dossier'
    return `archive-${siren}-${ports.localDate(ports.now()).replaceAll('-', '')}`
  }

  return {
    write,
    /** Stops the archive that is written, if any: nothing is left of it. */
    cancel(): void {
      if (running) running.cancelled = true
    },
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Page by page: the bytes of a whole dossier do not stand in memory. */
function* issuedDocuments(database: Database): Generator<StoredDocument> {
  const page = statement(database, archiveSql.archivePage ?? '')
  let last = 0
  for (;;) {
    const rows = page.all(last) as StoredDocument[]
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.row
  }
}
