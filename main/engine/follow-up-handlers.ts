import type { EngineHandlers } from '../../shared/contract.ts'
import type { followUpContract } from '../../shared/follow-up-contract.ts'
import type { createBackground } from './background.ts'
import type { Session } from './session.ts'

interface Ports {
  /** @throws Refusal `refused` when no dossier is open. */
  current: () => Session
  background: ReturnType<typeof createBackground>
}

/** What a person does about sendings, beside sending. */
export function followUpHandlers({ current, background }: Ports): Pick<EngineHandlers, keyof typeof followUpContract> {
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
    'dossiers.serveOthers': async ({ paths }) => {
      await background.serve(paths)
      return null
    },
    'dossiers.others': () => background.others(),
  }
}
