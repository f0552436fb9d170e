import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useRouterState, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { MOST_SENT } from '../../../shared/model/batch.ts'
import type { DocumentKind } from '../../../shared/model/document.ts'
import { type DocumentFilter, documentFilterSchema } from '../../../shared/model/lists.ts'
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
import { depositText } from '../../text/deposits.ts'
import { documentsText, STATE_NAMES } from '../../text/documents.ts'
import { listsText as text } from '../../text/lists.ts'
import { ublText } from '../../text/reading.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { startBatch } from '../batch/batch-store.ts'
import { SendDialog } from '../sending/send-dialog.tsx'
import { askedFilter } from './asked-filter.ts'
import { DepositDialog } from './deposit-dialog.tsx'
import { DOCUMENT_COLUMN_LABELS, DOCUMENT_COLUMNS } from './document-columns.tsx'
import { DocumentFilters, noDocumentFilter } from './document-filters.tsx'
import { mendLocation } from './mend-location.ts'
import { useIssueMany } from './use-issue-many.ts'
import { useSaveUbl } from './use-save-ubl.ts'
import '../../styles/controls.css'
import '../../styles/deposits.css'
import '../../styles/document-editor.css'
import '../../styles/documents.css'
import '../../styles/lists.css'

export const InvoicesScreen = () => <Asked kind="invoice" />
export const CreditNotesScreen = () => <Asked kind="creditNote" />

/** An address that asks for a filter opens the list on it, once. */
function Asked({ kind }: { kind: DocumentKind }) {
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const visit = useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' })
  const filter = askedFilter(kind, search)
  return <DocumentsScreen key={`${kind} ${filter ? visit : ''}`} kind={kind} asked={filter && { visit, filter }} />
}

/** Documents that one export in UBL takes. */
const UBL_TOGETHER = 5_000

interface DocumentsScreenProps {
  kind: DocumentKind
  asked: { visit: string; filter: DocumentFilter } | null
}

