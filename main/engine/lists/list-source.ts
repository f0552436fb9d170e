import { type Database, statement } from '../database/connection.ts'
import type { KeptAnswers } from './kept-answers.ts'
import { type Anchor, keyValues, type ListOrder, nearestAnchor, type RowKey, readingSql } from './key-order.ts'

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
  /** Index that answers every condition by itself; null: SQLite chooses. */
  index: string | null
  /** Index that has all that is counted and summed; null: the same one. */
  countIndex: string | null
  /** That index leads straight to the few rows that match. */
  selective: boolean
  /** The table of counts knows the columns of every condition. */
  counted: boolean
}

export interface ListDefinition {
  table: string
  searchTable: string
  /** Column on screen → order. */
  sorts: Readonly<Record<string, ListOrder>>
  defaultSort: { column: string; descending: boolean }
  /** What is summed beside the count. */
  sum: string
  /** A table that has the counts of the rows, with its two sums; null: the rows are counted. */
  counts: { table: string; count: string; sum: string } | null
}

type Sort = { column: string; descending: boolean } | null
interface Range {
  sort: Sort
  from: number
  limit: number
}
/** All rows that match, in ascending order. */
interface Gathered {
  rows: Uint32Array
  sum: number
}

/** What reading one entry costs, in microseconds: in the order of an index, by a look at its row, gathered and sorted. */
const COST = { entry: 0.1, look: 0.7, gathered: 1.5 }
/** Places remembered of one list. */
const ANCHORS = 2_000

/**
 * Reads any stretch of a list in any order. What matches is either walked along the index of its order, from the nearest
 * place that is known (an end, a stretch read before), or, when too few match, gathered and sorted once.
 */
