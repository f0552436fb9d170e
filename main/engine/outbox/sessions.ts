import type { SendingPlatform } from '../neotouch/port.ts'

/** The sessions of one turn on one account, opened as they are wanted. */
export interface Sessions {
  nth(index: number): SendingPlatform
  close(): Promise<void>
}

export function createSessions(first: SendingPlatform): Sessions {
  const open = [first]
  return {
    nth(index) {
      const session = open[index] ?? first.another()
      open[index] = session
      return session
    },
    close: async () => {
      for (const session of open) await session.close()
    },
  }
}
