import type { BatchRow } from '../../../shared/model/batch.ts'
import { CHANNELS, type Channel } from '../../../shared/model/sending.ts'

export type BatchItem =
  | { type: 'group'; id: string; channel: Channel; rows: readonly BatchRow[] }
  | { type: 'row'; id: string; row: BatchRow }

const ORDER: Record<BatchRow['status'], number> = { blocked: 0, warning: 1, draft: 2, ready: 3 }

/** The table from top to bottom: a line for each channel, then its documents, those to mend first. */
export function batchItems(rows: readonly BatchRow[]): BatchItem[] {
  return CHANNELS.flatMap((channel): BatchItem[] => {
    const own = rows
      .filter((row) => row.settings.channel.value === channel)
      .sort((a, b) => ORDER[a.status] - ORDER[b.status])
    if (own.length === 0) return []
    return [
      { type: 'group', id: channel, channel, rows: own },
      ...own.map((row): BatchItem => ({ type: 'row', id: row.documentId, row })),
    ]
  })
}

export const countsOf = (rows: readonly BatchRow[]): Record<BatchRow['status'], number> => {
  const counts = { ready: 0, warning: 0, draft: 0, blocked: 0 }
  for (const row of rows) counts[row.status]++
  return counts
}

/** What does not leave, by why: each document once. */
export function stayingOf(rows: readonly BatchRow[], excluded: ReadonlySet<string>, issueDrafts: boolean) {
  const included = rows.filter((row) => !excluded.has(row.documentId))
  return {
    blocked: included.filter((row) => row.status === 'blocked').length,
    drafts: issueDrafts ? 0 : included.filter((row) => row.status === 'draft').length,
    excluded: rows.length - included.length,
  }
}

/** What leaves when the person says so: drafts only when they are validated first. */
export const leaving = (rows: readonly BatchRow[], excluded: ReadonlySet<string>, issueDrafts: boolean): BatchRow[] =>
  rows.filter(
    (row) => !excluded.has(row.documentId) && row.status !== 'blocked' && (issueDrafts || row.status !== 'draft'),
  )
