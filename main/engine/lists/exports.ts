import type { Article } from '../../../shared/model/lists.ts'
import type { ClientRow, DocumentRow } from '../../../shared/model/views.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { frenchDate } from '../french-values.ts'
import { csvText, decimalComma } from './csv.ts'

interface Asked {
  columns: readonly { id: string; label: string }[]
  words: Readonly<Record<string, string>>
}
interface ListFile {
  name: string
  rows: number
  text: string
}

type Cells<Row> = Readonly<Record<string, (row: Row, words: Asked['words']) => string>>

const word = (words: Asked['words'], code: string): string =>
  Object.hasOwn(words, code) ? (words[code] ?? code) : code

const DOCUMENT_CELLS: Cells<DocumentRow> = {
  number: (row) => row.number ?? row.importedNumber ?? '',
  date: (row) => frenchDate(row.date),
  dueDate: (row) => frenchDate(row.dueDate),
  client: (row) => row.clientName,
  city: (row) => row.clientCity,
  type: (row) => documentName(row),
  reference: (row) => row.reference,
  net: (row) => decimalComma(row.net),
  total: (row) => decimalComma(row.total),
  channel: (row, words) => (row.submission ? word(words, row.submission.channel) : ''),
  state: (row, words) => stateOf(row, words),
}
/** What the sandbox did is told apart: it never reads as a sending. */
function stateOf({ state, submission }: DocumentRow, words: Asked['words']): string {
  if (submission === null) return word(words, state)
  const told = word(words, submission.byHand ? 'byHand' : submission.state)
  return submission.trial ? `${told} (essai)` : told
}
const CLIENT_CELLS: Cells<ClientRow> = {
  code: (row) => row.code,
  name: (row) => row.name,
  place: (row) => `${row.postcode} ${row.city}`.trim(),
  siren: (row) => row.siren,
  email: (row) => row.email,
  channel: (row, words) => word(words, row.channel),
  documents: (row) => String(row.documents),
}
const ARTICLE_CELLS: Cells<Article> = {
  code: (row) => row.code,
  description: (row) => row.description,
  unit: (row, words) => word(words, row.unit),
  unitPrice: (row) => row.unitPrice.replace('.', ','),
  vat: (row) => row.vat.rate.replace('.', ','),
}

/** The columns that are seen, in their order and under their names; an unknown one is left out. */
function listFile<Row>(name: string, cells: Cells<Row>, asked: Asked, rows: Iterable<Row>): ListFile {
  const columns = asked.columns.flatMap(({ id, label }) => {
    const read = Object.hasOwn(cells, id) ? cells[id] : undefined
    return read ? [{ label, read }] : []
  })
  function* written(): Generator<string[]> {
    for (const row of rows) yield columns.map(({ read }) => read(row, asked.words))
  }
  return {
    name,
    ...csvText(
      columns.map(({ label }) => label),
      written(),
    ),
  }
}

export const documentsFile = (kind: DocumentRow['kind'], asked: Asked, rows: Iterable<DocumentRow>): ListFile =>
  listFile(kind === 'invoice' ? 'Factures.csv' : 'Avoirs.csv', DOCUMENT_CELLS, asked, rows)
export const clientsFile = (asked: Asked, rows: Iterable<ClientRow>): ListFile =>
  listFile('Clients.csv', CLIENT_CELLS, asked, rows)
export const articlesFile = (asked: Asked, rows: Iterable<Article>): ListFile =>
  listFile('Articles.csv', ARTICLE_CELLS, asked, rows)
