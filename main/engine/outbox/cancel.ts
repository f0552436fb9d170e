import { Refusal } from '../../../shared/result.ts'
import type { SendingPlatform } from '../neotouch/port.ts'
import type { PushPorts } from './push.ts'
import type { createSync, SyncPorts } from './sync.ts'

interface Ports extends Pick<PushPorts, 'submissions' | 'record' | 'service'> {
  platform: SyncPorts['platform']
  sync: Pick<ReturnType<typeof createSync>, 'settled' | 'now'>
  /** The platform is asked about this transport at once. */
  askSoon: (id: string) => void
}

/** From this state on, the platform is sending or has sent. */
const LEAVING = 90

/**
 * « Annuler chez Neotouch »: asks the platform to stop a transport, then asks what became of it: only its own word makes
 * the sending cancelled, whatever the answer to the request was.
 * @throws Refusal `conflict` when it is too late or the platform refuses, `offline` when it gives no answer.
 */
export function createCancel({ submissions, record, service, platform, sync, askSoon }: Ports) {
  const ask = async (reached: SendingPlatform, id: string) => {
    const one = submissions.stored(id)
    try {
      return await reached.cancel(one.channel, one.transport_id ?? '')
    } finally {
      await reached.close()
    }
  }

  return async (id: string) => {
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
    const answer = await ask(reached, id)
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
}
