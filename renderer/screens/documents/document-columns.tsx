import type { DocumentRow } from '../../../shared/model/views.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { documentsText } from '../../text/documents.ts'
import { formatCents, formatDate } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'

const text = documentsText.columns

export const DOCUMENT_COLUMNS: readonly GridColumn<DocumentRow>[] = [
  {
    id: 'number',
    label: text.number,
    width: '116px',
    sortable: true,
    cell: (row) => row.number ?? row.importedNumber ?? documentsText.draft,
  },
  { id: 'date', label: text.date, width: '98px', sortable: true, cell: (row) => formatDate(row.date) },
  { id: 'client', label: text.client, width: 'minmax(150px, 2fr)', sortable: true, cell: (row) => row.clientName },
  { id: 'city', label: text.city, width: 'minmax(100px, 1fr)', sortable: true, cell: (row) => row.clientCity },
  {
    id: 'reference',
    label: text.reference,
    width: '110px',
    sortable: true,
    optional: true,
    cell: (row) => row.reference,
  },
  { id: 'net', label: text.net, width: '94px', align: 'end', sortable: true, cell: (row) => formatCents(row.net) },
  {
    id: 'total',
    label: text.total,
    width: '94px',
    align: 'end',
    sortable: true,
    cell: (row) => formatCents(row.total),
  },
  { id: 'dueDate', label: text.dueDate, width: '98px', sortable: true, cell: (row) => formatDate(row.dueDate) },
  {
    id: 'channel',
    label: documentsText.channel,
    width: '92px',
    cell: (row) => (row.submission ? CHANNEL_NAMES[row.submission.channel] : ''),
  },
  {
    id: 'state',
    label: text.state,
    width: 'minmax(164px, 1fr)',
    cell: (row) => (
      <StateChip
        document={row.state}
        submission={row.submission?.state ?? null}
        byHand={row.submission?.byHand ?? false}
        trial={row.submission?.trial ?? false}
      />
    ),
  },
]

export const DOCUMENT_COLUMN_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  DOCUMENT_COLUMNS.map(({ id, label }) => [id, label]),
)
