import { Link } from '@tanstack/react-router'
import type { Duplicate } from '../../../shared/model/client-life.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { useClientForm } from './client-form.ts'
import { useDuplicates } from './use-duplicates.ts'

/** Of the last send: its newest events; all of them stand in the follow-up. */
const LAST_EVENTS = 4

interface ClientAsideProps {
  onMend: (check: Check) => void
  onMerge: (other: Duplicate) => void
}

/** Beside the card: what keeps the client from being sent to, its last send, others like it. */
export function ClientAside({ onMend, onMerge }: ClientAsideProps) {
  const { client, isNew, dirty } = useClientForm()
  return (
    <aside className="stack">
      <Duplicates onMerge={isNew ? null : onMerge} />
      {!isNew && <Readiness clientId={client.id} dirty={dirty} onMend={onMend} />}
      {!isNew && <LastSend clientId={client.id} />}
    </aside>
  )
}

function Readiness(props: { clientId: string; dirty: boolean; onMend: (check: Check) => void }) {
  const checks = useAnswer('clients.readiness', { id: props.clientId }).data
  if (!checks) return null
  const blocking = checks.filter((check) => check.severity === 'blocking').length
  return (
    <Card
      title={text.ready}
      aside={
        <span className="chip" data-tone={blocking > 0 ? 'error' : 'ok'}>
          {blocking > 0 ? text.blockers(blocking) : text.nothingBlocks}
        </span>
      }
    >
      <CheckList checks={checks} onMend={props.onMend} />
      {props.dirty && <p className="row-note">{text.readySaved}</p>}
    </Card>
  )
}

function LastSend({ clientId }: { clientId: string }) {
  const last = useAnswer('clients.history', { id: clientId }).data?.submissions[0]
  const events = useAnswer('submissions.get', { id: last?.id ?? '' }, { enabled: last !== undefined }).data?.events
  return (
    <Card
      title={text.lastSend}
      aside={
        last && (
          <Link to="/ventes/documents/$documentId" params={{ documentId: last.documentId }}>
            {last.documentNumber}
          </Link>
        )
      }
    >
      {last ? (
        <div className="client-last-send">
          <p>
            <StateChip submission={last.state} held={last.held} byHand={last.byHand} trial={last.trial} />{' '}
            {labelOf(CHANNEL_OPTIONS, last.channel)}
          </p>
          <Timeline label={text.lastSend} events={events?.slice(-LAST_EVENTS) ?? []} />
          <Link to="/ventes/suivi">{text.followUp}</Link>
        </div>
      ) : (
        <p className="row-hint">{text.never}</p>
      )}
    </Card>
  )
}

function Duplicates({ onMerge }: { onMerge: ClientAsideProps['onMerge'] | null }) {
  const found = useDuplicates()
  if (found.length === 0) return null
  return (
    <section className="card" aria-label={text.similar} aria-live="polite">
      <header>
        <h2>{text.similar}</h2>
      </header>
      <div>
        <ul className="client-similar">
          {found.map((one) => (
            <li key={one.id}>
              <Link to="/ventes/clients/$clientId" params={{ clientId: one.id }}>
                {one.name}
              </Link>
              <span>
                {one.code} · {one.city}
                {one.archived && ` · ${text.archivedChip}`}
              </span>
              <span className="chip" data-tone="warning">
                {text.reasons[one.reason]}
              </span>
              {onMerge && (
                <button
                  type="button"
                  className="link-button"
                  aria-label={text.mergeWith(one.name)}
                  onClick={() => onMerge(one)}
                >
                  {text.merge}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
