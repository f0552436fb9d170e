import type { bulkUpdateContract } from '../../shared/bulk-update-contract.ts'
import type { EngineHandlers } from '../../shared/contract.ts'
import type { Session } from './session.ts'

interface Ports {
  current: () => Session
  progress: (task: string, done: number, total: number) => void
}

/** The engine's answers about updates of many clients. */
export function bulkUpdateHandlers({
  current,
  progress,
}: Ports): Pick<EngineHandlers, keyof typeof bulkUpdateContract> {
  const onProgress = (done: number, total: number): void => progress('bulk-update', done, total)
  /** Even a refusal has changed clients, and changed them back. */
  const changing = async <Value>(work: (session: Session) => Promise<Value>): Promise<Value> => {
    const session = current()
    try {
      return await work(session)
    } finally {
      session.changed('clients')
    }
  }
  return {
    'bulkUpdate.families': () => current().bulkUpdate.families(),
    'bulkUpdate.count': async (input) => ({ total: await current().bulkUpdate.count(input) }),
    'bulkUpdate.preview': (input) => current().bulkUpdate.preview(input, onProgress),
    'bulkUpdate.run': (input) => changing((session) => session.bulkUpdate.run(input, onProgress)),
    'bulkUpdate.cancel': () => {
      current().bulkUpdate.cancel()
      return null
    },
    'bulkUpdate.runs': () => current().bulkUpdate.runs(),
    'bulkUpdate.records': ({ id }) => current().bulkUpdate.records(id),
    'bulkUpdate.undo': ({ id }) => changing((session) => session.bulkUpdate.undo(id, onProgress)),
  }
}
