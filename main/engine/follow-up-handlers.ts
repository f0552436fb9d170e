import type { EngineHandlers } from '../../shared/contract.ts'
import type { followUpContract } from '../../shared/follow-up-contract.ts'
import type { Session } from './session.ts'

/** What a person does about sendings, beside sending. */
export function followUpHandlers(current: () => Session): Pick<EngineHandlers, keyof typeof followUpContract> {
  return {
    'submissions.cancel': async ({ id }) => {
      const session = current()
      try {
        return await session.cancel(id)
      } finally {
        session.changed('submissions', 'sync')
      }
    },
    'sync.resume': async () => {
      const session = current()
      session.sync.unblock()
      session.changed('submissions', 'sync')
      await session.sync.settled()
      return session.sync.status()
    },
    'sync.hold': ({ held }) => {
      const session = current()
      session.settings.hold(held)
      session.changed('neotouch', 'sync')
      if (!held) session.sync.wake()
      return session.sync.status()
    },
  }
}
