import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import type { DailySummary } from '../../../shared/model/views.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { homeText as text } from '../../text/home.ts'

/** « Aujourd’hui »: what left, what failed, what waits, each with the way to it. */
export function DailySummaryCard() {
  const answer = useAnswer('dashboard.summary', {})
  return (
    <Card title={text.today}>
      {answer.error && (
        <p className="notice" data-tone="error" role="alert">
          {answer.error.failure.message}
        </p>
      )}
      {answer.data && (
        <ul className="check-list">
          {lines(answer.data).map(({ severity, words, link, to, search }) => {
            const Icon = severity === 'ok' ? CircleCheck : severity === 'blocking' ? CircleAlert : Clock
            return (
              <li key={link} data-severity={severity}>
                <Icon size={16} aria-hidden />
                <div>
                  {words}{' '}
                  <Link to={to} search={search}>
                    {link}
                  </Link>
                </div>
              </li>
            )
          })}
        </ul>
      )}
    </Card>
  )
}

interface Line {
  severity: 'ok' | 'warning' | 'blocking' | 'none'
  words: string
  link: string
  to: string
  search: Record<string, string>
}

function lines(summary: DailySummary): Line[] {
  const { sentToday, triedToday, inError, toSend, toApprove, neverSent, overdue, overdueSum } = summary
  const followUp = (tab: string) => ({ to: '/ventes/suivi', search: { tab } })
  return [
    {
      severity: sentToday > 0 ? 'ok' : 'none',
      words: text.sentToday(sentToday),
      link: text.showSent,
      ...followUp('sent'),
    },
    ...(triedToday > 0
      ? [
          {
            severity: 'none' as const,
            words: text.triedToday(triedToday),
            link: text.showTried,
            ...followUp('trial'),
          },
        ]
      : []),
    {
      severity: inError > 0 ? 'blocking' : 'ok',
      words: text.errors(inError),
      link: text.showErrors,
      ...followUp('inError'),
    },
    {
      severity: toSend > 0 ? 'warning' : 'ok',
      words: text.waiting(toSend),
      link: text.showWaiting,
      ...followUp('toSend'),
    },
    ...(toApprove > 0
      ? [
          {
            severity: 'warning' as const,
            words: text.toApprove(toApprove),
            link: text.showToApprove,
            ...followUp('inProgress'),
          },
        ]
      : []),
    {
      severity: neverSent > 0 ? 'warning' : 'ok',
      words: text.neverSent(neverSent),
      link: text.showValidated,
      to: '/ventes/factures',
      search: { etat: 'issued', envoi: 'never' },
    },
    {
      severity: overdue > 0 ? 'warning' : 'ok',
      words: text.overdue(overdue, overdueSum),
      link: text.showOverdue,
      to: '/ventes/factures',
      search: { retard: 'oui' },
    },
  ]
}
