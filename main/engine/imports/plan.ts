import type { ImportReport } from '../../../shared/model/views.ts'
import type { Issues } from './issues.ts'

/** What an import would do, decided before anything is written. */
export interface Plan {
  counts: Pick<ImportReport, 'rows' | 'created' | 'updated' | 'unchanged' | 'refused'>
  issues: Issues
  /** First records, label → text. */
  sample: Record<string, string>[]
  writes: (() => void)[]
}

/** Records shown as an example. */
export const SAMPLE_RECORDS = 5

export const emptyCounts = (): Plan['counts'] => ({ rows: 0, created: 0, updated: 0, unchanged: 0, refused: 0 })
