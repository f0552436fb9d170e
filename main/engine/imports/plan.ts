import type { ImportReport } from '../../../shared/model/imports.ts'
import type { Issues } from './issues.ts'
import type { RunRecord } from './runs.ts'

/** One record to write, with what it replaces. */
export interface PlannedWrite extends RunRecord {
  /** Of the file, 1 for the first. */
  line: number
  /** `ports.runs.stamp` when it was decided: a later one means that somebody changed the record meanwhile. */
  stamp: number | null
  write(): void
}

/** What an import would do, decided before anything is written. */
export interface Plan {
  counts: Pick<ImportReport, 'rows' | 'created' | 'updated' | 'unchanged' | 'refused'>
  issues: Issues
  /** First records, label → text. */
  sample: Record<string, string>[]
  writes: PlannedWrite[]
}

/** Records shown as an example. */
export const SAMPLE_RECORDS = 5

export const emptyCounts = (): Plan['counts'] => ({ rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 })
