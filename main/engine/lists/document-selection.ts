import type { DocumentFilter } from '../../../shared/model/lists.ts'
import { type Database, statement } from '../database/connection.ts'
import type { ListSource, Matching } from './list-source.ts'

/** The rows `ids`, or all rows of `all` but `ids`. */
interface Selection {
  all: DocumentFilter | null
  ids: readonly string[]
}
/** `sum` in cents. */
interface SelectionTotals {
  count: number
  sum: number
  drafts: number
  issued: number
}
type Values = Readonly<Record<string, string | number | null>>

const NAMED = 'row IN (SELECT document.row FROM json_each(@ids) JOIN document ON document.id = json_each.value)'
const OF_ROWS = `count(*) AS count, coalesce(sum(total), 0) AS sum, count(*) FILTER (WHERE state = 'draft') AS drafts,
  count(*) FILTER (WHERE state = 'issued') AS issued`
const OF_COUNTS = `coalesce(sum(documents), 0) AS count, coalesce(sum(total), 0) AS sum,
  coalesce(sum(documents) FILTER (WHERE state = 'draft'), 0) AS drafts,
  coalesce(sum(documents) FILTER (WHERE state = 'issued'), 0) AS issued`

/** What is selected in Factures or Avoirs, without naming what is not. */
export function createDocumentSelection(
  database: Database,
  source: ListSource,
  matching: (filter: DocumentFilter) => Matching,
) {
  const totals = (sql: string, values: Values): SelectionTotals =>
    statement(database, sql).get(values) as SelectionTotals

  /** All that matches: from the table of counts when it knows the filter. */
  const allTotals = (wanted: Matching): SelectionTotals => {
    const [columns, table] =
      wanted.counted && wanted.match === null ? [OF_COUNTS, 'document_total'] : [OF_ROWS, source.from(wanted)]
    return totals(`SELECT ${columns} FROM ${table} WHERE ${source.where(wanted)}`, source.valuesOf(wanted))
  }

  const selection = ({ all, ids }: Selection): SelectionTotals => {
    const named = JSON.stringify(ids)
    const rows = `SELECT ${OF_ROWS} FROM document_list WHERE ${NAMED}`
    if (all === null) return totals(rows, { ids: named })
    const wanted = matching(all)
    const whole = allTotals(wanted)
    if (ids.length === 0) return whole
    const out = totals(`${rows} AND ${source.where(wanted)}`, { ...source.valuesOf(wanted), ids: named })
    return {
      count: whole.count - out.count,
      sum: whole.sum - out.sum,
      drafts: whole.drafts - out.drafts,
      issued: whole.issued - out.issued,
    }
  }

  /** Oldest first. */
  const selectedIds = ({ all, ids }: Selection, state: 'draft' | 'issued'): string[] => {
    const wanted = all === null ? null : matching(all)
    const among = wanted === null ? NAMED : `${source.where(wanted)}${ids.length === 0 ? '' : ` AND NOT ${NAMED}`}`
    const rows = statement(
      database,
      `SELECT id FROM document_list WHERE ${among} AND state = @wantedState ORDER BY date, row`,
    ).all({
      ...(wanted === null ? {} : source.valuesOf(wanted)),
      ...(wanted !== null && ids.length === 0 ? {} : { ids: JSON.stringify(ids) }),
      wantedState: state,
    }) as { id: string }[]
    return rows.map((row) => row.id)
  }

  return { selection, selectedIds }
}
