import type { SendingPlatform, TransportStatus } from '../neotouch/port.ts'
import type { StepOutcome } from './push.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { OutboxEvent } from './submissions.ts'

interface Ports {
  /** The submission is followed as this transport from now on. */
  adopt: (one: StoredSubmission, transportId: string, submissionId: string, message: string, type: string) => void
  note: (event: OutboxEvent) => void
}

const ENDED = [200, 300, 400]
/** From this state on, the platform is sending or has sent. */
const LEAVING = 90

/** What is done about a sending that the platform turns out to hold, once or several times. */
export function createFound({ adopt, note }: Ports) {
  /** Only noted beside the original: what becomes of a duplicate never changes the state of what is followed. */
  const stopDuplicate = async (
    one: StoredSubmission,
    { transportId, state }: TransportStatus,
    platform: SendingPlatform,
  ): Promise<void> => {
    const answer = state < LEAVING ? await platform.cancel(one.channel, transportId) : null
    const cancelled = answer?.kind === 'ok' && answer.value.cancelled
    const fate = ENDED.includes(state)
      ? 'déjà arrêté chez Neotouch'
      : cancelled
        ? 'annulé'
        : 'non annulé, il peut partir une seconde fois : vérifiez-le sur le portail Neotouch'
    note({
      documentId: one.document_id,
      submissionId: one.id,
      type: 'duplicate',
      message: `Doublon ${transportId} : ${fate}`,
      detail: [transportId, `état ${state}`, answer?.kind === 'ok' ? answer.value.reason : answer?.message]
        .filter(Boolean)
        .join(' · '),
    })
  }

  return async (
    one: StoredSubmission,
    found: readonly TransportStatus[],
    platform: SendingPlatform,
  ): Promise<StepOutcome> => {
    const alive = found.filter((transport) => !ENDED.includes(transport.state))
    const [kept, ...others] = [...(alive.length > 0 ? alive : found)].sort(oldestFirst)
    if (!kept) return 'idle'
    const message =
      others.length > 0
        ? `Doublon : retrouvé chez Neotouch en ${others.length + 1} exemplaires, le plus ancien est suivi`
        : 'Retrouvé chez Neotouch après l’interruption : rien n’a été renvoyé'
    adopt(one, kept.transportId, '', message, 'found')
    for (const other of others) await stopDuplicate(one, other, platform)
    return 'worked'
  }
}

/** The number of a transport grows with time; the date alone may be equal. */
function oldestFirst(a: TransportStatus, b: TransportStatus): number {
  return (
    a.submitDateTime.localeCompare(b.submitDateTime) ||
    a.transportId.length - b.transportId.length ||
    a.transportId.localeCompare(b.transportId)
  )
}
