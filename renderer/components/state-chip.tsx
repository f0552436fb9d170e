import { CalendarClock, CircleAlert, CircleCheck, Clock, FilePen, FlaskConical, Hand, Pause } from 'lucide-react'
import type { DocumentState } from '../../shared/model/document.ts'
import type { SubmissionState } from '../../shared/model/sending.ts'
import { awaitsApproval, documentsText, stateName } from '../text/documents.ts'

interface StateChipProps {
  document?: DocumentState
  submission: SubmissionState | null
  /** It waits for a person. */
  held?: boolean
  /** A person said that it was sent in another way. */
  byHand?: boolean
  /** It waits for this instant. */
  plannedAt?: number | null
  /** It went to the sandbox. */
  trial?: boolean
  /** State of the platform. */
  rawState?: number | null
}

/** What was accepted is not sent yet: only the platform's word turns it green. */
const TONES: Partial<Record<SubmissionState, 'error' | 'ok'>> = {
  blocked: 'error',
  rejected: 'error',
  uncertain: 'error',
  delivered: 'ok',
}

/** A state in words and an icon: that of the send, or of the document when nothing was sent. */
export function StateChip({
  document,
  submission,
  held = false,
  byHand = false,
  trial = false,
  plannedAt = null,
  rawState = null,
}: StateChipProps) {
  if (submission === null) {
    const Icon = document === 'draft' ? FilePen : CircleCheck
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {document === 'draft' ? documentsText.draft : documentsText.issued}
      </span>
    )
  }
  const name = stateName({ state: submission, held, byHand, trial, plannedAt, rawState })
  if (byHand || held) {
    const Icon = byHand ? Hand : Pause
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {name}
      </span>
    )
  }
  if (plannedAt !== null) {
    return (
      <span className="state-chip" title={name}>
        <CalendarClock size={13} aria-hidden /> {documentsText.plannedShort(plannedAt)}
      </span>
    )
  }
  if (trial && submission === 'delivered') {
    return (
      <span className="state-chip" data-tone="trial">
        <FlaskConical size={13} aria-hidden /> {name}
      </span>
    )
  }
  const tone = awaitsApproval({ state: submission, rawState }) ? 'warning' : (TONES[submission] ?? 'neutral')
  const Icon = { error: CircleAlert, warning: CircleAlert, ok: CircleCheck, neutral: Clock }[tone]
  return (
    <span className="state-chip" data-tone={tone}>
      <Icon size={13} aria-hidden /> {name}
    </span>
  )
}
