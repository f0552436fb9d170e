import type { BatchReportRow } from '../../../shared/model/batch.ts'
import { centsText } from '../../../shared/rules/decimal.ts'
import { csvText } from '../../components/csv.ts'
import { batchText as text } from '../../text/batch.ts'
import { documentsText } from '../../text/documents.ts'
import { formatDecimal } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'

/** The report as EBP writes its tables: each document with its outcome and, where it did not leave, why. */
export const batchCsv = (rows: readonly BatchReportRow[]): string =>
  csvText([
    text.csv,
    ...rows.map((row) => [
      row.number ?? text.draft,
      documentsText.singular(row.kind),
      row.clientName,
      formatDecimal(centsText(row.total)),
      CHANNEL_NAMES[row.channel],
      row.receiver,
      text.outcomes[row.outcome],
      row.reason,
      row.cost === null ? '' : formatDecimal(row.cost),
    ]),
  ])
