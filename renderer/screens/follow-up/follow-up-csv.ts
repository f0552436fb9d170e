import type { SubmissionRow } from '../../../shared/model/views.ts'
import { documentsText, stateName } from '../../text/documents.ts'
import { followUpText } from '../../text/follow-up.ts'
import { formatInstant } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'

const { csv } = followUpText

/** The follow-up as EBP writes its tables: `;`, decimal comma, JJ/MM/AAAA, UTF-8 with its mark, CRLF. */
export function followUpCsv(rows: readonly SubmissionRow[]): string {
  const lines = rows.map((row) => [
    row.documentNumber,
    documentsText.singular(row.documentKind),
    row.clientName,
    CHANNEL_NAMES[row.channel],
    row.isCopy ? csv.yes : csv.no,
    row.receiver,
    amount(row.total),
    stateName(row),
    row.message,
    String(row.attempts),
    formatInstant(row.queuedAt),
    formatInstant(row.updatedAt),
  ])
  return `\ufeff${[csv.headers, ...lines].map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`
}

/** Cents → « 1234,56 », without the spaces that a spreadsheet would read as text. */
const amount = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}

/** Quoted where needed; what a spreadsheet would run as a formula is kept as text. */
function cell(value: string): string {
  const text = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
