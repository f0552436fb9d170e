import { useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { EventPayload } from '../../../shared/contract.ts'
import type { ImportReport } from '../../../shared/model/views.ts'
import { on, useAction } from '../../api.ts'
import { Progress } from '../../components/progress.tsx'
import { importsText as text } from '../../text/imports.ts'
import '../../styles/controls.css'
import '../../styles/documents.css'
import '../../styles/imports.css'

const KINDS = ['clients', 'documents'] as const
const FACTS = ['fileName', 'encoding', 'rows', 'created', 'updated', 'unchanged', 'refused'] as const
const ISSUE_COLUMNS = ['line', 'record', 'column', 'severity', 'message'] as const

/** Reads a file, says what would happen, and writes only once the person confirms. */
export function ImportScreen() {
  const asked = useSearch({ strict: false }) as { kind?: 'clients' | 'documents' }
  const [kind, setKind] = useState(asked.kind ?? 'clients')
  const [path, setPath] = useState<string | null>(null)
  const [progress, setProgress] = useState<EventPayload<'progress'> | null>(null)
  const pick = useAction('dialogs.importFile')
  const preview = useAction('imports.preview')
  const run = useAction('imports.run')
  useEffect(() => on('progress', setProgress), [])

  const choose = () => {
    run.reset()
    pick.mutate(
      { kind },
      {
        onSuccess: (chosen) => {
          if (chosen.path === null) return
          setPath(chosen.path)
          preview.mutate({ path: chosen.path, kind })
        },
      },
    )
  }
  const failure = pick.error ?? preview.error ?? run.error
  const busy = preview.isPending || run.isPending
  const report = run.data ?? preview.data
  return (
    <section className="documents" aria-label={text.title}>
      <header className="screen-bar">
        <div>
          <p>{text.breadcrumb}</p>
          <h1>{text.title}</h1>
        </div>
        <div className="screen-bar-actions">
          {path && preview.data && !run.data && !busy && (
            <button
              type="button"
              className="button"
              data-variant="primary"
              onClick={() => {
                setProgress(null)
                run.mutate({ path, kind })
              }}
            >
              {text.run}
            </button>
          )}
        </div>
      </header>
      <div className="document-body">
        <div className="import-source">
          <label htmlFor="import-kind">{text.kind}</label>
          <select
            id="import-kind"
            className="input"
            value={kind}
            disabled={busy}
            onChange={(event) => {
              setKind(event.target.value === 'documents' ? 'documents' : 'clients')
              setPath(null)
              preview.reset()
              run.reset()
            }}
          >
            {KINDS.map((each) => (
              <option key={each} value={each}>
                {text.kinds[each]}
              </option>
            ))}
          </select>
          <button type="button" className="button" disabled={busy} onClick={choose}>
            {text.choose}
          </button>
        </div>
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
        {report && !busy && (
          <>
            <p className="notice" role="status">
              {run.data ? text.finished : text.preview}
            </p>
            <ReportView report={report} />
          </>
        )}
      </div>
    </section>
  )
}

function ReportView({ report }: { report: ImportReport }) {
  const headers = Object.keys(report.sample[0] ?? {})
  return (
    <>
      <dl className="import-facts">
        {FACTS.map((fact) => {
          const value = report[fact]
          return (
            <div key={fact}>
              <dt>{text.facts[fact]}</dt>
              <dd>{typeof value === 'number' ? text.count(value) : value}</dd>
            </div>
          )
        })}
      </dl>
      {report.unknownColumns.length > 0 && <p>{text.unknownColumns(report.unknownColumns)}</p>}
      {report.missingColumns.length > 0 && <p>{text.missingColumns(report.missingColumns)}</p>}
      {report.issues.length > 0 && (
        <table className="import-table">
          <caption>{text.issues}</caption>
          <thead>
            <tr>
              {ISSUE_COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {text.issueColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.issues.map((issue) => (
              <tr key={`${issue.line} ${issue.column} ${issue.message}`}>
                {ISSUE_COLUMNS.map((column) => (
                  <td key={column}>{issue[column]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.sample.length > 0 && (
        <table className="import-table">
          <caption>{text.sample}</caption>
          <thead>
            <tr>
              {headers.map((header) => (
                <th key={header} scope="col">
                  {header}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.sample.map((record) => (
              <tr key={JSON.stringify(record)}>
                {headers.map((header) => (
                  <td key={header}>{record[header]}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  )
}
