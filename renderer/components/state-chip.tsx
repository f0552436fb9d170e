import { CalendarClock, CircleAlert, CircleCheck, Clock, FilePen, Hand, Pause } from 'lucide-react'
import type { DocumentState } from '../../shared/model/document.ts'
import type { SubmissionState } from '../../shared/model/sending.ts'
import { documentsText, STATE_NAMES } from '../text/documents.ts'

interface StateChipProps {
  document?: DocumentState
  submission: SubmissionState | null
  /** It waits for a person. */
  held?: boolean
  /** A person said that it was sent in another way. */
  byHand?: boolean
  /** It waits for this instant. */
  plannedAt?: number | null
}

const BAD: readonly SubmissionState[] = ['blocked', 'rejected', 'uncertain']
const GOOD: readonly SubmissionState[] = ['accepted', 'delivered']

/** A state in words and an icon: that of the send, or of the document when nothing was sent. */
export function StateChip({ document, submission, held = false, byHand = false, plannedAt = null }: StateChipProps) {
  if (byHand || held) {
    const Icon = byHand ? Hand : Pause
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {byHand ? documentsText.byHand : documentsText.held}
      </span>
    )
  }
  if (plannedAt !== null) {
    return (
      <span className="state-chip" title={documentsText.planned(plannedAt)}>
        <CalendarClock size={13} aria-hidden /> {documentsText.plannedShort(plannedAt)}
      </span>
    )
  }
  if (submission === null) {
    const Icon = document === 'draft' ? FilePen : CircleCheck
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {document === 'draft' ? documentsText.draft : documentsText.issued}
      </span>
    )
  }
  const tone = BAD.includes(submission) ? 'error' : GOOD.includes(submission) ? 'ok' : 'neutral'
  const Icon = tone === 'error' ? CircleAlert : tone === 'ok' ? CircleCheck : Clock
  return (
    <span className="state-chip" data-tone={tone}>
      <Icon size={13} aria-hidden /> {STATE_NAMES[submission]}
    </span>
  )
}
