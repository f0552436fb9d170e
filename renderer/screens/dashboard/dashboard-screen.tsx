import { Link } from '@tanstack/react-router'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { formatCount } from '../../text/format.ts'
import { homeText as text } from '../../text/home.ts'
import { DailySummaryCard } from './daily-summary-card.tsx'

const TABS = ['toSend', 'inProgress', 'inError', 'sent', 'trial'] as const

/** What waits for the person, in one look. */
export function DashboardScreen() {
  const counts = useAnswer('submissions.counts', {})
  const drafts = useAnswer('documents.list', { kind: 'invoice', state: 'draft', limit: 1 })
  const neotouch = useAnswer('neotouch.get', {})
  const tries = neotouch.data?.environment === 'sandbox' || (counts.data?.trial ?? 0) > 0
  return (
    <section className="screen" aria-label={text.dashboard}>
      <ScreenHeader breadcrumb={text.dashboardCrumb} title={text.dashboard} />
      <div className="screen-scroll stack">
        <div className="dashboard-counts">
          {TABS.filter((tab) => tab !== 'trial' || tries).map((tab) => (
            <Link key={tab} to="/ventes/suivi" search={{ tab }}>
              {text[tab]}
              <b>{formatCount(counts.data?.[tab] ?? 0)}</b>
            </Link>
          ))}
        </div>
        <DailySummaryCard />
        <Card title={text.work}>
          <p>
            {text.drafts(drafts.data?.total ?? 0)} <Link to="/ventes/factures">{text.showDrafts}</Link>
          </p>
        </Card>
        <Card title={text.neotouch}>
          <p>
            {neotouch.data &&
              (!neotouch.data.active
                ? text.inactive
                : neotouch.data.environment === 'sandbox'
                  ? text.sandbox
                  : text.production)}{' '}
            <Link to="/parametres/neotouch">{text.configure}</Link>
          </p>
        </Card>
      </div>
    </section>
  )
}
