import { CircleAlert, CircleCheck, Clock } from 'lucide-react'
import type { SubmissionEvent } from '../../shared/model/views.ts'
import { formatInstant } from '../text/format.ts'

interface TimelineProps {
  label: string
  events: readonly SubmissionEvent[]
}

const BAD = new Set(['rejected', 'blocked', 'uncertain'])
const GOOD = new Set(['accepted', 'delivered'])

/** What happened to a send, oldest first: words, then the platform's own words beside. */
export function Timeline({ label, events }: TimelineProps) {
  return (
    <ol className="timeline" aria-label={label}>
      {events.map((event) => {
        const state = event.to ?? ''
        const Icon = BAD.has(state) ? CircleAlert : GOOD.has(state) ? CircleCheck : Clock
        return (
          <li key={event.id} data-tone={BAD.has(state) ? 'error' : GOOD.has(state) ? 'ok' : 'neutral'}>
            <Icon size={16} aria-hidden />
            <div>
              <span>{event.message}</span>
              {event.detail && <small>{event.detail}</small>}
            </div>
            <time dateTime={new Date(event.at).toISOString()}>{formatInstant(event.at)}</time>
          </li>
        )
      })}
    </ol>
  )
}
