/** An order of a list: columns of one index, then the row number. `index` null: SQLite chooses it. */
export interface ListOrder {
  /** SQL expressions, as the index has them. */
  columns: readonly string[]
  index: string | null
  /** Whether the index also holds every column that a filter asks for. */
  covers: boolean
}

/** A row of a list by what it is sorted by. */
export interface RowKey {
  values: readonly (string | number)[]
  row: number
}

/** A place in an order where reading may start. */
export interface Anchor {
  /** Counted from 0 at the beginning of the list. */
  position: number
  /** The row at that place; null at both ends of the list. */
  key: RowKey | null
}

export interface Reading {
  table: string
  where: string
  order: ListOrder
  descending: boolean
}

/**
 * SQL of `@limit` rows next to a key, `@skip` of them left out: `forward` from the key on, with it, else before it.
 * One part for each column that may be the first to differ, because SQLite would read through all rows of the same
 * value when they are compared as one; each part is a stretch of the index, and the parts are merged.
 */
export function readingSql({ table, where, order, descending }: Reading, forward: boolean, from: RowKey | null) {
  const { columns, index } = order
  const indexed = index === null ? table : `${table} INDEXED BY ${index}`
  const up = forward !== descending
  const shown = columns.map((column, place) => `${column} AS key${place}`).join(', ')
  const part = (conditions: readonly string[]): string =>
    `SELECT row, ${shown} FROM ${indexed} WHERE ${[where, ...conditions].join(' AND ')}`
  const same = columns.map((column, place) => `${column} = @key${place}`)
  const parts =
    from === null
      ? [part([])]
      : [
          part([...same, `row ${up ? '>' : '<'}${forward ? '=' : ''} @row`]),
          ...columns.map((column, place) =>
            part([...same.slice(0, place), `${column} ${up ? '>' : '<'} @key${place}`]),
          ),
        ]
  const direction = up ? 'ASC' : 'DESC'
  const sorted = [...columns.map((_, place) => `key${place} ${direction}`), `row ${direction}`].join(', ')
  return `${parts.join(' UNION ALL ')} ORDER BY ${sorted} LIMIT @limit OFFSET @skip`
}

export const keyValues = (key: RowKey | null): Record<string, string | number> =>
  key === null ? {} : { ...Object.fromEntries(key.values.map((value, place) => [`key${place}`, value])), row: key.row }

/** Where to start, and in which direction, to meet the rows `from` to `from + limit - 1` with the fewest steps. */
export function nearestAnchor(
  anchors: Iterable<Anchor>,
  from: number,
  limit: number,
): { anchor: Anchor; forward: boolean; skip: number } | null {
  let best: { anchor: Anchor; forward: boolean; skip: number } | null = null
  for (const anchor of anchors) {
    const forward = from - anchor.position
    const backward = anchor.position - from - limit
    const skip = forward >= 0 ? forward : backward
    if (skip < 0 || (forward >= 0 && anchor.key === null && anchor.position > 0)) continue
    if (best === null || skip < best.skip) best = { anchor, forward: forward >= 0, skip }
  }
  return best
}
