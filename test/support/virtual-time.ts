import type { After } from '../../main/engine/outbox/sync.ts'

interface Timer {
  at: number
  work: () => void
}

export interface VirtualTime {
  /** UTC milliseconds. */
  now: () => number
  after: After
  /** Instant of the next timer; null: none is set. */
  nextAt: () => number | null
  /** Moves to an instant, stopping at each timer on the way; `between` runs after each of them. */
  advance(milliseconds: number, between: () => Promise<void>): Promise<void>
  /** What a process that died will not do any more. */
  forget(): void
}

/** A clock that only a test moves: a week passes in milliseconds, and passes the same way each time. */
export function createVirtualTime(start: number): VirtualTime {
  let now = start
  const timers = new Set<Timer>()
  const next = (): Timer | undefined => [...timers].sort((one, other) => one.at - other.at)[0]
  return {
    now: () => now,
    after: (milliseconds, work) => {
      const timer = { at: now + milliseconds, work }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    nextAt: () => next()?.at ?? null,
    async advance(milliseconds, between) {
      const end = now + milliseconds
      for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
        timers.delete(timer)
        now = Math.max(now, timer.at)
        timer.work()
        await between()
      }
      now = Math.max(now, end)
    },
    forget: () => timers.clear(),
  }
}

/** Numbers between 0 and 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
