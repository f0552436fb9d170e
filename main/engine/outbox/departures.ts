import { type Database, statement, transaction } from '../database/connection.ts'
import { localTime } from '../local-date.ts'
import { outboxSql } from './outbox.sql.ts'
import type { StoredSubmission } from './stored-submission.ts'
import type { SubmissionPorts } from './submissions.ts'

interface Ports extends Pick<SubmissionPorts, 'now' | 'record'> {
  database: Database
}

/** Milliseconds after the planned hour from which a sending is said to be late. */
const LATE = 5 * 60_000

/** When what is queued leaves: together, or late. */
export function createDepartures({ database, now, record }: Ports) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')
  return {
    /** What waits for its time to undo leaves at this instant: UTC milliseconds. */
    release(ids: readonly string[], at: number): void {
      transaction(database, () => {
        for (const id of ids) run('release').run({ id, at })
      })
    },
    /** Gives what missed its hour a moment to be cancelled, until `at`. @returns their number. */
    announceLate: (at: number): number =>
      transaction(database, () => {
        const late = run('late').all({ before: now() - LATE }) as StoredSubmission[]
        for (const one of late) {
          run('later').run({ id: one.id, nextAttemptAt: at })
          const hour = localTime(one.planned_at ?? 0)
          record({
            documentId: one.document_id,
            submissionId: one.id,
            type: 'late',
            message: `N’a pas pu partir à l’heure prévue, le ${hour} (application fermée ou envois suspendus) : part dès que possible`,
          })
        }
        return late.length
      }),
  }
}
