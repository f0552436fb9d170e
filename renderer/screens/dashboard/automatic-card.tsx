import { Link, useNavigate } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import { useAction, useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { automaticText as text } from '../../text/automatic.ts'
import { startBatch } from '../batch/batch-store.ts'

/** What should have left by itself and could not, each with its reason; nothing where nothing waits. */
export function AutomaticCard() {
  const navigate = useNavigate()
  const refused = useAnswer('automatic.refused', {})
  const dismiss = useAction('automatic.dismiss')
  const rows = refused.data ?? []
  if (rows.length === 0) return null
  const send = (ids: readonly string[]) => {
    startBatch(ids)
    void navigate({ to: '/ventes/envoi-groupe' })
  }
  return (
    <Card
      title={text.title}
      aside={
        rows.length > 1 && (
          <button type="button" className="link-button" onClick={() => send(rows.map((row) => row.documentId))}>
            {text.sendAll(rows.length)}
          </button>
        )
      }
    >
      <p>{text.intro}</p>
      <ul className="check-list">
        {rows.slice(0, 10).map(({ documentId, number, clientName, reason }) => (
          <li key={documentId} data-severity="blocking">
            <CircleAlert size={16} aria-hidden />
            <div>
              <Link to="/ventes/documents/$documentId" params={{ documentId }}>
                {number}
              </Link>
              {`, ${clientName}\u00a0: ${reason}`}{' '}
              <button
                type="button"
                className="link-button"
                aria-label={text.sendOf(number)}
                onClick={() => send([documentId])}
              >
                {text.send}
              </button>{' '}
              <button
                type="button"
                className="link-button"
                aria-label={text.dismissOf(number)}
                onClick={() => dismiss.mutate({ id: documentId })}
              >
                {text.dismiss}
              </button>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  )
}
