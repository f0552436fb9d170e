import { CircleAlert, CircleCheck, Clock, FilePen, FlaskConical, Hand, Pause } from 'lucide-react'
import type { DocumentState } from '../../shared/model/document.ts'
import type { SubmissionState } from '../../shared/model/sending.ts'
import { documentsText, stateName } from '../text/documents.ts'

interface StateChipProps {
  document?: DocumentState
  submission: SubmissionState | null
  /** It waits for a person. */
  held?: boolean
  /** A person said that it was sent in another way. */
  byHand?: boolean
  /** It went to the sandbox. */
  trial?: boolean
}

const BAD: readonly SubmissionState[] = ['blocked', 'rejected', 'uncertain']
const GOOD: readonly SubmissionState[] = ['accepted', 'delivered']

/** A state in words and an icon: that of the send, or of the document when nothing was sent. */
export function StateChip({ document, submission, held = false, byHand = false, trial = false }: StateChipProps) {
  if (submission === null) {
    const Icon = document === 'draft' ? FilePen : CircleCheck
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {document === 'draft' ? documentsText.draft : documentsText.issued}
      </span>
    )
  }
  const name = stateName({ state: submission, held, byHand, trial })
  if (byHand || held) {
    const Icon = byHand ? Hand : Pause
    return (
      <span className="state-chip">
        <Icon size={13} aria-hidden /> {name}
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
  const tone = BAD.includes(submission) ? 'error' : GOOD.includes(submission) ? 'ok' : 'neutral'
  const Icon = tone === 'error' ? CircleAlert : tone === 'ok' ? CircleCheck : Clock
  return (
    <span className="state-chip" data-tone={tone}>
      <Icon size={13} aria-hidden /> {name}
    </span>
  )
}