function DocumentsScreen({ kind, asked }: DocumentsScreenProps) {
  const navigate = useNavigate()
  const name = kind === 'invoice' ? 'invoices' : 'creditNotes'
  const state = useListState<DocumentFilter>(
    name,
    { filter: noDocumentFilter(kind), sort: { column: 'date', descending: true } },
    asked,
  )
  const { filter, sort, selection, place, change } = state
  const list = useListRows('lists.documents', { filter, sort })
  const columns = useColumns(name, DOCUMENT_COLUMNS)
  const [sending, setSending] = useState<string | null>(null)
  const many = useIssueMany()
  const saveUbl = useSaveUbl()
  const searchField = useRef<HTMLInputElement>(null)
  const { selecting, settle, any } = useSelecting({
    filter,
    sort,
    selection,
    change: (next) => change({ selection: next }),
    idsMethod: 'lists.documentIds',
  })
  const chosen = { all: selection.all, ids: [...selection.ids] }
  const summary = useQuery({
    queryKey: ['lists.documentSelection', chosen],
    queryFn: () => call('lists.documentSelection', chosen),
    enabled: any,
    placeholderData: keepPreviousData,
  })
  const clear = () => change({ selection: { all: null, ids: new Set() } })
  const open = (documentId: string) => void navigate({ to: '/ventes/documents/$documentId', params: { documentId } })
  const create = () =>
    void navigate({ to: '/ventes/documents/$documentId', params: { documentId: 'nouveau' }, search: { kind } })
  useListKeys({ searchField, onNew: create })
  const { acompte } = useSearch({ strict: false }) as { acompte?: string }
  const [asking, setAsking] = useState(false)
  useEffect(() => {
    if (acompte === undefined) return
    setAsking(true)
    void navigate({ to: '/ventes/factures', search: {}, replace: true })
  }, [acompte, navigate])

  const setFilter = async (next: DocumentFilter) => {
    change({ filter: next, place: Object.assign(place, { row: 0, column: 0, scroll: 0, focused: false }) })
    if (selection.all === null) return
    const named = await settle()
    if (named === null) many.setReport([text.selectionTooLarge])
    change({ selection: named ?? { all: null, ids: new Set() } })
  }
  const idsOf = (wanted: 'draft' | 'issued') => call('lists.selectedDocuments', { ...chosen, state: wanted })
  const send = async () => {
    const ids = [...(await idsOf('issued')), ...(await idsOf('draft'))]
    const [only] = ids
    if (ids.length > MOST_SENT) many.setReport([text.sendTooMany])
    else if (only && ids.length === 1) setSending(only)
    else {
      startBatch(ids)
      void navigate({ to: '/ventes/envoi-groupe' })
    }
  }
  const exportUbl = async () => {
    const ids = await idsOf('issued')
    if (ids.length > UBL_TOGETHER) many.setReport([ublText.tooMany])
    else saveUbl.save(ids)
  }
  const save = async () => {
    const labels = columns.columns.map(({ id, label }) => ({ id, label }))
    const words = {
      ...STATE_NAMES,
      ...CHANNEL_NAMES,
      draft: documentsText.draft,
      issued: documentsText.issued,
      byHand: documentsText.byHand,
    }
    const { path, rows } = await call('dialogs.saveList', {
      method: 'lists.exportDocuments',
      input: { filter, sort, columns: labels, words },
    })
    if (path !== null) many.setReport([text.exported(rows, path)])
  }

  return (
    <section className="documents" aria-label={documentsText.plural(kind)}>
      <ScreenHeader
        breadcrumb={documentsText.breadcrumb}
        title={documentsText.plural(kind)}
        actions={
          <>
            {any && (summary.data?.drafts ?? 0) > 0 && many.progress === null && (
              <button
                type="button"
                className="button"
                onClick={async () => {
                  await many.issue(await idsOf('draft'))
                }}
              >
                {documentsText.issue}
              </button>
            )}
            {any && (summary.data?.issued ?? 0) > 0 && (
              <button type="button" className="button" onClick={() => void exportUbl()}>
                {ublText.many}
              </button>
            )}
            {any && (summary.data?.count ?? 0) > 0 && (
              <button type="button" className="button" onClick={() => void send()}>
                {text.sendMany((summary.data?.drafts ?? 0) + (summary.data?.issued ?? 0))}
              </button>
            )}
            {kind === 'invoice' && (
              <button type="button" className="button" onClick={() => setAsking(true)}>
                {depositText.create}
              </button>
            )}
            <button type="button" className="button" data-variant="primary" onClick={create}>
              {documentsText.create(kind)} <kbd>Ctrl N</kbd>
            </button>
          </>
        }
      />
      <DocumentFilters filter={filter} onChange={(next) => void setFilter(next)} searchField={searchField}>
        <ListBar
          list={name}
          state={{ filter, sort }}
          onView={(view) => {
            const kept = documentFilterSchema.safeParse({ ...(view.filter as object), kind })
            const order = sortSchema.nullable().safeParse(view.sort)
            if (order.success) change({ sort: order.data })
            if (kept.success) void setFilter(kept.data)
          }}
          columns={{ ...columns, labels: DOCUMENT_COLUMN_LABELS }}
          onExport={() => void save()}
        />
      </DocumentFilters>
      {(list.error ?? saveUbl.error) && (
        <p className="notice" data-tone="error" role="alert">
          {(list.error ?? saveUbl.error)?.message}
        </p>
      )}
      {many.progress && (
        <p className="notice" role="status">
          {text.issueProgress(many.progress.done, many.progress.total)}{' '}
          <button type="button" className="link-button" onClick={many.stop}>
            {text.stop}
          </button>
        </p>
      )}
      {many.report.length > 0 && (
        <ul className="notice documents-report" role="status">
          {many.report.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <ListGrid
        label={documentsText.plural(kind)}
        columns={columns.columns}
        rows={list.rows}
        total={list.total}
        sort={sort}
        onSort={(next) => change({ sort: next })}
        selecting={selecting}
        hand={columns.hand}
        place={place}
        onOpen={(row) => open(row.id)}
        empty={list.first && <p>{documentsText.empty}</p>}
      />
      <p className="documents-state" role="status">
        <span>{text.documents(list.total, list.first?.sum ?? 0)}</span>
        {any && summary.data && (
          <>
            <strong>{text.documentSelection(summary.data.count, summary.data.sum)}</strong>
            <button type="button" className="link-button" onClick={clear}>
              {text.clearSelection}
            </button>
          </>
        )}
      </p>
      {asking && <DepositDialog sale={null} onCreated={({ id }) => open(id)} onClose={() => setAsking(false)} />}
      {sending !== null && (
        <SendDialog
          documentId={sending}
          onClose={() => setSending(null)}
          onQueued={clear}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
