import type { Channel, Check } from '../../../shared/model/sending.ts'
import type { SubmissionRow } from '../../../shared/model/views.ts'

/**
 * A sending after which another one by this channel would be a second letter. What left by hand counts for all; a trial
 * counts for other trials only.
 */
const isDone = (row: SubmissionRow, channel: Channel, trying: boolean): boolean =>
  (trying || !row.trial) &&
  (row.byHand || (row.channel === channel && (row.state === 'accepted' || row.state === 'delivered')))

const CHANNEL_WORDS: Record<Channel, string> = {
  portail: 'par le portail',
  courrier: 'par courrier',
  email: 'par e-mail',
  chorus: 'par Chorus pro',
}

/**
 * The guard against the second letter: nothing while one is under way; by a channel that the document already left by,
 * only with a reason, which the history keeps. By another channel it may leave, and the person knows that it did.
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
  if (!done) return elsewhere(mains, trying)
  if (reason.trim() !== '') return []
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

/** What left by other channels. */
function elsewhere(mains: readonly SubmissionRow[], trying: boolean): Check[] {
  const words = mains.filter((one) => isDone(one, one.channel, trying)).map((one) => CHANNEL_WORDS[one.channel])
  if (words.length === 0) return []
  return [
    {
      id: 'NB-ENV-4',
      severity: 'warning',
      message: `Ce document est déjà parti ${[...new Set(words)].join(' et ')} : le client le recevra deux fois.`,
      screen: 'send',
      field: 'previous',
    },
  ]
}
