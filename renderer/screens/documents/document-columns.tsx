import type { DocumentRow } from '../../../shared/model/views.ts'
import { documentName } from '../../../shared/rules/document-names.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { depositText, TYPE_TAGS } from '../../text/deposits.ts'
import { documentsText } from '../../text/documents.ts'
import { formatCents, formatDate } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'

const text = documentsText.columns

/** The client, and what the invoice is when it is not the whole of a sale. */
function clientCell({ clientName, invoiceType }: DocumentRow) {
  const tag = TYPE_TAGS[invoiceType]
  return tag === '' ? (
    clientName
  ) : (
    <>
      {clientName}
      <span className="type-tag">{tag}</span>
    </>
  )
}

export const DOCUMENT_COLUMNS: readonly GridColumn<DocumentRow>[] = [
  {
    id: 'number',
    label: text.number,
    width: '116px',
    sortable: true,
    cell: (row) => row.number ?? row.importedNumber ?? documentsText.draft,
  },
  { id: 'date', label: text.date, width: '98px', figures: true, sortable: true, cell: (row) => formatDate(row.date) },
  { id: 'client', label: text.client, width: 'minmax(150px, 2fr)', sortable: true, cell: clientCell },
  {
    id: 'type',
    label: depositText.type,
    width: '110px',
    optional: true,
    cell: (row) => documentName(row),
  },
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
  {
    id: 'dueDate',
    label: text.dueDate,
    width: '98px',
    figures: true,
    sortable: true,
    cell: (row) => formatDate(row.dueDate),
  },
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
    cell: ({ state, submission }) => (
      <StateChip
        document={state}
        submission={submission?.state ?? null}
        held={submission?.held ?? false}
        byHand={submission?.byHand ?? false}
        trial={submission?.trial ?? false}
        plannedAt={submission?.plannedAt ?? null}
      />
    ),
  },
]

export const DOCUMENT_COLUMN_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  DOCUMENT_COLUMNS.map(({ id, label }) => [id, label]),
)
