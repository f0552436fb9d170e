import { type Deposit, stateOf } from './deposit.ts'

export interface Pace {
  /** Time spent in a state; 0: one step at each question. */
  stepMilliseconds: number
  /** Time that a letter waits at 90; not used when the steps are by question. */
  letterWaitMilliseconds: number
  /** Time before a query finds what was received: how long the real service takes is not public. */
  indexMilliseconds: number
  /** Time after the end of a registered letter before its proof is there. */
  receiptMilliseconds: number
}
export const DEFAULT_PACE: Pace = {
  stepMilliseconds: 1_000,
  letterWaitMilliseconds: 30_000,
  indexMilliseconds: 0,
  receiptMilliseconds: 0,
}

const CONVERTED = [0, 10, 30, 40]
export const HOLD = 70
export const isFinal = (state: number): boolean => state >= 100

/** States that a deposit goes through, from the one it is received in. */
export function pathOf(facts: {
  letter: boolean
  needsApproval: boolean
  convertible: boolean
  fails: boolean
}): number[] {
  if (!facts.convertible) return [...CONVERTED, 200]
  const end = facts.fails ? 200 : 100
  return [...CONVERTED, 50, ...(facts.needsApproval ? [HOLD] : []), 80, ...(facts.letter ? [90] : []), end]
}

/** The path that stops at a state, which may be one that no description has. */
export const pathTo = (path: readonly number[], state: number): number[] =>
  path.includes(state) ? [...path] : [...path.filter((one) => one < state && !isFinal(one)), state]

/** After an approval. */
export const approvedPath = (deposit: Deposit): number[] => deposit.path.slice(1)

/** A deposit moved to a state, with what it says there; `rest` are the states to come. */
export function moveTo(deposit: Deposit, path: number[], at: number, shortStatus?: string): Deposit {
  const state = path[0] ?? 0
  return {
    ...deposit,
    path,
    changedAt: at,
    history: [...deposit.history, { state, at }],
    shortStatus: shortStatus ?? (state === 100 ? 'Sent' : state === 200 ? deposit.failure : ''),
    completedAt: isFinal(state) ? at : null,
  }
}

const waits = (deposit: Deposit): boolean =>
  deposit.path.length === 1 || stateOf(deposit) === HOLD || stateOf(deposit) === deposit.stuckAt

/** One state further, unless it waits for someone. */
export function stepped(deposit: Deposit, at: number): Deposit {
  return waits(deposit) ? deposit : moveTo(deposit, deposit.path.slice(1), at)
}

/** Where the deposit is by now, when time makes it move. Same deposit: nothing moved. */
export function elapsed(deposit: Deposit, now: number, pace: Pace): Deposit {
  if (pace.stepMilliseconds === 0) return deposit
  let current = deposit
  while (!waits(current)) {
    const stay = stateOf(current) === 90 ? pace.letterWaitMilliseconds : pace.stepMilliseconds
    if (now - current.changedAt < stay) break
    current = stepped(current, current.changedAt + stay)
  }
  return current
}
