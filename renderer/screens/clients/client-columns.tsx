import type { ClientRow } from '../../../shared/model/views.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { clientsText as text } from '../../text/clients.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { formatCount } from '../../text/format.ts'

export const CLIENT_COLUMNS: readonly GridColumn<ClientRow>[] = [
  { id: 'code', label: text.columns.code, width: '90px', sortable: true, cell: (row) => row.code },
  { id: 'name', label: text.columns.name, width: 'minmax(180px, 2fr)', sortable: true, cell: (row) => row.name },
  {
    id: 'place',
    label: text.columns.place,
    width: 'minmax(140px, 1fr)',
    sortable: true,
    cell: (row) => `${row.postcode} ${row.city}`,
  },
  { id: 'siren', label: text.columns.siren, width: '100px', figures: true, sortable: true, cell: (row) => row.siren },
  { id: 'email', label: text.columns.email, width: 'minmax(160px, 1.4fr)', sortable: true, cell: (row) => row.email },
  { id: 'channel', label: text.columns.channel, width: '110px', cell: (row) => labelOf(CHANNEL_OPTIONS, row.channel) },
  {
    id: 'documents',
    label: text.columns.documents,
    width: '100px',
    align: 'end',
    cell: (row) => formatCount(row.documents),
  },
]

export const CLIENT_COLUMN_LABELS: Readonly<Record<string, string>> = Object.fromEntries(
  CLIENT_COLUMNS.map(({ id, label }) => [id, label]),
)
