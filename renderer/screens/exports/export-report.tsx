import type { ExportReport } from '../../../shared/model/exports.ts'
import { Card } from '../../components/card.tsx'
import { exportsText as text } from '../../text/exports.ts'

/** What was written where, and what could not be written as it stands. */
export function ExportReportView({ report }: { report: ExportReport }) {
  const { journal } = report
  const facts: [keyof typeof text.facts, string][] = [
    ['records', text.records[report.kind](report.records)],
    ['rows', text.count(report.rows)],
    ['skipped', text.count(report.skipped)],
    ...(journal === null
      ? []
      : ([
          ['debit', text.euros(journal.debit)],
          ['credit', text.euros(journal.credit)],
          ['lastEntry', journal.lastEntry === null ? text.none : String(journal.lastEntry)],
        ] as [keyof typeof text.facts, string][])),
    ['encoding', text.encodingNames[report.encoding]],
    ['bytes', text.size(report.bytes)],
    ['milliseconds', text.seconds(report.milliseconds)],
    ['path', report.path],
  ]
  return (
    <Card title={text.report}>
      <dl className="import-facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{text.facts[name]}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {report.issues.length === 0 ? (
        <p>{text.noIssue}</p>
      ) : (
        <table className="data-table">
          <caption>{text.issues}</caption>
          <thead>
            <tr>
              <th scope="col">{text.issueColumns.record}</th>
              <th scope="col">{text.issueColumns.message}</th>
            </tr>
          </thead>
          <tbody>
            {report.issues.map(({ record, message }) => (
              <tr key={`${record} ${message}`}>
                <td>{record}</td>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {report.more > 0 && <p>{text.more(report.more)}</p>}
    </Card>
  )
}
