import { useRef } from 'react'
import { call } from '../../api.ts'
import type { GridSelecting, GridSort } from './grid-types.ts'
import type { ListSelection } from './list-memory.ts'

/** More rows than this are not named one by one. */
const NAMED = 200_000

interface Selecting<Filter> {
  filter: Filter
  sort: GridSort | null
  selection: ListSelection<Filter>
  change: (selection: ListSelection<Filter>) => void
  idsMethod: 'lists.documentIds' | 'lists.clientIds'
}

/** A selection that holds rows that are not loaded: named ones, or all that match less some. */
export function useSelecting<Filter>({ filter, sort, selection, change, idsMethod }: Selecting<Filter>) {
  const ids = (of: Filter, from: number, limit: number): Promise<string[]> =>
    call(idsMethod, { filter: of, sort, from, limit } as never)
  // Ranges are read one after the other, faster than the screen is drawn: each adds to what the one before left.
  const latest = useRef(selection)
  latest.current = selection
  const has = (id: string): boolean => selection.ids.has(id) !== (selection.all !== null)
  const selecting: GridSelecting = {
    has,
    toggle: (id) => {
      const next = new Set(selection.ids)
      if (!next.delete(id)) next.add(id)
      change({ ...selection, ids: next })
    },
    addRange: (from, to) => {
      void ids(filter, from, Math.min(NAMED, to - from + 1)).then((range) => {
        const { all, ids: known } = latest.current
        const next = new Set(known)
        for (const id of range) {
          if (all === null) next.add(id)
          else next.delete(id)
        }
        latest.current = { all, ids: next }
        change(latest.current)
      })
    },
    all: selection.all !== null && selection.ids.size === 0,
    toggleAll: () =>
      change({ all: selection.all !== null && selection.ids.size === 0 ? null : filter, ids: new Set() }),
  }
  /** What « tout » meant is written down, row by row, before the filter that it was said of changes; null: too many. */
  const settle = async (): Promise<ListSelection<Filter> | null> => {
    if (selection.all === null) return selection
    const named = await ids(selection.all, 0, NAMED)
    if (named.length === NAMED) return null
    return { all: null, ids: new Set(named.filter((id) => !selection.ids.has(id))) }
  }
  return { selecting, settle, any: selection.all !== null || selection.ids.size > 0 }
}
