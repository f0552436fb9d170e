import type { booksContract } from '../../shared/books-contract.ts'
import type { EngineHandlers } from '../../shared/contract.ts'
import type { Session } from './session.ts'

interface Ports {
  current: () => Session
  progress: (task: string, done: number, total: number) => void
}

/** The engine's answers about exports, accounts and integrity. */
export function booksHandlers({ current, progress }: Ports): Pick<EngineHandlers, keyof typeof booksContract> {
  return {
    'accounting.get': () => current().books.accounting.read(),
    'accounting.update': (input) => current().books.accounting.update(input),
    'exports.fileName': (input) => ({ name: current().books.exports.fileName(input) }),
    'exports.write': (input) => current().books.exports.write(input, (done, total) => progress('export', done, total)),
    'exports.cancel': () => {
      current().books.exports.cancel()
      return null
    },
    'archive.export': (input) =>
      current().books.archive.write(input, (done, total) => progress('archive', done, total)),
    'archive.cancel': () => {
      current().books.archive.cancel()
      return null
    },
    'integrity.verify': async ({ noted }) => {
      const { integrity } = current().books
      const report = await integrity.verify((done, total) => progress('integrity', done, total))
      return { ...report, noted: noted === null ? null : { position: integrity.positionOf(noted) } }
    },
    'integrity.cancel': () => {
      current().books.integrity.cancel()
      return null
    },
  }
}
