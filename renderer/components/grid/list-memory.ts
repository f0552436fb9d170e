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
/** The last visit of each list that asked for a filter: coming back to it keeps what the person did there since. */
const visits = new Map<string, string>()

/** Forgets every list: another dossier is open. */
export const forgetLists = (): void => {
  memory.clear()
  visits.clear()
}

/** Filter, sort, selection and place of a list; a screen that comes back finds them as they were. */
export function useListState<Filter>(
  list: string,
  start: { filter: Filter; sort: GridSort | null },
  asked: { visit: string; filter: Filter } | null = null,
) {
  const [state, setState] = useState<ListState<Filter>>(() => {
    const known = memory.get(list) as ListState<Filter> | undefined
    if (asked !== null && visits.get(list) !== asked.visit) {
      visits.set(list, asked.visit)
      const sort = known?.sort ?? start.sort
      return { filter: asked.filter, sort, selection: { all: null, ids: new Set() }, place: startPlace() }
    }
    return known ?? { ...start, selection: { all: null, ids: new Set() }, place: startPlace() }
  })
  memory.set(list, state)
  const latest = useRef(state)
  latest.current = state
  const change = (next: Partial<ListState<Filter>>) => setState((known) => ({ ...known, ...next }))
  return { ...state, change, latest }
}
