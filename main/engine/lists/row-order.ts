import { type Database, statement } from '../database/connection.ts'

type Values = Readonly<Record<string, string | number | null>>

/** Orders and matches that stay in memory: 4 bytes a row. */
const KEPT = 8

/**
 * Row numbers of a list, in order or as a set, read once and kept until the dossier changes. One row number takes 4 bytes:
 * a million rows are sorted and filtered without reading them.
 */
export function createRowOrder(database: Database) {
  const kept = new Map<string, Uint32Array>()
  let revision = -1

  /** Rows of a query whose first column is a row number, in its order. */
  const read = (sql: string, values: Values): Uint32Array => {
    const current = (statement(database, 'SELECT total_changes() AS revision').get() as { revision: number }).revision
    if (current !== revision) {
      kept.clear()
      revision = current
    }
    const key = `${sql}\n${JSON.stringify(values)}`
    const known = kept.get(key)
    if (known) {
      kept.delete(key)
      kept.set(key, known)
      return known
    }
    const joined = statement(database, `SELECT group_concat(row) AS rows FROM (${sql})`).get(values) as {
      rows: string | null
    }
    const rows = numbers(joined.rows ?? '')
    kept.set(key, rows)
    const oldest = kept.keys().next().value
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return rows
  }

  /** The rows of `order` that are in `matching`, turned round when descending; `matching` null: all. */
  const arrange = (order: Uint32Array, matching: Uint32Array | null, descending: boolean): Uint32Array => {
    if (matching === null) return descending ? order.toReversed() : order
    const member = new Uint8Array(Math.max(0, largest(order)) + 1)
    for (const row of matching) member[row] = 1
    const arranged = new Uint32Array(matching.length)
    let filled = 0
    for (let index = 0; index < order.length; index++) {
      const row = order[descending ? order.length - 1 - index : index] as number
      if (member[row] === 1) arranged[filled++] = row
    }
    return filled === arranged.length ? arranged : arranged.subarray(0, filled)
  }

  return { read, arrange }
}
export type RowOrder = ReturnType<typeof createRowOrder>

const largest = (rows: Uint32Array): number => {
  let found = 0
  for (const row of rows) if (row > found) found = row
  return found
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
