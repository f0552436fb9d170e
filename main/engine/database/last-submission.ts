import type { Channel, SubmissionState } from '../../../shared/model/sending.ts'
import type { DocumentRow } from '../../../shared/model/views.ts'

/** `next_attempt_at` of what is held: the last instant that a date can hold, which never comes. UTC milliseconds. */
export const HELD = 8_640_000_000_000_000

/** Of `last`, the newest submission that is not a copy. */
export const LAST_COLUMNS = `last.id AS submissionId, last.channel AS submissionChannel, last.state AS submissionState,
  last.raw_state AS submissionRawState, last.state = 'queued' AND last.next_attempt_at = ${HELD} AS submissionHeld,
  last.environment = 'sandbox' AS submissionTrial, coalesce(last.blocked_reason, '') = 'by_hand' AS submissionByHand,
  CASE WHEN last.state = 'queued' AND last.attempts = 0 AND last.next_attempt_at = last.planned_at
    THEN last.planned_at END AS submissionPlannedAt`

/** The newest submission that is not a copy, as `LAST_COLUMNS` reads it; all null: never sent. */
export interface LastSubmission {
  submissionId: string | null
  submissionChannel: Channel | null
  submissionState: SubmissionState | null
  submissionRawState: number | null
  submissionHeld: number | null
  submissionTrial: number | null
  submissionByHand: number | null
  submissionPlannedAt: number | null
}

export function withLastSubmission<Row extends LastSubmission>({
  submissionId: id,
  submissionChannel: channel,
  submissionState: state,
  submissionRawState: rawState,
  submissionHeld: held,
  submissionTrial: trial,
  submissionByHand: byHand,
  submissionPlannedAt: plannedAt,
  ...row
}: Row): Omit<Row, keyof LastSubmission> & Pick<DocumentRow, 'submission'> {
  const submission =
    id === null || channel === null || state === null
      ? null
      : { id, channel, state, rawState, held: held === 1, trial: trial === 1, byHand: byHand === 1, plannedAt }
  return { ...row, submission }
}
