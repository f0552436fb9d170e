import type { batchContract } from '../../shared/batch-contract.ts'
import type { EngineHandlers } from '../../shared/contract.ts'
import type { Session } from './session.ts'

interface Ports {
  current: () => Session
  progress: (task: string, done: number, total: number) => void
}

/** The engine's answers about many documents at once, their cost, and what leaves by itself. */
export function batchHandlers({ current, progress }: Ports): Pick<EngineHandlers, keyof typeof batchContract> {
  return {
    'batch.prepare': (input) => current().batch.prepare(input),
    'batch.run': async (input) => {
      const session = current()
      try {
        return await session.batch.run(
          input,
          (done, total) => progress('batch-issue', done, total),
          (done, total) => progress('batch', done, total),
        )
      } finally {
        session.changed('documents', 'submissions')
        session.sync.wake()
      }
    },
    'batch.cancel': () => {
      current().batch.cancel()
      return null
    },
    'batch.undo': async (input) => {
      const undone = await current().batch.undo(input)
      current().changed('submissions')
      return undone
    },
    'batch.neverSent': () => current().batch.neverSent(),

    'prices.get': () => current().settings.prices(),
    'prices.update': (prices) => {
      const saved = current().settings.updatePrices(prices)
      current().changed('neotouch')
      return saved
    },

    'automatic.refused': () => current().automatic.refused(),
    'automatic.outcome': ({ id }) => current().automatic.outcome(id),
    'automatic.dismiss': ({ id }) => {
      current().automatic.dismiss(id)
      current().changed('submissions')
      return null
    },
  }
}
