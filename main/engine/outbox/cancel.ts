import { Refusal } from '../../../shared/result.ts'
import type { SendingPlatform } from '../neotouch/port.ts'
import type { PushPorts } from './push.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { createSync, SyncPorts } from './sync.ts'

interface Ports extends Pick<PushPorts, 'submissions' | 'record' | 'service'> {
  platform: SyncPorts['platform']
  sync: Pick<ReturnType<typeof createSync>, 'between' | 'wake'>
  /** The next question to the platform is about this transport. */
  askFirst: (id: string) => void
  pollNext: (platform: SendingPlatform) => Promise<unknown>
}

/** From this state on, the platform is sending or has sent. */
const LEAVING = 90
const OTHER_SENDING =
  'Ce compte Neotouch a donné le même numéro à un autre envoi : rien n’a été annulé. Annulez celui-ci sur le portail du compte par lequel il est parti.'
const NOT_FOUND =
  'Neotouch ne retrouve pas cet envoi sur ce compte : rien n’a été annulé. Réessayez dans un instant, ou annulez-le sur le portail du compte par lequel il est parti.'

/**
 * « Annuler chez Neotouch »: asks the platform to stop a transport, then asks what became of it: only its own word makes
 * the sending cancelled, whatever the answer to the request was. It waits for the exchange under way, not for the queue.
 * @throws Refusal `conflict` when it is too late or the platform refuses, `offline` when it gives no answer.
 */
export function createCancel({ submissions, record, service, platform, sync, askFirst, pollNext }: Ports) {
  /** The number alone does not name it: after a change of account, it may be the number of somebody else's sending. */
  const stopIt = async (reached: SendingPlatform, { key, channel, transport_id, raw_state }: StoredSubmission) => {
    const transportId = transport_id ?? ''
    const known = await reached.states([{ channel, transportId }])
    if (known.kind !== 'ok') return known
    const [found] = known.value
    // What was just accepted may not be found yet.
    const ours = found ? found.key === '' || found.key === key : raw_state === null
    if (!ours) return { kind: 'ok' as const, value: { cancelled: false, reason: found ? OTHER_SENDING : NOT_FOUND } }
    return reached.cancel(channel, transportId)
  }

  const ask = async (reached: SendingPlatform, one: StoredSubmission) => {
    const answer = await stopIt(reached, one)
    record({
      documentId: one.document_id,
      submissionId: one.id,
      type: 'cancel',
      message:
        answer.kind === 'ok' && answer.value.cancelled
          ? 'Annulation acceptée par Neotouch'
          : 'Annulation demandée à Neotouch, sans effet à cet instant',
      detail: answer.kind === 'ok' ? answer.value.reason : answer.message,
    })
    askFirst(one.id)
    await pollNext(reached)
    return answer
  }

  return (id: string) =>
    sync.between(async () => {
      const one = submissions.stored(id)
      if (one.state !== 'accepted' || one.transport_id === null || (one.raw_state ?? 0) >= LEAVING) {
        throw new Refusal('conflict', 'Cet envoi ne peut plus être annulé chez Neotouch.')
      }
      if (one.environment !== service()) {
        throw new Refusal('conflict', 'Cet envoi est parti par l’autre service : annulez-le sur son portail.')
      }
      const reached = await platform()
      if ('reason' in reached) throw new Refusal('refused', reached.message)
      const answer = await ask(reached, one).finally(() => reached.close())
      sync.wake()
      const after = submissions.get(id)
      if ((answer.kind === 'ok' && answer.value.cancelled) || after.state === 'abandoned') return after
      if (answer.kind === 'ok') throw new Refusal('conflict', answer.value.reason)
      throw new Refusal(answer.kind === 'retry' ? 'offline' : 'refused', answer.message)
    })
}
