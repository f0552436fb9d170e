import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { SubmissionEvent } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
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

/** What happened, dated, append-only: the database itself refuses changes. */
export function createHistory(database: Database, now: () => number) {
  const run = (name: string) => statement(database, historySql[name] ?? '')
  return {
    /** Adds one event, in the caller's transaction. */
    append(event: NewEvent): void {
      run('append').run({
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
    },
    ofDocument: (id: string) => run('ofDocument').all(id) as SubmissionEvent[],
    ofSubmission: (id: string) => run('ofSubmission').all(id) as SubmissionEvent[],
  }
}
