import type { SubmissionRow } from '../../../shared/model/views.ts'
import { csvText } from '../../components/csv.ts'
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
  return csvText([csv.headers, ...lines])
}

/** Cents → « 1234,56 », without the spaces that a spreadsheet would read as text. */
const amount = (cents: number): string => {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
