import { Link } from '@tanstack/react-router'
import type { Document } from '../../../shared/model/document.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { storyText as text } from '../../text/document-story.ts'
import { formatDate, formatEuros } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import '../../styles/document-story.css'
import '../../styles/follow-up.css'

/** What became of an issued document: its sends, the documents it is tied to, what happened to it. */
export function DocumentStory({ document }: { document: Document }) {
  const { id } = document
  const sends = useAnswer('submissions.list', { documentId: id, limit: 50 }).data?.rows ?? []
  const related = useAnswer('documents.related', { id }).data
  const events = useAnswer('history.ofDocument', { id }).data ?? []
  const ties = related ? [...(related.invoice ? [related.invoice] : []), ...related.creditNotes] : []
  return (
    <>
      <Card title={text.sends} aside={sends.length > 0 && <Link to="/ventes/suivi">{text.followUp}</Link>}>
        {sends.length === 0 && <p>{text.noSends}</p>}
        <ul className="story-rows">
          {sends.map((send) => (
            <li key={send.id}>
              <StateChip
                submission={send.state}
                held={send.held}
                byHand={send.byHand}
                trial={send.trial}
                plannedAt={send.state === 'queued' ? send.plannedAt : null}
              />
              <span>
                {CHANNEL_NAMES[send.channel]}
                {send.isCopy && ` (${text.copy})`}
                <small>{send.receiver}</small>
              </span>
            </li>
          ))}
        </ul>
      </Card>
      {ties.length > 0 && (
        <Card title={text.related}>
          <ul className="story-rows">
            {ties.map((tie) => (
              <li key={tie.id}>
                <Link to="/ventes/documents/$documentId" params={{ documentId: tie.id }}>
                  {text.name(tie)}
                </Link>
                {tie.state === 'draft' && <StateChip document="draft" submission={null} />}
                <span className="story-end">
                  {formatEuros(tie.total)}
                  <small>{formatDate(tie.date)}</small>
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={text.history}>
        <Timeline label={text.history} events={events} />
      </Card>
    </>
  )
}