export function createListSource(database: Database, kept: KeptAnswers, definition: ListDefinition) {
  const { table, searchTable, sorts, counts } = definition
  const run = (sql: string) => statement(database, sql)

  const where = (matching: Matching): string => {
    const found = `row IN (SELECT rowid FROM ${searchTable} WHERE ${searchTable} MATCH @match)`
    return [matching.scope, ...matching.conditions, ...(matching.match === null ? [] : [found])].join(' AND ')
  }
  const valuesOf = (matching: Matching): Values =>
    matching.match === null ? matching.values : { ...matching.values, match: matching.match }
  /** A search reads the rows that it found. */
  const from = ({ index, match }: Pick<Matching, 'index' | 'match'>): string =>
    index === null || match !== null ? table : `${table} INDEXED BY ${index}`
  const nameOf = (matching: Matching): string => `${where(matching)}\n${JSON.stringify(valuesOf(matching))}`

  const totals = (matching: Matching): { total: number; sum: number } => {
    const useCounts = counts !== null && matching.counted && matching.match === null
    const columns = useCounts
      ? `coalesce(sum(${counts.count}), 0) AS total, coalesce(sum(${counts.sum}), 0) AS sum FROM ${counts.table}`
      : `count(*) AS total, coalesce(sum(${definition.sum}), 0) AS sum FROM ${from({ ...matching, index: matching.countIndex ?? matching.index })}`
    return kept.keep(
      `totals\n${nameOf(matching)}`,
      () => run(`SELECT ${columns} WHERE ${where(matching)}`).get(valuesOf(matching)) as { total: number; sum: number },
    )
  }
  const wholeTotal = (matching: Matching): number =>
    totals({ ...matching, conditions: [], match: null, index: null, countIndex: null, counted: true }).total

  const sortOf = (sort: Sort): { column: string; order: ListOrder; descending: boolean } => {
    const known = sort !== null && Object.hasOwn(sorts, sort.column) ? sort : definition.defaultSort
    return { ...known, order: sorts[known.column] as ListOrder }
  }

  const gatheredName = (matching: Matching, column: string): string => `gathered ${column}\n${nameOf(matching)}`
  const gathered = (matching: Matching, asked: Sort): Gathered => {
    const { column, order } = sortOf(asked)
    const sql = `SELECT coalesce(sum(amount), 0) AS sum, coalesce(group_concat(row), '') AS rows FROM
      (SELECT row, ${definition.sum} AS amount FROM ${from(matching)} WHERE ${where(matching)}
      ORDER BY ${order.columns.join(', ')}, row)`
    return kept.keep(gatheredName(matching, column), () => {
      const { sum, rows } = run(sql).get(valuesOf(matching)) as { sum: number; rows: string }
      return { rows: numbers(rows), sum }
    })
  }

  const slice = ({ rows }: Gathered, descending: boolean, start: number, limit: number): number[] =>
    descending
      ? [...rows.subarray(Math.max(0, rows.length - start - limit), Math.max(0, rows.length - start))].reverse()
      : [...rows.subarray(start, start + limit)]

  /** Row numbers of a stretch; `total` as `totals` gave it. */
  const stretch = (matching: Matching, range: Range, total: number): number[] => {
    const limit = Math.min(range.limit, total - range.from)
    if (limit <= 0) return []
    const { column, order, descending } = sortOf(range.sort)
    const anchors = kept.keep(`anchors ${column} ${descending}\n${nameOf(matching)}`, (): Anchor[] => [
      { position: 0, key: null },
      { position: total, key: null },
    ])
    const start = nearestAnchor(anchors, range.from, limit)
    const whole = matching.conditions.length === 0 ? total : wholeTotal(matching)
    const walked = ((start?.skip ?? total) + limit) * (whole / total)
    const walking = walked * (order.covers || whole === total ? COST.entry : COST.look)
    const gathering = (matching.selective ? 0 : whole * COST.entry) + total * COST.gathered
    const known = kept.has(gatheredName(matching, column))
    if (known || start === null || matching.match !== null || walking > gathering)
      return slice(gathered(matching, range.sort), descending, range.from, limit)

    const { anchor, forward, skip } = start
    const sql = readingSql({ table, where: where(matching), order, descending }, forward, anchor.key)
    const found = run(sql).all({ ...valuesOf(matching), ...keyValues(anchor.key), limit, skip }) as FoundRow[]
    const rows = forward ? found : found.reverse()
    remember(anchors, rows, range.from, order.columns.length)
    return rows.map(({ row }) => row)
  }

  /** A page with the count and the sum of all that matches. */
  const page = (matching: Matching, range: Range): { rows: number[]; total: number; sum: number } => {
    if (matching.match === null) {
      const { total, sum } = totals(matching)
      return { rows: stretch(matching, range, total), total, sum }
    }
    const found = gathered(matching, range.sort)
    const { descending } = sortOf(range.sort)
    return { rows: slice(found, descending, range.from, range.limit), total: found.rows.length, sum: found.sum }
  }

  /** Row numbers of all that matches in its order, a few at a time. */
  function* all(matching: Matching, sort: Sort, limit = 1_000): Generator<number[]> {
    for (let from = 0; ; from += limit) {
      const { rows } = page(matching, { sort, from, limit })
      if (rows.length > 0) yield rows
      if (rows.length < limit) return
    }
  }

  return { totals, page, all, where, valuesOf, from }
}
export type ListSource = ReturnType<typeof createListSource>

/** A row number and what it is sorted by: `key0`, `key1`… */
type FoundRow = { row: number } & Record<string, string | number>

function remember(anchors: Anchor[], rows: readonly FoundRow[], from: number, columns: number): void {
  const keyOf = (row: FoundRow): RowKey => ({
    values: Array.from({ length: columns }, (_, place) => row[`key${place}`] ?? ''),
    row: row.row,
  })
  const [first, last] = [rows[0], rows.at(-1)]
  if (first) anchors.push({ position: from, key: keyOf(first) })
  if (last) anchors.push({ position: from + rows.length - 1, key: keyOf(last) })
  // Both ends stay; the oldest places leave.
  if (anchors.length > ANCHORS) anchors.splice(2, anchors.length - ANCHORS)
}

/** `1,20,3` → the numbers. */
function numbers(joined: string): Uint32Array {
  if (joined === '') return new Uint32Array(0)
  const rows = new Uint32Array(Math.ceil(joined.length / 2) + 1)
  let filled = 0
  let value = 0
  for (let index = 0; index < joined.length; index++) {
    const code = joined.charCodeAt(index)
    if (code === 44) {
      rows[filled++] = value
      value = 0
    } else value = value * 10 + code - 48
  }
  rows[filled++] = value
  return rows.slice(0, filled)
}
