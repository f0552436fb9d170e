import { Copy } from 'lucide-react'
import type { SubmissionEvent } from '../../../shared/model/views.ts'
import { followUpText as text } from '../../text/follow-up.ts'

/** « Doublon »: what the platform had more than once, told apart from the state of the original. */
export function DuplicateReport({ events }: { events: readonly SubmissionEvent[] }) {
  return events
    .filter((event) => event.type === 'duplicate')
    .map((event) => {
      const [kept = '', ...others] = event.detail.split(', ')
      return (
        <section key={event.id} className="notice duplicate-report" data-tone="warning" aria-label={text.duplicate}>
          <Copy size={16} aria-hidden />
          <div>
            <strong>{text.duplicate}</strong>
            <p>{text.duplicateText(kept, others)}</p>
          </div>
        </section>
      )
    })
}
