import { CircleCheck, OctagonAlert, TriangleAlert } from 'lucide-react'
import type { ReadFile } from '../../../shared/model/invoice-reading.ts'
import { isFrench } from '../../../shared/rules/stated-french-checks.ts'
import { Card } from '../../components/card.tsx'
import { readingText as text } from '../../text/reading.ts'
import { toneOf } from './reading-tone.ts'

const ICONS = { ok: CircleCheck, warning: TriangleAlert, error: OctagonAlert }

/** « Vérifications »: the verdict in a sentence, then each broken rule with what is written there. */
export function ReadingChecks({ file }: { file: ReadFile }) {
  const { checks, stated } = file
  const tone = toneOf(file)
  const Icon = ICONS[tone]
  const blocking = checks.filter(({ severity }) => severity === 'blocking').length
  const ordered = checks.toSorted((a, b) => Number(b.severity === 'blocking') - Number(a.severity === 'blocking'))
  return (
    <Card title={text.checks}>
      <div className="verdict" data-tone={tone} role={tone === 'error' ? 'alert' : 'status'}>
        <Icon size={18} aria-hidden />
        <div>
          <b>{text.verdict(blocking, checks.length - blocking)}</b>
          <small>{text.verdictDetail(isFrench(stated) ? text.french : text.european)}</small>
        </div>
      </div>
      {ordered.length > 0 && (
        <table className="data-table reading-checks" aria-label={text.checks}>
          <thead>
            <tr>
              <th scope="col">{text.columns.severity}</th>
              <th scope="col">{text.columns.message}</th>
              <th scope="col">{text.columns.value}</th>
              <th scope="col">{text.columns.rule}</th>
            </tr>
          </thead>
          <tbody>
            {ordered.map(({ id, severity, message, term, value }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same rule may be broken twice in the same words
              <tr key={`${id} ${index}`}>
                <td>
                  <span className="chip" data-tone={severity === 'blocking' ? 'error' : 'warning'}>
                    {text.severities[severity]}
                  </span>
                </td>
                <td>{message}</td>
                <td className="written">{value}</td>
                <td className="rule">
                  {id} <small>{term}</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}
