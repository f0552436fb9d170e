import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { SubmissionEvent } from '../../../shared/model/views.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { historySql } from './history.sql.ts'

export interface NewEvent {
  documentId: string
  submissionId?: string
  type: string
  from?: SubmissionState
  to?: SubmissionState
  rawState?: number
  /** A French sentence. */
  message: string
  /** The platform's own words. */
  detail?: string
}

export type History = ReturnType<typeof createHistory>

/**
 * What happened, dated, append-only: the database itself refuses changes. `chain` links each event to what came before,
 * in the transaction that writes it.
 */
export function createHistory(database: Database, now: () => number, chain: (id: number, type: string) => void) {
  const run = (name: string) => statement(database, historySql[name] ?? '')
  return {
    /** Adds one event, in the caller's transaction. */
    append(event: NewEvent): void {
      transaction(database, () => {
        const { lastInsertRowid } = run('append').run({
          documentId: event.documentId,
          submissionId: event.submissionId ?? null,
          at: now(),
          type: event.type,
          from: event.from ?? null,
          to: event.to ?? null,
          rawState: event.rawState ?? null,
          message: event.message,
          detail: event.detail ?? '',
        })
        chain(Number(lastInsertRowid), event.type)
      })
    },
    ofDocument: (id: string) => run('ofDocument').all(id) as SubmissionEvent[],
    ofSubmission: (id: string) => run('ofSubmission').all(id) as SubmissionEvent[],
  }
}
