import { Link } from '@tanstack/react-router'
import type { Check } from '../../../shared/model/sending.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { CheckList } from '../../components/check-list.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { cardText as text } from '../../text/client-card.ts'
import { CHANNEL_OPTIONS, labelOf } from '../../text/common.ts'
import { formatInstant } from '../../text/format.ts'
import { useClientForm } from './client-form.ts'
import { useDuplicates } from './use-duplicates.ts'

/** Beside the card: what keeps the client from being sent to, its last send, others like it. */
export function ClientAside({ onMend }: { onMend: (check: Check) => void }) {
  const { client, isNew, dirty } = useClientForm()
  return (
    <aside className="stack">
      <Duplicates />
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
            <StateChip submission={last.state} /> {labelOf(CHANNEL_OPTIONS, last.channel)}
          </p>
          <p className="row-hint">{formatInstant(last.updatedAt)}</p>
          {last.message && <p>{last.message}</p>}
          <Link to="/ventes/suivi">{text.followUp}</Link>
        </div>
      ) : (
        <p className="row-hint">{text.never}</p>
      )}
    </Card>
  )
}

function Duplicates() {
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
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
