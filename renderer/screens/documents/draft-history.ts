/** What Ctrl+Z and Ctrl+Y go through: whole states, one for each step. */
export interface DraftHistory<State> {
  readonly past: readonly State[]
  readonly future: readonly State[]
  /** The step under way: changes of the same one are undone together. */
  readonly step: string | null
}

export const EMPTY_HISTORY: DraftHistory<never> = { past: [], future: [], step: null }

/** Steps that are kept. */
const DEPTH = 200

/** History after a change from `current`, under the name of its step; null: a step of its own. */
export function recorded<State>(
  history: DraftHistory<State>,
  current: State,
  step: string | null,
): DraftHistory<State> {
  const goesOn = step !== null && step === history.step && history.past.length > 0
  return { past: goesOn ? history.past : [...history.past, current].slice(-DEPTH), future: [], step }
}

/** The state before, and the history that goes with it; null: nothing to undo. */
export function undone<State>(
  history: DraftHistory<State>,
  current: State,
): { state: State; history: DraftHistory<State> } | null {
  const state = history.past.at(-1)
  if (state === undefined) return null
  return { state, history: { past: history.past.slice(0, -1), future: [current, ...history.future], step: null } }
}

/** The state that was undone last; null: nothing to do again. */
export function redone<State>(
  history: DraftHistory<State>,
  current: State,
): { state: State; history: DraftHistory<State> } | null {
  const [state, ...future] = history.future
  if (state === undefined) return null
  return { state, history: { past: [...history.past, current], future, step: null } }
}
