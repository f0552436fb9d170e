import type { AccountingSettings } from '../../../shared/model/accounting.ts'
import type { Document } from '../../../shared/model/document.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import { type JournalLine, journalEntry } from '../../../shared/rules/journal.ts'
import { centsCell } from './cells.ts'

/** The eighteen columns of the livre des procédures fiscales, article A47 A-1, in their order. */
export const JOURNAL_COLUMNS: readonly string[] = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
]

/** A field holds neither tabulation nor line end: they are what separates fields and lines. */
const field = (text: string): string => text.replace(/\s+/gu, ' ').trim()

/** One line of the file, with its line end. */
export const journalText = (fields: readonly string[]): string => `${fields.map(field).join('\t')}\r\n`

const compactDate = (date: string): string => date.replaceAll('-', '')

export interface EntryLines {
  text: string
  rows: number
  /** In cents: both sides are equal. */
  debit: number
  credit: number
}

/**
 * The lines of one document's entry; null when the document is worth nothing.
 * @param validated calendar date of the issue where the application runs, `YYYY-MM-DD`
 */
export function entryLines(
  document: Document,
  settings: AccountingSettings,
  entry: number,
  validated: string,
): EntryLines | null {
  const { content, totals, buyer, seller } = document
  const lines = journalEntry({ content, totals, operations: seller?.operations ?? 'goods' }, settings)
  if (lines.length === 0) return null
  const label = `${documentName(content)} ${document.number ?? ''} ${buyer.name}`
  const rows = lines.map((line) =>
    journalText([
      settings.journalCode,
      settings.journalLabel,
      String(entry),
      compactDate(content.date),
      line.account,
      accountLabel(line),
      line.purpose === 'clients' ? buyer.code : '',
      line.purpose === 'clients' ? buyer.name : '',
      document.number ?? '',
      compactDate(content.date),
      label,
      centsCell(line.debit),
      centsCell(line.credit),
      '',
      '',
      compactDate(validated),
      '',
      '',
    ]),
  )
  return {
    text: rows.join(''),
    rows: rows.length,
    debit: lines.reduce((sum, line) => sum + line.debit, 0),
    credit: lines.reduce((sum, line) => sum + line.credit, 0),
  }
}

const LABELS: Readonly<Record<Exclude<JournalLine['purpose'], 'vat'>, string>> = {
  clients: 'Clients',
  deposits: 'Clients – avances et acomptes reçus',
  services: 'Prestations de services',
  goods: 'Ventes de marchandises',
  shipping: 'Ports et frais accessoires facturés',
  cashDiscount: 'Escomptes accordés',
}

const accountLabel = ({ purpose, rate }: JournalLine): string =>
  purpose === 'vat' ? `TVA collectée ${(rate ?? '').replace('.', ',')} %` : LABELS[purpose]
