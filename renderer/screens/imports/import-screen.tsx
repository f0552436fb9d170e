import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { IMPORT_KINDS, type ImportKind } from '../../../shared/model/imports.ts'
import { useAction } from '../../api.ts'
import { Progress } from '../../components/progress.tsx'
import { importsText as text } from '../../text/imports.ts'
import { useProgress } from '../../use-progress.ts'
import { ColumnMatching } from './column-matching.tsx'
import { ImportReportView } from './import-report.tsx'
import { ImportRuns } from './import-runs.tsx'
import '../../styles/controls.css'
import '../../styles/documents.css'
import '../../styles/imports.css'

/** Reads a file, says what would happen, and writes only once the person confirms; each import may be taken back. */
export function ImportScreen() {
  const asked = useSearch({ strict: false }) as { kind?: ImportKind }
  const [kind, setKind] = useState<ImportKind>(asked.kind ?? 'clients')
  const [path, setPath] = useState<string | null>(null)
  const [mapping, setMapping] = useState<Record<string, string> | null>(null)
  const [progress, forgetProgress] = useProgress('import')
  const pick = useAction('dialogs.importFile')
  const columns = useAction('imports.columns')
  const preview = useAction('imports.preview')
  const run = useAction('imports.run')
  const cancel = useAction('imports.cancel')

  const forget = () => {
    setPath(null)
    setMapping(null)
    for (const action of [columns, preview, run]) action.reset()
  }
  const show = (chosen: string, matched: Record<string, string> | null) => {
    setMapping(matched)
    preview.mutate({ path: chosen, kind, mapping: matched })
  }
  const choose = () =>
    pick.mutate(
      { kind },
      {
        onSuccess: ({ path: chosen }) => {
          if (chosen === null) return
          forget()
          setPath(chosen)
          columns.mutate({ path: chosen, kind }, { onSuccess: ({ exact }) => exact && show(chosen, null) })
        },
      },
    )
  const failure = pick.error ?? columns.error ?? preview.error ?? run.error
  const busy = columns.isPending || preview.isPending || run.isPending
  const report = run.data ?? preview.data
  const changes = preview.data ? preview.data.created + preview.data.updated : 0
  const matching = path !== null && columns.data && !columns.data.exact && !report && !busy
  return (
    <section className="documents" aria-label={text.title}>
      <header className="screen-bar">
        <div>
          <p>{text.breadcrumb}</p>
          <h1>{text.title}</h1>
        </div>
        <div className="screen-bar-actions">
          {run.isPending && (
            <button type="button" className="button" onClick={() => cancel.mutate({})}>
              {text.cancel} <kbd>Échap</kbd>
            </button>
          )}
          {path && changes > 0 && !run.data && !busy && (
            <button
              type="button"
              className="button"
              data-variant="primary"
              onClick={() => {
                forgetProgress()
                run.mutate({ path, kind, mapping })
              }}
            >
              {text.run}
            </button>
          )}
        </div>
      </header>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Échap is a shortcut of the button above. */}
      <div
        className="document-body"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && run.isPending) cancel.mutate({})
        }}
      >
        <div className="import-source">
          <label htmlFor="import-kind">{text.kind}</label>
          <select
            id="import-kind"
            className="input"
            value={kind}
            disabled={busy}
            onChange={(event) => {
              setKind(event.target.value as ImportKind)
              forget()
            }}
          >
            {IMPORT_KINDS.map((each) => (
              <option key={each} value={each}>
                {text.kinds[each]}
              </option>
            ))}
          </select>
          <button type="button" className="button" disabled={busy} onClick={choose}>
            {text.choose}
          </button>
        </div>
        {!path && <p className="import-hint">{text.hint[kind]}</p>}
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure.failure.message}
          </p>
        )}
        {busy && (
          <Progress
            label={run.isPending ? text.running : text.reading}
            done={progress?.done ?? 0}
            total={progress?.total ?? null}
          />
        )}
        {matching && <ColumnMatching columns={columns.data} onDone={(matched) => show(path, matched)} />}
        {report && !busy && (
          <>
            <p className="notice" role="status">
              {run.data ? text.finished : changes > 0 ? text.preview : text.nothingToDo}
            </p>
            <ImportReportView report={report} />
          </>
        )}
        <ImportRuns />
      </div>
    </section>
  )
}
