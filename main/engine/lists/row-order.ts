import { type Database, statement } from '../database/connection.ts'

type Values = Readonly<Record<string, string | number | null>>

/** Answers that stay in memory, the least used leaves first; the longest takes 4 bytes a row. */
const KEPT = 12

/**
 * Row numbers of a list, in order or as a set, read once and kept until the dossier changes. One row number takes 4 bytes:
 * a million rows are sorted and filtered without reading them.
 */
export function createRowOrder(database: Database) {
  const kept = new Map<string, unknown>()
  let revision = -1

  /** What `compute` gives, once per key until the dossier changes. */
  const keep = <Value>(key: string, compute: () => Value): Value => {
    const current = (statement(database, 'SELECT total_changes() AS revision').get() as { revision: number }).revision
    if (current !== revision) {
      kept.clear()
      revision = current
    }
    const known = kept.has(key)
    const value = known ? (kept.get(key) as Value) : compute()
    kept.delete(key)
    kept.set(key, value)
    const oldest = kept.keys().next().value
    if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
    return value
  }

  /** Rows of a query whose first column is a row number, in its order. */
  const read = (sql: string, values: Values): Uint32Array =>
    keep(`${sql}\n${JSON.stringify(values)}`, () => {
      const joined = statement(database, `SELECT group_concat(row) AS rows FROM (${sql})`).get(values) as {
        rows: string | null
      }
      return numbers(joined.rows ?? '')
    })

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

  return { keep, read, arrange }
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
