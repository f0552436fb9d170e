import { basename } from 'node:path'
import type { ImportKind } from '../../../shared/model/imports.ts'
import { Refusal } from '../../../shared/result.ts'
import { detectEncoding, type Encoding } from './decode.ts'
import { type Header, type Mapping, Row, readHeader } from './header.ts'
import { Issues } from './issues.ts'
import { readRows } from './rows.ts'
import { singleSpaced } from './values.ts'

export interface Table {
  fileName: string
  encoding: Encoding
  header: Header
  issues: Issues
}

/** Told while the file is read, in bytes: whole numbers, `done` up to `total`. */
export type OnProgress = (done: number, total: number) => void

/** What names a record in the report. */
const ID_COLUMNS: Readonly<Record<ImportKind, string>> = {
  clients: 'Code (tiers)',
  documents: 'Document - Numéro du document',
  articles: 'Code',
}

interface TableInput {
  path: string
  kind: ImportKind
  mapping: Mapping | null
  onRow: (row: Row) => void
  onProgress?: OnProgress
}

/** The names of the columns, from the first line that holds something. @throws Refusal when the file is empty. */
export async function readLabels(path: string): Promise<string[]> {
  const { encoding } = await detectEncoding(path)
  for await (const { cells } of readRows(path, encoding)) {
    if (cells.some((cell) => cell.trim() !== '')) return cells.map(singleSpaced)
  }
  throw empty()
}

/**
 * Reads the whole table and hands each row that holds something to `onRow`; notes empty, long and short lines.
 * @throws Refusal when the file is not such a table.
 */
export async function readTable({ path, kind, mapping, onRow, onProgress }: TableInput): Promise<Table> {
  const { encoding, bytes } = await detectEncoding(path)
  const issues = new Issues()
  let header: Header | null = null
  const idColumn = ID_COLUMNS[kind]
  for await (const { line, cells } of readRows(path, encoding, (read) => onProgress?.(read, bytes))) {
    const blank = cells.every((cell) => cell.trim() === '')
    if (header === null) {
      if (!blank) header = readHeader(cells, kind, mapping)
      continue
    }
    if (blank) {
      const message = cells.length > 1 ? 'Ligne faite seulement de séparateurs : ignorée.' : 'Ligne vide : ignorée.'
      issues.at(line, '')('info', '(ligne)', message)
      continue
    }
    const row = new Row(header, line, cells)
    noteWidth(row, header, row.text(idColumn), issues)
    onRow(row)
  }
  if (header === null) throw empty()
  return { fileName: basename(path), encoding, header, issues }
}

const empty = (): Refusal => new Refusal('invalid', 'Le fichier est vide. Recommencez l’export dans EBP.')

function noteWidth(row: Row, header: Header, record: string, issues: Issues): void {
  const excess = row.cells.length - header.labels.length
  if (excess === 0) return
  const note = issues.at(row.line, record)
  if (excess < 0) {
    note(
      'info',
      '(fin de ligne)',
      `Ligne plus courte que l’en-tête (${-excess} colonnes en moins) : complétée par des vides.`,
    )
  } else if (row.cells.slice(header.labels.length).every((cell) => cell.trim() === '')) {
    note('info', '(fin de ligne)', `${excess} séparateur(s) de trop en fin de ligne : ignorés.`)
  } else {
    note(
      'avertissement',
      '(fin de ligne)',
      `${excess} cellule(s) de trop en fin de ligne : non lues. Vérifiez les guillemets de cette ligne.`,
    )
  }
}
