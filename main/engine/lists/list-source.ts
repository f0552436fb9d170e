import { type Database, statement } from '../database/connection.ts'
import type { RowOrder } from './row-order.ts'

type Values = Readonly<Record<string, string | number | null>>

/** What a filter means in SQL. */
export interface Matching {
  /** Rows of the whole list, such as those of one kind. */
  scope: string
  /** Conditions on top of the scope; none: the whole list. */
  conditions: readonly string[]
  /** An FTS5 query; null: no search. */
  match: string | null
  values: Values
}

export interface ListDefinition {
  table: string
  searchTable: string
  /** Column on screen → indexed SQL expression. */
  sorts: Readonly<Record<string, string>>
  defaultSort: { column: string; descending: boolean }
  /** Index that answers every condition by itself. */
  filterIndex: string | null
  /** What is summed beside the count. */
  sum: string
}

interface Range {
  sort: { column: string; descending: boolean } | null
  from: number
  limit: number
}

/** Reads any stretch of a list in any order: the ids first, then only the rows that are asked for. Never by OFFSET. */
export function createListSource(database: Database, order: RowOrder, definition: ListDefinition) {
  const { table, searchTable, sorts } = definition
  const run = (sql: string) => statement(database, sql)
  const indexed = definition.filterIndex === null ? '' : ` INDEXED BY ${definition.filterIndex}`

  const where = (matching: Matching): string => {
    const found = `row IN (SELECT rowid FROM ${searchTable} WHERE ${searchTable} MATCH @match)`
    return [matching.scope, ...matching.conditions, ...(matching.match === null ? [] : [found])].join(' AND ')
  }
  const valuesOf = (matching: Matching): Values =>
    matching.match === null ? matching.values : { ...matching.values, match: matching.match }
  const whole = (matching: Matching): boolean => matching.conditions.length === 0 && matching.match === null
  /** A search reads its few rows; anything else reads the index that holds all conditions. */
  const from = (matching: Matching): string =>
    matching.match === null && matching.conditions.length > 0 ? `${table}${indexed}` : table

  const totals = (matching: Matching): { total: number; sum: number } => {
    const sql = `SELECT count(*) AS total, coalesce(sum(${definition.sum}), 0) AS sum FROM ${from(matching)} WHERE ${where(matching)}`
    const values = valuesOf(matching)
    return order.keep(`${sql}\n${JSON.stringify(values)}`, () => run(sql).get(values) as { total: number; sum: number })
  }

  const matchingRows = (matching: Matching): Uint32Array =>
    order.read(`SELECT row FROM ${from(matching)} WHERE ${where(matching)}`, valuesOf(matching))

  const sortOf = (sort: Range['sort']) =>
    sort !== null && Object.hasOwn(sorts, sort.column) ? sort : definition.defaultSort

  /** Row numbers of all that matches, in order. */
  const arranged = (matching: Matching, asked: Range['sort']): Uint32Array => {
    const sort = sortOf(asked)
    const sql = `SELECT row FROM ${table} WHERE ${matching.scope} ORDER BY ${sorts[sort.column]}, row`
    const name = `${sql} ${sort.descending}\n${where(matching)}\n${JSON.stringify(valuesOf(matching))}`
    return order.keep(name, () =>
      order.arrange(
        order.read(sql, scopeValues(matching)),
        whole(matching) ? null : matchingRows(matching),
        sort.descending,
      ),
    )
  }

  /** One end of the whole list, straight from its index. */
  const end = (matching: Matching, asked: Range['sort'], limit: number, last: boolean): number[] => {
    const sort = sortOf(asked)
    const direction = sort.descending === last ? 'ASC' : 'DESC'
    const rows = run(
      `SELECT row FROM ${table} WHERE ${matching.scope} ORDER BY ${sorts[sort.column]} ${direction}, row ${direction} LIMIT @limit`,
    ).all({ ...matching.values, limit }) as { row: number }[]
    const found = rows.map((each) => each.row)
    return last ? found.reverse() : found
  }

  /** Row numbers of a stretch; `total` as `totals` gave it. */
  const stretch = (matching: Matching, range: Range, total: number): number[] => {
    const limit = Math.min(range.limit, total - range.from)
    if (limit <= 0) return []
    if (whole(matching) && range.from === 0) return end(matching, range.sort, limit, false)
    if (whole(matching) && range.from + limit === total) return end(matching, range.sort, limit, true)
    return [...arranged(matching, range.sort).subarray(range.from, range.from + limit)]
  }

  return { totals, matchingRows, arranged, stretch, where, valuesOf, from }
}
export type ListSource = ReturnType<typeof createListSource>

/** Only the values that the scope names. */
const scopeValues = (matching: Matching): Values =>
  Object.fromEntries(Object.entries(matching.values).filter(([name]) => matching.scope.includes(`@${name}`)))
