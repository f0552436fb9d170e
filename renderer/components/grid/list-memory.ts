import { useRef, useState } from 'react'
import { type GridPlace, type GridSort, startPlace } from './grid-types.ts'

/** Rows chosen by name, or all that match `all` but those. */
export interface ListSelection<Filter> {
  all: Filter | null
  ids: ReadonlySet<string>
}

export interface ListState<Filter> {
  filter: Filter
  sort: GridSort | null
  selection: ListSelection<Filter>
  place: GridPlace
}

const memory = new Map<string, ListState<unknown>>()

/** Forgets every list: another dossier is open. */
export const forgetLists = (): void => memory.clear()

/** Filter, sort, selection and place of a list; a screen that comes back finds them as they were. */
export function useListState<Filter>(list: string, start: { filter: Filter; sort: GridSort | null }) {
  const [state, setState] = useState<ListState<Filter>>(() => {
    const known = memory.get(list) as ListState<Filter> | undefined
    return known ?? { ...start, selection: { all: null, ids: new Set() }, place: startPlace() }
  })
  memory.set(list, state)
  const latest = useRef(state)
  latest.current = state
  const change = (next: Partial<ListState<Filter>>) => setState((known) => ({ ...known, ...next }))
  return { ...state, change, latest }
}
