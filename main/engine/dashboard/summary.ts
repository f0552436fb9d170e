import type { DailySummary, FollowUpCounts } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { summarySql } from './summary.sql.ts'

export interface SummaryPorts {
  database: Database
  /** UTC milliseconds. */
  now: () => number
  /** ISO date where the application runs. */
  today: () => string
  counts: () => FollowUpCounts
}

/** « Aujourd’hui » of the Tableau de bord: what left, what failed, what waits. */
export function createSummary({ database, now, today, counts }: SummaryPorts) {
  const total = (name: string, values: object = {}) =>
    statement(database, summarySql[name] ?? '').get(values) as { total: number; cents?: number }

  return (): DailySummary => {
    const { inError, toSend } = counts()
    const overdue = total('overdue', { today: today() })
    return {
      sentToday: total('sentSince', { since: new Date(now()).setHours(0, 0, 0, 0) }).total,
      inError,
      toSend,
      neverSent: total('neverSent').total,
      overdue: overdue.total,
      overdueSum: overdue.cents ?? 0,
    }
  }
}
