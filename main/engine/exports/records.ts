import type { Document } from '../../../shared/model/document.ts'
import { statement } from '../database/connection.ts'
import { articleCells } from './article-cells.ts'
import { clientCells, clientLoss } from './client-cells.ts'
import { csvLine, csvRecord } from './csv.ts'
import { documentRows, exportedNumber } from './document-cells.ts'
import { exportsSql } from './exports.sql.ts'
import { entryLines, JOURNAL_COLUMNS, journalText } from './journal-lines.ts'
import type { ExportPorts } from './ports.ts'

/** What one record of the dossier becomes in the file. */
export interface ExportRecord {
  /** What a person calls it. */
  name: string
  /** Lines of the file, with their ends; empty: the file cannot hold this record. */
  text: string
  rows: number
  /** Of a journal entry, in cents. */
  debit: number
  credit: number
  /** Number of the journal entry. */
  entry: number | null
  /** What is not written as it stands; null: nothing. */
  issue: string | null
  /** False for the header. */
  counts: boolean
}

const PAGE = 200

const record = (name: string, text: string, over: Partial<ExportRecord> = {}): ExportRecord => ({
  name,
  text,
  rows: text === '' ? 0 : 1,
  debit: 0,
  credit: 0,
  entry: null,
  issue: null,
  counts: true,
  ...over,
})
const header = (text: string): ExportRecord => record('(en-tête)', text, { rows: 0, counts: false })

/** The header, then one record a client, in the order of their creation. */
export function* clientRecords({ database, columns, client }: ExportPorts): Generator<ExportRecord> {
  const labels = (statement(database, exportsSql.importedLabels ?? '').all() as { label: string }[])
    .map(({ label }) => label)
    .filter((label) => !columns.clients.includes(label))
  const all = [...columns.clients, ...labels]
  yield header(csvLine(all))
  const page = statement(database, exportsSql.clients ?? '')
  for (let row = 0; ; ) {
    const rows = page.all({ row, limit: PAGE }) as { row: number; id: string }[]
    for (const { id } of rows) {
      const found = client(id)
      yield record(found.code, csvRecord(all, clientCells(found)), { issue: clientLoss(found) })
    }
    const last = rows.at(-1)
    if (!last) return
    row = last.row
  }
}

/** The header, then one record an article, in the order of their creation. */
export function* articleRecords({ database, columns, article }: ExportPorts): Generator<ExportRecord> {
  yield header(csvLine(columns.articles))
  const page = statement(database, exportsSql.articles ?? '')
  for (let row = 0; ; ) {
    const rows = page.all({ row, limit: PAGE }) as { row: number; id: string }[]
    for (const { id } of rows) {
      const found = article(id)
      yield record(found.code, csvRecord(columns.articles, articleCells(found)))
    }
    const last = rows.at(-1)
    if (!last) return
    row = last.row
  }
}

/** The header, then invoices and credit notes that have a number, each kind in the order of their creation. */
export function* documentRecords(ports: ExportPorts, period: { from: string; to: string }): Generator<ExportRecord> {
  const { database, columns, document } = ports
  yield header(csvLine(columns.documents))
  const page = statement(database, exportsSql.documents ?? '')
  for (const kind of ['invoice', 'creditNote']) {
    for (let row = 0, more = true; more; ) {
      const rows = page.all({ ...period, kind, row, limit: PAGE }) as { row: number; id: string }[]
      for (const { id } of rows) yield documentRecord(ports, document(id))
      more = rows.length > 0
      row = rows.at(-1)?.row ?? row
    }
  }
}

function documentRecord({ columns, client }: ExportPorts, document: Document): ExportRecord {
  const number = exportedNumber(document)
  const rows = documentRows(document, client(document.content.clientId))
  const without = (issue: string): ExportRecord =>
    record(number ?? `brouillon pour ${document.buyer.name}`, '', { issue })
  if (number === null) return without('Brouillon sans numéro : non écrit. Validez-le d’abord.')
  if (rows.length === 0) return without('Document sans ligne : non écrit.')
  return record(number, rows.map((cells) => csvRecord(columns.documents, cells)).join(''), { rows: rows.length })
}

/** The header, then one entry an issued document, in the order of the dates, numbered without a gap from `first`. */
export function* journalRecords(
  { database, document, accounting, localDate }: ExportPorts,
  period: { from: string; to: string },
  first: number,
): Generator<ExportRecord> {
  yield header(journalText(JOURNAL_COLUMNS))
  const settings = accounting()
  const page = statement(database, exportsSql.issued ?? '')
  let next = first
  let after = { date: '', issuedAt: 0, row: 0 }
  for (;;) {
    const rows = page.all({ ...period, ...after, limit: PAGE }) as {
      row: number
      id: string
      date: string
      issuedAt: number
    }[]
    for (const { id, issuedAt } of rows) {
      const found = document(id)
      const entry = entryLines(found, settings, next, localDate(issuedAt))
      const name = found.number ?? ''
      if (entry === null) yield record(name, '', { issue: 'Document d’un montant nul : aucune écriture.' })
      else yield record(name, entry.text, { ...entry, entry: next++ })
    }
    const last = rows.at(-1)
    if (!last) return
    after = { date: last.date, issuedAt: last.issuedAt, row: last.row }
  }
}
