import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { type ClientFilter, clientFilterSchema } from '../../../shared/model/lists.ts'
import { sortSchema } from '../../../shared/model/views.ts'
import { call } from '../../api.ts'
import { ListGrid } from '../../components/grid/list-grid.tsx'
import { useListState } from '../../components/grid/list-memory.ts'
import { useColumns } from '../../components/grid/use-columns.ts'
import { useListKeys } from '../../components/grid/use-list-keys.ts'
import { useListRows } from '../../components/grid/use-list-rows.ts'
import { useSelecting } from '../../components/grid/use-selecting.ts'
import { ListBar } from '../../components/list-bar.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { clientsText as text } from '../../text/clients.ts'
import { CHANNEL_OPTIONS } from '../../text/common.ts'
import { documentsText } from '../../text/documents.ts'
import { listsText } from '../../text/lists.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { handCodes } from '../bulk-update/handed-codes.ts'
import { CLIENT_COLUMN_LABELS, CLIENT_COLUMNS } from './client-columns.tsx'
import '../../styles/controls.css'
import '../../styles/lists.css'

const NO_FILTER: ClientFilter = { search: '', channel: null, archived: false }

/** Ventes > Clients > Clients. */
export function ClientsScreen() {
  const navigate = useNavigate()
  const state = useListState<ClientFilter>('clients', {
    filter: NO_FILTER,
    sort: { column: 'name', descending: false },
  })
  const { filter, sort, selection, place, change } = state
  const list = useListRows('lists.clients', { filter, sort })
  const columns = useColumns('clients', CLIENT_COLUMNS)
  const [notice, setNotice] = useState<string | null>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { selecting, settle, any } = useSelecting({
    filter,
    sort,
    selection,
    change: (next) => change({ selection: next }),
    idsMethod: 'lists.clientIds',
  })
  const chosen = { all: selection.all, ids: [...selection.ids] }
  const summary = useQuery({
    queryKey: ['lists.clientSelection', chosen],
    queryFn: () => call('lists.clientSelection', chosen),
    enabled: any,
    placeholderData: keepPreviousData,
  })
  const open = (clientId: string) => void navigate({ to: '/ventes/clients/$clientId', params: { clientId } })
  useListKeys({ searchField, onNew: () => open('nouveau') })

  const setFilter = async (next: ClientFilter) => {
    change({ filter: next, place: Object.assign(place, { row: 0, column: 0, scroll: 0, focused: false }) })
    if (selection.all === null) return
    const named = await settle()
    if (named === null) setNotice(listsText.selectionTooLarge)
    change({ selection: named ?? { all: null, ids: new Set() } })
  }
  const save = async () => {
    const labels = columns.columns.map(({ id, label }) => ({ id, label }))
    const { path, rows } = await call('dialogs.saveList', {
      method: 'lists.exportClients',
      input: { filter, sort, columns: labels, words: CHANNEL_NAMES },
    })
    if (path !== null) setNotice(listsText.exported(rows, path))
  }

  const updateChosen = async () => {
    handCodes((await call('lists.clientCodes', chosen)).codes)
    void navigate({ to: '/operations/mise-a-jour' })
  }

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
            value={filter.search}
            onChange={(event) => void setFilter({ ...filter, search: event.target.value })}
          />
        </label>
        <label>
          {listsText.channel}{' '}
          <select
            className="input"
            value={filter.channel ?? ''}
            onChange={(event) =>
              void setFilter({ ...filter, channel: (event.target.value || null) as ClientFilter['channel'] })
            }
          >
            <option value="">{documentsText.all}</option>
            {CHANNEL_OPTIONS.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={filter.archived}
            onChange={(event) => void setFilter({ ...filter, archived: event.target.checked })}
          />{' '}
          {listsText.archived}
        </label>
        <ListBar
          list="clients"
          state={{ filter, sort }}
          onView={(view) => {
            const kept = clientFilterSchema.safeParse(view.filter)
            const order = sortSchema.nullable().safeParse(view.sort)
            if (order.success) change({ sort: order.data })
            if (kept.success) void setFilter(kept.data)
          }}
          columns={{ ...columns, labels: CLIENT_COLUMN_LABELS }}
          onExport={() => void save()}
        />
      </div>
      {list.error && (
        <p className="notice" data-tone="error" role="alert">
          {list.error.message}
        </p>
      )}
      {notice && (
        <p className="notice" role="status">
          {notice}
        </p>
      )}
      <ListGrid
        label={text.title}
        columns={columns.columns}
        rows={list.rows}
        total={list.total}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selecting={selecting}
        hand={columns.hand}
        place={place}
        onOpen={(row) => open(row.id)}
        empty={list.first && <p>{text.empty}</p>}
      />
      <p className="documents-state" role="status">
        <span>{listsText.clients(list.total)}</span>
        {any && summary.data && (
          <>
            <strong>{listsText.clientSelection(summary.data.count, summary.data.invoiced)}</strong>
            <button type="button" className="link-button" onClick={() => void updateChosen()}>
              {listsText.updateChosen}
            </button>
            <button
              type="button"
              className="link-button"
              onClick={() => change({ selection: { all: null, ids: new Set() } })}
            >
              {listsText.clearSelection}
            </button>
          </>
        )}
      </p>
    </section>
  )
}
