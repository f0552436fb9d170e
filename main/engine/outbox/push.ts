import type { Environment } from '../../../shared/model/dossier.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import type { LookUp, OutgoingTransport, SendingPlatform, SubmitOutcome } from '../neotouch/port.ts'
import { createDoubt } from './doubt.ts'
import { createFound } from './found.ts'
import { outboxSql } from './outbox.sql.ts'
import { outgoingOf } from './outgoing.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { OutboxEvent, Submissions } from './submissions.ts'

export interface PushPorts {
  database: Database
  now: () => number
  /** Between 0 and 1, for the jitter of retries. */
  random: () => number
  /** The service that the dossier uses now. */
  service: () => Environment
  submissions: Submissions
  record: (event: OutboxEvent) => void
  /** The archived bytes of a document, and the name that the receiver sees. */
  file: (submission: StoredSubmission) => { name: string; bytes: Uint8Array }
  timing: PushTiming
}

/** Milliseconds, and the number of sendings for which a further session is opened. */
export interface PushTiming {
  retryFirst: number
  retryMost: number
  /** Longest wait while the platform cannot be reached at all: a try costs nothing then. */
  offlineMost: number
  /** When to ask for a transport whose fate is unknown, counted from the check before. */
  checkDelays: readonly number[]
  firstPoll: number
  /** Signing in and out is three exchanges. */
  sessionWorth: number
}

export const PUSH_TIMING: PushTiming = {
  retryFirst: 2_000,
  retryMost: 15 * 60_000,
  offlineMost: 20_000,
  checkDelays: [0, 30_000, 2 * 60_000, 10 * 60_000],
  firstPoll: 2_000,
  sessionWorth: 3,
}

export type StepOutcome = 'worked' | 'idle' | 'offline'

const UNREADABLE =
  'Cet envoi ne se lit plus dans le dossier : rien n’est parti. Annulez-le et recommencez-le, ou ouvrez la dernière sauvegarde.'

const ACCEPTED = 'Accepté par Neotouch, pas encore envoyé'
const TRIED = 'Accepté par le bac à sable : essai, rien ne part vraiment'
const OTHER_SERVICE =
  'Cet envoi a été préparé pour l’autre service (bac à sable ou Neotouch) : rien n’est parti. Annulez-le, puis envoyez de nouveau le document.'

