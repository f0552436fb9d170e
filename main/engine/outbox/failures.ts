import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { Attention } from '../../../shared/model/sync.ts'
import { type Database, statement } from '../database/connection.ts'
import { outboxSql } from './outbox.sql.ts'

interface Failed {
  eventId: number
  submissionId: string
  number: string
  clientName: string
  state: SubmissionState
  message: string
  reason: string | null
}

const OF_ACCOUNT = ['signed_out', 'contract']

/** Tells each failure once, after the transaction that wrote it. What failed before the dossier was opened is old news. */
export function createFailures(database: Database) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')
  const newest = (): number => (run('newestEvent').get() as { id: number | null }).id ?? 0
  let seen = newest()

  return (): Pick<Attention, 'failures' | 'paused'> | null => {
    const until = newest()
    if (until === seen) return null
    const rows = run('failedSince').all({ after: seen }) as Failed[]
    seen = until
    if (rows.length === 0) return null
    const stopping = rows.findLast((row) => OF_ACCOUNT.includes(row.reason ?? ''))
    const failures = rows.flatMap(({ eventId: _event, reason, ...row }) =>
      OF_ACCOUNT.includes(reason ?? '') ? [] : [row],
    )
    return { failures, paused: stopping?.message ?? null }
  }
}
