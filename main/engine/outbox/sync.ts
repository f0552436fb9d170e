import type { SyncStatus } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement } from '../database/connection.ts'
import type { SendingPlatform } from '../neotouch/port.ts'
import { createBurst } from './burst.ts'
import { outboxSql } from './outbox.sql.ts'
import type { createPull } from './pull.ts'
import type { createPush, StepOutcome } from './push.ts'
import { createSessions } from './sessions.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { Submissions } from './submissions.ts'

export interface SyncPorts {
  database: Database
  now: () => number
  submissions: Submissions
  push: ReturnType<typeof createPush>
  pull: ReturnType<typeof createPull>
  /** The platform with the current account; a reason when nothing may be asked of it. */
  platform: () => Promise<SendingPlatform | { reason: 'inactive' | 'incomplete'; message: string }>
  /** « Suspendre les envois »: nothing leaves; what left is still asked about. */
  held: () => boolean
  /** Sendings that may be handed over at the same time. */
  inFlight: () => number
  /** Rows changed: the screens ask again. */
  changed: () => void
  /** An error that no outcome describes; it must not stop the loop for ever. */
  failed: (error: unknown) => void
  after: After
}

/** Does some work once, after some milliseconds; what it gives back cancels it. */
export type After = (milliseconds: number, work: () => void) => () => void

const LONGEST_SLEEP = 15 * 60_000
const OFFLINE_SLEEP = 5_000
const PAUSED_SLEEP = 60_000

const HELD_QUEUE: SyncStatus['paused'] = {
  reason: 'held',
  message: 'Les envois de ce dossier sont suspendus : rien ne part avant que vous les repreniez.',
}

export type Sync = ReturnType<typeof createSync>

/** The one loop that talks to the platform: push, then pull; woken by a queueing, the network, a timer, a person. */
export function createSync(ports: SyncPorts) {
  const { database, now, submissions, push, pull, platform, held, inFlight, changed, failed, after } = ports
  const run = (name: string) => statement(database, outboxSql[name] ?? '')
  let turn: Promise<void> | null = null
  let again = false
  let cancelTimer: () => void = () => undefined
  let stopped = false
  let online: boolean | null = null
  let lastExchangeAt: number | null = null
  let unavailable: SyncStatus['paused'] = null
  let broken = false
  /** Grows when the account changes: a turn that began on another one ends after its exchange. */
  let accounts = 0
  /** What a person waits for, done between two exchanges of the turn under way. */
  const asked: (() => Promise<void>)[] = []

  const pausing = (): SyncStatus['paused'] => {
    const row = run('pausing').get() as { reason: 'signed_out' | 'contract'; message: string } | undefined
    return held() ? HELD_QUEUE : (row ?? unavailable)
  }

  const status = (): SyncStatus => {
    const at = (run('wakeAt').get() as { at: number | null }).at
    return {
      online,
      working: turn !== null,
      pending: (run('pending').get() as { total: number }).total,
      paused: pausing(),
      lastExchangeAt,
      nextAttemptAt: at,
    }
  }

  const note = (outcome: StepOutcome): StepOutcome => {
    if (outcome === 'idle') return outcome
    const back = outcome === 'worked' && online === false
    if (outcome === 'worked') lastExchangeAt = now()
    online = outcome === 'worked'
    if (back) run('hurry').run()
    changed()
    return outcome
  }

  /** Until nothing is due, the network is gone, or the queue waits for a person. */
  const work = async (): Promise<void> => {
    if ((run('wakeAt').get() as { at: number | null }).at === null && !run('dueProofs').get()) return
    const reached = await platform()
    if ('reason' in reached) {
      unavailable = reached
      return
    }
    unavailable = null
    const account = accounts
    const over = (): boolean => stopped || account !== accounts
    const sessions = createSessions(reached)
    const mayGoOn = (): boolean => !over() && asked.length === 0 && pausing() === null
    const burst = createBurst({ database, now, push, inFlight, mayGoOn, note })
    const steps = [
      async () => note(await push.settleNext(reached)),
      () => burst(sessions),
      async () => note(await pull.pollNext(reached)),
      async () => note(await pull.fetchProofs(reached)),
    ]
    try {
      for (let worked = true; worked && !over(); ) {
        worked = false
        for (const step of steps) {
          await answerPeople()
          if (over()) return
          const outcome = await step()
          if (outcome === 'offline') return
          worked ||= outcome === 'worked'
        }
      }
    } finally {
      await sessions.close()
    }
  }

  const answerPeople = async (): Promise<void> => {
    for (let work = asked.shift(); work; work = asked.shift()) await work()
  }

  const plan = (): void => {
    cancelTimer()
    if (stopped) return
    const at = (run('wakeAt').get() as { at: number | null }).at
    if (at === null || unavailable !== null) return
    // A queue that waits for a person, or that just failed, must not turn in circles.
    const soonest = pausing() !== null ? PAUSED_SLEEP : online === false || broken ? OFFLINE_SLEEP : 20
    cancelTimer = after(Math.min(LONGEST_SLEEP, Math.max(soonest, at - now())), wake)
  }

  /** Starts a turn, or one more after the turn under way. */
  function wake(): void {
    if (stopped) return
    if (turn) {
      again = true
      return
    }
    broken = false
    turn = work()
      .catch((error: unknown) => {
        broken = true
        // No exchange is under way any more: what it left unsettled is asked for, never sent again first.
        push.recover()
        failed(error)
      })
      .then(answerPeople)
      .finally(() => {
        turn = null
        if (stopped) return
        changed()
        if (again) {
          again = false
          wake()
        } else plan()
      })
  }

  /** Waits for the turn under way, and the ones it asked for. */
  const settled = async (): Promise<void> => {
    while (turn) await turn
  }

  /** The network is back, or a person asks: what waits for a new attempt leaves without waiting. */
  const hurry = (): void => {
    if (stopped) return
    run('hurry').run()
    wake()
  }

  return {
    start(): void {
      push.recover()
      wake()
    },
    wake,
    hurry,
    status,
    settled,
    /** Work with the platform that a person waits for: at once, or between two exchanges of the turn under way. */
    between: <Value>(work: () => Promise<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        if (stopped) throw new Refusal('refused', 'Le dossier se ferme.')
        asked.push(() => work().then(resolve, reject))
        wake()
      }),
    async now(): Promise<SyncStatus> {
      hurry()
      await settled()
      return status()
    },
    /** The account changed or works again: what waited for it goes back to the queue. */
    unblock(): void {
      accounts++
      for (const one of run('blockedBy').all() as StoredSubmission[]) {
        submissions.move(one, 'queued', {
          message: 'Remis à l’envoi : la connexion à Neotouch a changé',
          type: 'retry',
        })
      }
      wake()
    },
    /** Ends after the exchange under way. */
    async stop(): Promise<void> {
      stopped = true
      cancelTimer()
      await settled()
    },
  }
}
