/** One issued document, as the index of its year lists it. */
export interface IndexedDocument {
  number: string
  kind: 'invoice' | 'creditNote'
  date: string
  dueDate: string | null
  clientName: string
  net: number
  tax: number
  total: number
  issuedAt: number
  sha256: string
  pdf: string
  xml: string
}

const HEADER = [
  'Numéro',
  'Type',
  'Date',
  'Échéance',
  'Client',
  'Total HT',
  'TVA',
  'Total TTC',
  'Validé le',
  'PDF',
  'XML',
  'SHA-256 du PDF',
]

/** How the index writes its cells: those of the lists of the application. */
export interface IndexWords {
  csv: (header: readonly string[], rows: Iterable<readonly string[]>) => { text: string }
  /** Cents → `1234,56`. */
  amount: (cents: number) => string
  /** ISO date → `24/11/2026`. */
  date: (date: string | null) => string
  localDate: (instant: number) => string
}

/** `index.csv` of a year, by date then by number, as a French spreadsheet opens it. */
export function indexText(documents: readonly IndexedDocument[], words: IndexWords): string {
  const sorted = documents.toSorted((a, b) => a.date.localeCompare(b.date) || a.number.localeCompare(b.number))
  const rows = sorted.map((one) => [
    one.number,
    one.kind === 'invoice' ? 'Facture' : 'Avoir',
    words.date(one.date),
    words.date(one.dueDate),
    one.clientName,
    words.amount(one.net),
    words.amount(one.tax),
    words.amount(one.total),
    words.date(words.localDate(one.issuedAt)),
    one.pdf,
    one.xml,
    one.sha256,
  ])
  return words.csv(HEADER, rows).text
}
