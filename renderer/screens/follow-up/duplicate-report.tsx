import { Copy } from 'lucide-react'
import type { SubmissionEvent } from '../../../shared/model/views.ts'
import { followUpText as text } from '../../text/follow-up.ts'

/** « Doublon »: each copy that the platform had besides, and its fate, told apart from the state of the original. */
export function DuplicateReport({ events }: { events: readonly SubmissionEvent[] }) {
  const duplicates = events.filter((event) => event.type === 'duplicate')
  if (duplicates.length === 0) return null
  return (
    <section className="notice duplicate-report" data-tone="warning" aria-label={text.duplicate}>
      <Copy size={16} aria-hidden />
      <div>
        <strong>{text.duplicate}</strong>
        <p>{text.duplicateText}</p>
        <ul>
          {duplicates.map((event) => (
            <li key={event.id}>{event.message}</li>
          ))}
        </ul>
      </div>
    </section>
  )
}
