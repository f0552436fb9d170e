import type { Channel, SubmissionState } from '../model/sending.ts'

/** What the application concludes from a raw state of the platform. */
export interface PlatformConclusion {
  state: Extract<SubmissionState, 'accepted' | 'delivered' | 'rejected' | 'abandoned'>
  /** French words for the follow-up. */
  label: string
  /** The platform will not move it any more. */
  final: boolean
  /** Worth asking again: a letter already sent may still come back. */
  keepPolling: boolean
  /** It waits on the platform for someone to approve it. */
  awaitsApproval: boolean
}

/** It waits for someone to approve it on the portal. */
export const APPROVAL_STATE = 70

/** Every code that the platform is known to give, 0 to 400 (protocol page, 4.1). */
const KNOWN: readonly number[] = [0, 10, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400]

/** A code that is not known is shown as it is, beside what is concluded of it. */
const named = (label: string, rawState: number): string =>
  KNOWN.includes(rawState) ? label : `${label}, état ${rawState} inconnu de l’application`

const SENT: Record<Channel, string> = { courrier: 'Envoyé', email: 'Envoyé', portail: 'Déposé', chorus: 'Déposé' }

/**
 * Meaning of a raw state, 0 to 400. Below 100 it is in progress, 100 is done, above it failed; a code that is not known
 * is read by this rule. A letter at 90 is in production, which counts as sent.
 * `null`: handed over, and not asked since.
 */
export function platformConclusion(channel: Channel, rawState: number | null): PlatformConclusion {
  if (rawState === null) return inProgress('Accepté')
  if (rawState === APPROVAL_STATE) return { ...inProgress('À valider'), awaitsApproval: true }
  if (rawState === 90 && channel === 'courrier') {
    return { state: 'delivered', label: SENT.courrier, final: false, keepPolling: true, awaitsApproval: false }
  }
  if (rawState < 100) return inProgress(named('En traitement', rawState))
  if (rawState === 100) return ended('delivered', SENT[channel])
  if (rawState === 300) return ended('abandoned', 'Annulé')
  return ended('rejected', rawState === 400 ? 'Rejeté' : named('Échec', rawState))
}

const inProgress = (label: string): PlatformConclusion => ({
  state: 'accepted',
  label,
  final: false,
  keepPolling: true,
  awaitsApproval: false,
})
const ended = (state: PlatformConclusion['state'], label: string): PlatformConclusion => ({
  state,
  label,
  final: true,
  keepPolling: false,
  awaitsApproval: false,
})

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** Letters that are in production, and proofs that are not there yet, are asked for during thirty days. */
const LETTER_FOLLOWED = 30 * DAY

/**
 * Milliseconds before the next question, growing with the time since the platform took the submission; null: ask no more.
 * @param sinceSubmit milliseconds since the platform took it
 */
export function nextPollDelay(sinceSubmit: number, rawState: number | null): number | null {
  if (rawState !== null && rawState >= 100) return null
  if (rawState === 90 && sinceSubmit >= 2 * HOUR) return sinceSubmit < LETTER_FOLLOWED ? 6 * HOUR : null
  if (sinceSubmit < 2 * MINUTE) return 15 * SECOND
  if (sinceSubmit < 10 * MINUTE) return MINUTE
  if (sinceSubmit < 30 * MINUTE) return 5 * MINUTE
  if (sinceSubmit < 2 * HOUR) return 15 * MINUTE
  return HOUR
}

/** Milliseconds before the proof of a registered letter is asked for again; null: it is waited for no more. */
export function receiptDelay(sinceSubmit: number): number | null {
  if (sinceSubmit >= LETTER_FOLLOWED) return null
  return sinceSubmit < 2 * HOUR ? 15 * MINUTE : 6 * HOUR
}
