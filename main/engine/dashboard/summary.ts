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
  const read = <Row>(name: string, values: object = {}) =>
    statement(database, summarySql[name] ?? '').get(values) as Row

  return (): DailySummary => {
    const { inError, toSend } = counts()
    const since = new Date(now()).setHours(0, 0, 0, 0)
    const { sent, tried } = read<{ sent: number; tried: number }>('deliveredSince', { since })
    const overdue = read<{ total: number; cents: number }>('overdue', { today: today() })
    return {
      sentToday: sent,
      triedToday: tried,
      inError,
      toSend,
      toApprove: read<{ total: number }>('toApprove').total,
      neverSent: read<{ total: number }>('neverSent').total,
      overdue: overdue.total,
      overdueSum: overdue.cents,
    }
  }
}
