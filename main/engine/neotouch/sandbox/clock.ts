/** How time passes on the stand-in. Absent: as everywhere. */
export interface TimeSettings {
  /** Instant at which it starts, UTC milliseconds; absent: the instant of the machine. */
  start?: number
  /** Its seconds for one second of the machine; 0: time stands still, and only `advance` moves it. */
  pace?: number
}

export interface SandboxClock {
  /** UTC milliseconds. */
  now: () => number
  /** Time passes at once, in milliseconds. */
  advance: (milliseconds: number) => void
}

/** The clock of the stand-in: what it does with time it does the same way, however long the machine takes. */
export function createClock({ start, pace = 1 }: TimeSettings, machine: () => number): SandboxClock {
  const origin = machine()
  let passed = 0
  return {
    now: () => (start ?? origin) + Math.round((machine() - origin) * pace) + passed,
    advance: (milliseconds) => {
      passed += milliseconds
    },
  }
}
