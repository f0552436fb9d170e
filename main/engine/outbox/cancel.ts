import { Refusal } from '../../../shared/result.ts'
import type { SendingPlatform } from '../neotouch/port.ts'
import type { PushPorts } from './push.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { createSync, SyncPorts } from './sync.ts'

interface Ports extends Pick<PushPorts, 'submissions' | 'record' | 'service'> {
  platform: SyncPorts['platform']
  sync: Pick<ReturnType<typeof createSync>, 'settled' | 'now'>
  /** The platform is asked about this transport at once. */
  askSoon: (id: string) => void
}

/** From this state on, the platform is sending or has sent. */
const LEAVING = 90
const OTHER_SENDING =
  'Ce compte Neotouch a donné le même numéro à un autre envoi : rien n’a été annulé. Annulez celui-ci sur le portail du compte par lequel il est parti.'
const NOT_FOUND =
  'Neotouch ne retrouve pas cet envoi sur ce compte : rien n’a été annulé. Réessayez dans un instant, ou annulez-le sur le portail du compte par lequel il est parti.'

/**
 * « Annuler chez Neotouch »: asks the platform to stop a transport, then asks what became of it: only its own word makes
 * the sending cancelled, whatever the answer to the request was.
 * @throws Refusal `conflict` when it is too late or the platform refuses, `offline` when it gives no answer.
 */
export function createCancel({ submissions, record, service, platform, sync, askSoon }: Ports) {
  /** The number alone does not name it: after a change of account, it may be the number of somebody else's sending. */
  const ask = async (reached: SendingPlatform, { key, channel, transport_id, raw_state }: StoredSubmission) => {
    const transportId = transport_id ?? ''
    try {
      const known = await reached.states([{ channel, transportId }])
      if (known.kind !== 'ok') return known
      const [found] = known.value
      // What was just accepted may not be found yet.
      const ours = found ? found.key === '' || found.key === key : raw_state === null
      if (!ours) return { kind: 'ok' as const, value: { cancelled: false, reason: found ? OTHER_SENDING : NOT_FOUND } }
      return await reached.cancel(channel, transportId)
    } finally {
      await reached.close()
    }
  }

  const cancel = async (id: string) => {
    // One exchange at a time with the platform.
    await sync.settled()
    const one = submissions.stored(id)
    if (one.state !== 'accepted' || one.transport_id === null || (one.raw_state ?? 0) >= LEAVING) {
      throw new Refusal('conflict', 'Cet envoi ne peut plus être annulé chez Neotouch.')
    }
    if (one.environment !== service()) {
      throw new Refusal('conflict', 'Cet envoi est parti par l’autre service : annulez-le sur son portail.')
    }
    const reached = await platform()
    if ('reason' in reached) throw new Refusal('refused', reached.message)
    const answer = await ask(reached, one)
    const cancelled = answer.kind === 'ok' && answer.value.cancelled
    record({
      documentId: one.document_id,
      submissionId: id,
      type: 'cancel',
      message: cancelled
        ? 'Annulation acceptée par Neotouch'
        : 'Annulation demandée à Neotouch, sans effet à cet instant',
      detail: answer.kind === 'ok' ? answer.value.reason : answer.message,
    })
    askSoon(id)
    await sync.now()
    const after = submissions.get(id)
    if (cancelled || after.state === 'abandoned') return after
    if (answer.kind === 'ok') throw new Refusal('conflict', answer.value.reason)
    throw new Refusal(answer.kind === 'retry' ? 'offline' : 'refused', answer.message)
  }

  const underWay = new Set<Promise<unknown>>()
  return {
    cancel(id: string) {
      const asked = cancel(id)
      const over = asked.catch(() => undefined).finally(() => underWay.delete(over))
      underWay.add(over)
      return asked
    },
    /** Waits for the answers under way: what the platform said of a cancellation is written down before the dossier closes. */
    async settled(): Promise<void> {
      await Promise.all(underWay)
    },
  }
}
