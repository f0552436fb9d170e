import { TriangleAlert } from 'lucide-react'
import type { Channel } from '../../../shared/model/sending.ts'
import type { SubmissionRow } from '../../../shared/model/views.ts'
import { sendingText } from '../../text/sending.ts'

/** The sending after which another one by this channel would be a second letter; a trial counts for trials only. */
export const secondOf = (
  previous: readonly SubmissionRow[],
  channel: Channel,
  trying: boolean,
): SubmissionRow | undefined =>
  previous.find(
    (row) =>
      !row.isCopy &&
      (trying || !row.trial) &&
      (row.byHand || (row.channel === channel && (row.state === 'accepted' || row.state === 'delivered'))),
  )

interface ResendNoticeProps {
  second: SubmissionRow
  reason: string
  onReason: (reason: string) => void
}

/** Why a document that already left is sent again: asked before, kept after. */
export function ResendNotice({ second, reason, onReason }: ResendNoticeProps) {
  return (
    <div className="notice" data-tone="warning">
      <TriangleAlert size={16} aria-hidden />
      <div className="resend">
        <p id="send-resend-notice">{sendingText.resendNotice(second.channel, second.queuedAt)}</p>
        <label htmlFor="send-resendReason">{sendingText.resendReason}&nbsp;*</label>
        <input
          id="send-resendReason"
          className="input"
          required
          maxLength={500}
          aria-describedby="send-resend-notice"
          value={reason}
          onChange={(event) => onReason(event.target.value)}
        />
      </div>
    </div>
  )
}
