import type { Channel, Check } from '../../../shared/model/sending.ts'
import type { SubmissionRow } from '../../../shared/model/views.ts'

/**
 * A sending after which another one by this channel would be a second letter. What left by hand counts for all; a trial
 * counts for other trials only.
 */
const isDone = (row: SubmissionRow, channel: Channel, trying: boolean): boolean =>
  (trying || !row.trial) &&
  (row.byHand || (row.channel === channel && (row.state === 'accepted' || row.state === 'delivered')))

/**
 * The guard against the second letter: nothing while one is under way; by a channel that the document already left by,
 * only with a reason, which the history keeps.
 */
export function resendChecks(
  channel: Channel,
  previous: readonly SubmissionRow[],
  reason: string,
  trying: boolean,
): Check[] {
  const mains = previous.filter((one) => !one.isCopy)
  if (mains.some((one) => ['queued', 'sending', 'uncertain', 'blocked'].includes(one.state))) {
    return [
      {
        id: 'NB-ENV-1',
        severity: 'blocking',
        message: 'Un envoi de ce document est déjà en cours. Suivez-le dans Suivi des envois.',
        screen: 'send',
        field: 'previous',
      },
    ]
  }
  const done = mains.some((one) => isDone(one, channel, trying))
  if (!done || reason.trim() !== '') return []
  return [
    {
      id: 'NB-ENV-2',
      severity: 'blocking',
      message: 'Ce document est déjà parti par ce canal. Pour le renvoyer, indiquez le motif.',
      screen: 'send',
      field: 'resendReason',
    },
  ]
}
