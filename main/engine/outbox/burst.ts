import { type Database, statement, transaction } from '../database/connection.ts'
import type { SendingPlatform } from '../neotouch/port.ts'
import { outboxSql } from './outbox.sql.ts'
import type { createPush, StepOutcome } from './push.ts'
import type { Sessions } from './sessions.ts'

interface Ports {
  database: Database
  now: () => number
  push: Pick<ReturnType<typeof createPush>, 'begin' | 'handOver'>
  /** Sendings that may be handed over at the same time. */
  inFlight: () => number
  /** Asked before each further sending: nothing paused, no person who waits, the same account. */
  mayGoOn: () => boolean
  note: (outcome: StepOutcome) => void
}

/** Sendings of one session before what has left is asked about, by as many. */
const LONGEST = 20
/** Signing in and out is three exchanges: a further session is opened for at least so many sendings. */
const WORTH_A_SESSION = 5

/**
 * Hands over what is due, up to `inFlight` at a time, each session one after the other. The answer about a sending and the
 * intent of the next one are one transaction: one flush, in the same order.
 */
export function createBurst({ database, now, push, inFlight, mayGoOn, note }: Ports) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  const sessionsWorth = (): number => {
    const most = inFlight()
    if (most === 1) return 1
    const { total } = run('countDue').get({ now: now(), most: most * WORTH_A_SESSION }) as { total: number }
    return Math.min(most, 1 + Math.floor(total / WORTH_A_SESSION))
  }

  /** @returns `offline` when any session lost the network. @throws what any of them threw, once none has work in hand. */
  return async (sessions: Sessions): Promise<StepOutcome> => {
    let offline = false
    const failures: unknown[] = []
    const others: Promise<StepOutcome>[] = []

    const goOn = (): boolean => !offline && failures.length === 0 && mayGoOn()

    const lane = async (platform: SendingPlatform, answered?: () => void): Promise<StepOutcome> => {
      let outcome: StepOutcome = 'idle'
      let sending = goOn() ? push.begin() : null
      for (let handed = 1; sending !== null; handed++) {
        const settle = await push.handOver(sending, platform)
        ;[outcome, sending] = transaction(database, () => {
          const told = settle()
          return [told, told === 'worked' && handed < LONGEST && goOn() ? push.begin() : null] as const
        })
        offline ||= outcome === 'offline'
        note(offline ? 'offline' : outcome)
        if (handed === 1 && sending !== null) answered?.()
      }
      return outcome
    }

    const guarded = async (index: number, answered?: () => void): Promise<StepOutcome> => {
      try {
        return await lane(sessions.nth(index), answered)
      } catch (error) {
        failures.push(error)
        return 'worked'
      }
    }
    // The first answer tells whether the account works before other sessions are opened on it.
    const outcome = await guarded(0, () => {
      const worth = sessionsWorth()
      for (let index = 1; index < worth; index++) others.push(guarded(index))
    })
    await Promise.all(others)
    if (failures.length > 0) throw failures[0]
    return offline ? 'offline' : outcome
  }
}
