import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { Output } from '../../../shared/contract.ts'
import { INTEGRITY_CHECKS, type IntegrityCheck } from '../../../shared/model/integrity.ts'
import { useAction } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { integrityText as text } from '../../text/integrity.ts'

type Report = Output<'integrity.verify'>

/** What was looked at, what is wrong, and what to do. */
export function ReportView({ report }: { report: Report }) {
  const lost = report.noted !== null && report.noted.position === null
  const anomalies = report.problems.length + report.more
  const tone = anomalies > 0 || lost ? 'error' : report.cancelled ? 'warning' : 'ok'
  const Icon = { ok: CircleCheck, warning: TriangleAlert, error: OctagonAlert }[tone]
  return (
    <>
      <div className="verdict" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
        <Icon size={18} aria-hidden />
        <div>
          <b>
            {anomalies > 0
              ? text.broken(anomalies)
              : report.cancelled
                ? text.cancelled
                : lost
                  ? text.notedLost
                  : text.sound}
          </b>
          {report.firstBroken !== null && <p>{text.firstBroken(report.firstBroken)}</p>}
          {report.cancelled && anomalies > 0 && <p>{text.cancelled}</p>}
          {lost && anomalies > 0 && <p>{text.notedLost}</p>}
          {report.noted !== null && report.noted.position !== null && <p>{text.notedFound(report.noted.position)}</p>}
        </div>
      </div>
      {report.problems.length > 0 && <Problems report={report} />}
      <Results report={report} />
      <Head digest={report.head} />
    </>
  )
}

const Problems = ({ report }: { report: Report }) => (
  <Card title={text.problems}>
    <ul className="check-list">
      {report.problems.map(({ check, message, advice }) => (
        <li key={`${check} ${message}`} data-severity="blocking">
          <OctagonAlert size={16} aria-hidden />
          <div>
            {message}
            <p className="row-hint">
              {text.todo}
              {'\u00a0: '}
              {advice}
            </p>
          </div>
        </li>
      ))}
    </ul>
    {report.more > 0 && <p>{text.more(report.more)}</p>}
  </Card>
)

function verified(report: Report, check: IntegrityCheck): string {
  const counts = {
    database: null,
    chain: null,
    unlinked: null,
    files: report.files,
    proofs: report.proofs,
    numbers: report.numbers,
  }
  if (check === 'chain') return text.chainDetail(report.documents, report.events)
  const count = counts[check]
  return count === null ? '' : text.count(count)
}

function Results({ report }: { report: Report }) {
  const outcome = (check: IntegrityCheck): string => {
    const count = report.problems.filter((problem) => problem.check === check).length
    if (count > 0) return text.wrong(count)
    return report.cancelled && check !== 'database' ? text.notDone : text.good
  }
  return (
    <Card title={text.results} aside={<span className="row-hint">{text.when(report.at, report.milliseconds)}</span>}>
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">{text.columns.check}</th>
            <th scope="col" className="end">
              {text.columns.verified}
            </th>
            <th scope="col">{text.columns.outcome}</th>
          </tr>
        </thead>
        <tbody>
          {INTEGRITY_CHECKS.map((check) => (
            <tr key={check}>
              <th scope="row">{text.checks[check]}</th>
              <td className="end">{verified(report, check)}</td>
              <td>
                <span className="chip" data-tone={toneOf(outcome(check))}>
                  {outcome(check)}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

const toneOf = (outcome: string): string | undefined =>
  outcome === text.good ? 'ok' : outcome === text.notDone ? undefined : 'error'

function Head({ digest }: { digest: string }) {
  const copy = useAction('clipboard.copy')
  if (digest === '') return <p className="notice">{text.noHead}</p>
  return (
    <Card
      title={text.head}
      aside={
        <button type="button" className="button" onClick={() => copy.mutate({ text: digest })}>
          {copy.isSuccess ? text.copied : text.copy}
        </button>
      }
    >
      <code className="digest">{digest.match(/.{8}/g)?.join(' ')}</code>
      <p className="row-hint">{text.headHint}</p>
    </Card>
  )
}