/** Hands submissions over, and settles those whose fate is unknown by asking before anything is sent again. */
export function createPush({ database, now, random, service, submissions, record: note, file, timing }: PushPorts) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  const { doubt, recover, leaveAccount } = createDoubt(database, submissions)

  const retryAt = (attempts: number, longest: number, retryAfter?: number): number => {
    const exponential = Math.min(longest, timing.retryFirst * 2 ** Math.max(0, attempts - 1))
    return now() + Math.max(retryAfter ?? 0, Math.round(exponential * (0.75 + random() / 2)))
  }

  const adopt = (
    one: StoredSubmission,
    transportId: string,
    submissionId: string,
    message: string,
    type = 'accepted',
    detail = transportId,
  ) =>
    submissions.move(one, 'accepted', {
      message,
      type,
      detail,
      also: () =>
        run('accepted').run({
          id: one.id,
          transportId,
          platformSubmissionId: submissionId,
          now: now(),
          nextPollAt: now() + timing.firstPoll,
        }),
    })

  const settleFound = createFound({ adopt, note })

  const record = (one: StoredSubmission, outcome: SubmitOutcome): StepOutcome => {
    switch (outcome.kind) {
      case 'accepted':
        adopt(one, outcome.transportId, outcome.submissionId, one.environment === 'sandbox' ? TRIED : ACCEPTED)
        return 'worked'
      case 'retry':
        submissions.move(one, 'queued', {
          message: outcome.message,
          type: 'retry',
          nextAttemptAt: retryAt(
            one.attempts,
            outcome.offline ? timing.offlineMost : timing.retryMost,
            outcome.retryAfter,
          ),
        })
        return outcome.offline ? 'offline' : 'worked'
      case 'blocked':
        submissions.move(one, 'blocked', { message: outcome.message, blockedReason: outcome.reason })
        return 'worked'
      case 'rejected':
        submissions.move(one, 'rejected', { message: outcome.message, detail: outcome.detail })
        return 'worked'
      case 'uncertain':
        doubt(one, outcome.message, now() + (timing.checkDelays[0] ?? 0))
        return 'worked'
    }
  }

  /**
   * Takes the oldest submission that is due, and null when none is. The intent is on the disk once the transaction around
   * it has ended.
   */
  const begin = (): StoredSubmission | null => {
    const nextDue = () => run('nextDue').get({ now: now() }) as StoredSubmission | undefined
    let due = nextDue()
    // The settings refuse to change service while anything waits; a file changed by other means must not turn a trial
    // into a paid letter either.
    for (; due && due.environment !== service(); due = nextDue()) {
      submissions.move(due, 'blocked', { blockedReason: 'other_service', message: OTHER_SERVICE })
    }
    const taken = due
    if (!taken) return null
    return transaction(database, () => {
      run('beginAttempt').run({ id: taken.id, now: now() })
      return submissions.move(taken, 'sending', { message: 'Remise à Neotouch en cours' })
    })
  }

  /** Hands one over. What it gives back records what became of it. */
  const handOver = async (sending: StoredSubmission, platform: SendingPlatform): Promise<() => StepOutcome> => {
    // A key that may have reached the platform once is looked for again before it is posted a second time.
    if (sending.reached === 1 || sending.attempts > 1) {
      const found = await platform.find(sending.channel, sending.key, { archive: true })
      if (found.kind !== 'ok') return () => record(sending, outcomeOfLookUp(found))
      if (found.value.length > 0) {
        const settled = await settleFound(sending, found.value, platform)
        return () => settled
      }
    }
    let outgoing: OutgoingTransport
    try {
      outgoing = outgoingOf(sending, file)
    } catch (error) {
      // The others go on, and a person decides about this one.
      const detail = error instanceof Error ? error.message : String(error)
      return () => {
        submissions.move(sending, 'blocked', { blockedReason: 'unreadable', message: UNREADABLE, detail })
        return 'worked'
      }
    }
    const outcome = await platform.submit(outgoing)
    return () => record(sending, outcome)
  }

  /** Asks what became of the oldest uncertain submission that is due. */
  const settleNext = async (platform: SendingPlatform): Promise<StepOutcome> => {
    const one = run('nextUncertain').get(now()) as StoredSubmission | undefined
    if (!one) return 'idle'
    const last = one.checks >= timing.checkDelays.length - 1
    const found = await platform.find(one.channel, one.key, { archive: last })
    // The account changed while it was asked: this one waits for a person.
    if (submissions.stored(one.id).state !== 'uncertain') return 'worked'
    if (found.kind !== 'ok') {
      // No answer proves nothing: it does not count as a check.
      run('later').run({ id: one.id, nextAttemptAt: retryAt(one.checks + 2, timing.retryMost) })
      return found.kind === 'retry' && found.offline ? 'offline' : 'worked'
    }
    if (found.value.length > 0) return settleFound(one, found.value, platform)
    if (!last) {
      run('checked').run({ id: one.id, nextAttemptAt: now() + (timing.checkDelays[one.checks + 1] ?? 0), now: now() })
      return 'worked'
    }
    if (one.channel === 'courrier') {
      // A second letter costs money: a person decides.
      submissions.move(one, 'blocked', {
        blockedReason: 'not_found',
        message:
          'Neotouch ne retrouve pas ce courrier. Vérifiez sur le portail, puis choisissez « Remettre à l’envoi ».',
      })
    } else {
      submissions.move(one, 'queued', {
        type: 'retry',
        message: 'Neotouch ne connaît pas cet envoi : il repart sous la même clé',
      })
    }
    return 'worked'
  }

  return { recover, leaveAccount, begin, handOver, settleNext }
}

function outcomeOfLookUp(found: Exclude<LookUp<unknown>, { kind: 'ok' }>): SubmitOutcome {
  return found.kind === 'blocked' ? found : { kind: 'retry', message: found.message, offline: found.offline }
}
