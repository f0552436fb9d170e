import type { BulkSelection } from '../../../shared/model/bulk-update.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import { isSelected, type SelectableClient } from '../../../shared/rules/bulk-update.ts'
import { type Database, statement } from '../database/connection.ts'
import { bulkUpdateSql } from './bulk-update.sql.ts'

/** Rows read at once: a few milliseconds. */
const WINDOW = 1_000

/** One client of the selection; `id` null: no client has the code. */
export interface Chosen {
  id: string | null
  /** As it was asked for. */
  code: string
}

/** The clients of a selection, a few at a time: whoever reads them lets others work in between. */
export function createSelection(database: Database, inherited: () => Channel) {
  const run = (name: string) => statement(database, bulkUpdateSql[name] ?? '')

  function* byFilters(selection: BulkSelection): Generator<Chosen[]> {
    const { row: last } = run('lastRow').get() as { row: number }
    const channel = inherited()
    for (let after = 0; after < last; after += WINDOW) {
      const rows = run('window').all({ after, through: after + WINDOW }) as StoredRow[]
      yield rows
        .filter((row) => isSelected({ ...row, prospect: row.prospect === 1 }, selection, channel))
        .map(({ id }) => ({ id, code: '' }))
    }
  }

  function* byCodes(codes: readonly string[]): Generator<Chosen[]> {
    const seen = new Set<string>()
    for (let start = 0; start < codes.length; start += WINDOW) {
      const found = codes.slice(start, start + WINDOW).map((code): Chosen => {
        const row = run('byCode').get(code.trim()) as { id: string } | undefined
        return { id: row?.id ?? null, code }
      })
      yield found.filter(({ id, code }) => {
        const key = id ?? `code ${code}`
        return !seen.has(key) && seen.add(key)
      })
    }
  }

  return (selection: BulkSelection): Generator<Chosen[]> =>
    selection.codes === null ? byFilters(selection) : byCodes(selection.codes)
}
export type Selection = ReturnType<typeof createSelection>

interface StoredRow extends Omit<SelectableClient, 'prospect'> {
  id: string
  prospect: number
}
