import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { ClientRow } from '../../../shared/model/views.ts'
import { call } from '../../api.ts'
import { type GridColumn, type GridSort, ListGrid } from '../../components/grid/list-grid.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { clientsText as text } from '../../text/clients.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { formatCount } from '../../text/format.ts'

const COLUMNS: readonly GridColumn<ClientRow>[] = [
  { id: 'code', label: text.columns.code, width: '90px', sortable: true, cell: (row) => row.code },
  { id: 'name', label: text.columns.name, width: 'minmax(180px, 2fr)', sortable: true, cell: (row) => row.name },
  {
    id: 'city',
    label: text.columns.city,
    width: 'minmax(140px, 1fr)',
    sortable: true,
    cell: (row) => `${row.postcode} ${row.city}`,
  },
  { id: 'siren', label: text.columns.siren, width: '100px', sortable: true, cell: (row) => row.siren },
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

/** Ventes > Clients > Clients. */
export function ClientsScreen() {
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [sort, setSort] = useState<GridSort | null>(null)
  const list = useInfiniteQuery({
    queryKey: ['clients.list', search, sort],
    queryFn: ({ pageParam }) => call('clients.list', { search, sort, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  })
  const open = (clientId: string) => void navigate({ to: '/ventes/clients/$clientId', params: { clientId } })
  const searchField = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'F3') searchField.current?.focus()
      else if (event.ctrlKey && event.key.toLowerCase() === 'n') open('nouveau')
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const total = list.data?.pages[0]?.total ?? 0
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={
          <button type="button" className="button" data-variant="primary" onClick={() => open('nouveau')}>
            {text.create} <kbd>Ctrl N</kbd>
          </button>
        }
      />
      <div className="filters">
        <label>
          {text.search}{' '}
          <input
            ref={searchField}
            className="input"
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </label>
      </div>
      <ListGrid
        label={text.title}
        columns={COLUMNS}
        rows={list.data?.pages.flatMap((page) => page.rows) ?? []}
        total={total}
        onReachEnd={() => {
          if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage()
        }}
        sort={sort}
        onSort={setSort}
        onOpen={(row) => open(row.id)}
        empty={<p>{text.empty}</p>}
      />
      <p className="documents-state" role="status">
        {text.total(formatCount(total))}
      </p>
    </section>
  )
}
