export interface PacePorts {
  /** UTC milliseconds. */
  clock: () => number
  pause: (milliseconds: number) => Promise<void>
  /** Least time between two requests, milliseconds. */
  interval: number
}

/** Spaces the requests of all the sessions of one account. */
export type Pace = ReturnType<typeof createPace>

/** Turns that may be given ahead: more means that the clock went back. */
const MOST_AHEAD = 16

export function createPace({ clock, pause, interval }: PacePorts) {
  let next = Number.NEGATIVE_INFINITY
  return {
    /** Waits for the next turn. */
    async turn(): Promise<void> {
      const now = clock()
      const mine = next - now > MOST_AHEAD * interval ? now : Math.max(now, next)
      next = mine + interval
      if (mine > now) await pause(mine - now)
    },
  }
}
