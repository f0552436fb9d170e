import { useState } from 'react'
import type { ImportIssue, ImportReport } from '../../../shared/model/imports.ts'
import { importsText as text } from '../../text/imports.ts'

const FACTS = ['fileName', 'encoding', 'rows', 'created', 'updated', 'unchanged', 'refused'] as const
const ISSUE_COLUMNS = ['line', 'record', 'column', 'severity', 'message'] as const
const SEVERITIES = ['refus', 'avertissement', 'info'] as const
const TONES = { refus: 'error', avertissement: 'warning', info: 'neutral' } as const

/** What an import would do, or did: figures, then each anomaly with its line, field and reason, the worst shown first. */
export function ImportReportView({ report }: { report: ImportReport }) {
  const counts = SEVERITIES.map((severity) => report.issues.filter((issue) => issue.severity === severity).length)
  const [shown, setShown] = useState<ImportIssue['severity']>(
    () => SEVERITIES.find((_severity, index) => (counts[index] ?? 0) > 0) ?? 'refus',
  )
  const headers = Object.keys(report.sample[0] ?? {})
  return (
    <>
      <dl className="import-facts">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{text.facts[fact]}</dt>
            <dd>
              {fact === 'encoding'
                ? text.encodings[report.encoding]
                : fact === 'fileName'
                  ? report.fileName
                  : text.count(report[fact])}
            </dd>
          </div>
        ))}
      </dl>
      {report.unknownColumns.length > 0 && <p>{text.unknownColumns(report.unknownColumns)}</p>}
      {report.missingColumns.length > 0 && <p className="import-hint">{text.missingColumns(report.missingColumns)}</p>}
      {report.issues.length > 0 && (
        <section aria-label={text.issues}>
          <div className="import-severities">
            <h2>{text.issues}</h2>
            <fieldset aria-label={text.showing}>
              {SEVERITIES.map((severity, index) => (
                <button
                  key={severity}
                  type="button"
                  className="button"
                  aria-pressed={shown === severity}
                  onClick={() => setShown(severity)}
                >
                  {text.severities[severity]} <span>{text.count(counts[index] ?? 0)}</span>
                </button>
              ))}
            </fieldset>
          </div>
          <IssueTable issues={report.issues.filter((issue) => issue.severity === shown)} />
        </section>
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

function IssueTable({ issues }: { issues: readonly ImportIssue[] }) {
  if (issues.length === 0) return <p>{text.noIssue}</p>
  return (
    <table className="import-table" aria-label={text.issues}>
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
        {issues.map((issue) => (
          <tr key={`${issue.line} ${issue.column} ${issue.message}`}>
            {ISSUE_COLUMNS.map((column) => (
              <td key={column}>
                {column === 'severity' ? (
                  <span className="chip" data-tone={TONES[issue.severity]}>
                    {text.severity[issue.severity]}
                  </span>
                ) : (
                  issue[column]
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
