import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { DocumentKind, DocumentState } from '../../../shared/model/document.ts'
import { CallError, call } from '../../api.ts'
import { type GridSort, ListGrid } from '../../components/grid/list-grid.tsx'
import { documentsText } from '../../text/documents.ts'
import { SendDialog } from '../sending/send-dialog.tsx'
import { DOCUMENT_COLUMNS } from './document-columns.tsx'
import { mendLocation } from './mend-location.ts'
import { useDocumentPages } from './use-document-pages.ts'
import '../../styles/controls.css'
import '../../styles/documents.css'

export const InvoicesScreen = () => <DocumentsScreen key="invoice" kind="invoice" />
export const CreditNotesScreen = () => <DocumentsScreen key="creditNote" kind="creditNote" />

function DocumentsScreen({ kind }: { kind: DocumentKind }) {
  const navigate = useNavigate()
  const [search, setSearch] = useState('')
  const [state, setState] = useState<DocumentState | null>(null)
  const [sort, setSort] = useState<GridSort | null>({ column: 'date', descending: true })
  const [selection, setSelection] = useState<ReadonlySet<string>>(new Set())
  const [sending, setSending] = useState<readonly string[]>([])
  const [report, setReport] = useState<readonly string[]>([])
  const list = useDocumentPages({ kind, search, state, sort })
  const selected = list.rows.filter((row) => selection.has(row.id))
  const drafts = selected.filter((row) => row.state === 'draft')

  const issueDrafts = async () => {
    const refusals: string[] = []
    for (const row of drafts) {
      try {
        await call('documents.issue', { id: row.id })
      } catch (error) {
        if (!(error instanceof CallError)) throw error
        refusals.push(documentsText.refusal(row.clientName, error.failure.message))
      }
    }
    setReport([documentsText.report(drafts.length - refusals.length, refusals.length), ...refusals])
  }

  return (
    <section className="documents" aria-label={documentsText.plural(kind)}>
      <header className="screen-bar">
        <div>
          <p>{documentsText.breadcrumb}</p>
          <h1>{documentsText.plural(kind)}</h1>
        </div>
        <div className="screen-bar-actions">
          {drafts.length > 0 && (
            <button type="button" className="button" onClick={() => void issueDrafts()}>
              {documentsText.issue}
            </button>
          )}
          {selected.length > drafts.length && (
            <button
              type="button"
              className="button"
              onClick={() => setSending(selected.filter((row) => row.state === 'issued').map((row) => row.id))}
            >
              {documentsText.send}
            </button>
          )}
          <button
            type="button"
            className="button"
            data-variant="primary"
            onClick={() =>
              void navigate({
                to: '/ventes/documents/$documentId',
                params: { documentId: 'nouveau' },
                search: { kind },
              })
            }
          >
            {documentsText.create(kind)}
          </button>
        </div>
      </header>
      <div className="filters">
        <label>
          {documentsText.search}{' '}
          <input className="input" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
        <label>
          {documentsText.filter}{' '}
          <select
            className="input"
            value={state ?? ''}
            onChange={(event) =>
              setState(event.target.value === 'draft' || event.target.value === 'issued' ? event.target.value : null)
            }
          >
            <option value="">{documentsText.all}</option>
            <option value="draft">{documentsText.draft}</option>
            <option value="issued">{documentsText.issued}</option>
          </select>
        </label>
      </div>
      {list.error && (
        <p className="notice" data-tone="error" role="alert">
          {list.error.message}
        </p>
      )}
      {report.length > 0 && (
        <ul className="notice documents-report" role="status">
          {report.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <ListGrid
        label={documentsText.plural(kind)}
        columns={DOCUMENT_COLUMNS}
        rows={list.rows}
        total={list.total}
        onReachEnd={list.readMore}
        sort={sort}
        onSort={setSort}
        selection={selection}
        onSelection={setSelection}
        onOpen={(row) => void navigate({ to: '/ventes/documents/$documentId', params: { documentId: row.id } })}
        empty={<p>{documentsText.empty}</p>}
      />
      <p className="documents-state" role="status">
        <span>{documentsText.sum(list.total, list.sum)}</span>
        {selected.length > 0 && (
          <span>
            {documentsText.selection(
              selected.length,
              selected.reduce((sum, row) => sum + row.total, 0),
            )}
          </span>
        )}
      </p>
      {sending.length > 0 && (
        <SendDialog
          documentIds={sending}
          onClose={() => setSending([])}
          onQueued={() => setSelection(new Set())}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
