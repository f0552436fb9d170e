import { expect, test } from 'vitest'
import { SUBMISSION_STATES, type SubmissionState } from '../../shared/model/sending.ts'
import { LIVE_STATES, mayMove, TRANSITIONS } from '../../shared/rules/transitions.ts'

const reachable = (from: SubmissionState, without: readonly SubmissionState[] = []): Set<SubmissionState> => {
  const seen = new Set<SubmissionState>([from])
  const visit = (state: SubmissionState): void => {
    for (const next of TRANSITIONS[state] as readonly SubmissionState[]) {
      if (seen.has(next) || without.includes(next)) continue
      seen.add(next)
      visit(next)
    }
  }
  visit(from)
  return seen
}

test('every state is reached from the queue, and every one leads to an end', () => {
  expect([...reachable('queued')].sort()).toEqual([...SUBMISSION_STATES].sort())
  for (const state of SUBMISSION_STATES) {
    const ends = [...reachable(state)].filter((one) => ['delivered', 'rejected', 'abandoned'].includes(one))
    expect({ state, ends: ends.length > 0 }).toEqual({ state, ends: true })
  }
})

test('« Envoyé » is only reached through what the platform accepted', () => {
  expect(reachable('queued', ['accepted']).has('delivered')).toBe(false)
})

test('what may be at the platform goes back to the queue only after the platform was asked, or a person decided', () => {
  expect(mayMove('uncertain', 'sending')).toBe(false)
  expect(mayMove('accepted', 'queued')).toBe(false)
  expect(mayMove('delivered', 'queued')).toBe(false)
  expect(mayMove('blocked', 'sending')).toBe(false)
})

test('what is over never moves again', () => {
  expect(TRANSITIONS.rejected).toEqual([])
  expect(TRANSITIONS.abandoned).toEqual([])
  expect([...LIVE_STATES, 'rejected', 'abandoned'].sort()).toEqual([...SUBMISSION_STATES].sort())
})

/** The arrows of the design, and the platform's own word about what it took. An arrow more is a decision, not an accident. */
const ARROWS: [SubmissionState, SubmissionState][] = [
  ['queued', 'sending'],
  ['queued', 'blocked'],
  ['queued', 'abandoned'],
  ['sending', 'accepted'],
  ['sending', 'queued'],
  ['sending', 'uncertain'],
  ['sending', 'blocked'],
  ['sending', 'rejected'],
  ['uncertain', 'accepted'],
  ['uncertain', 'queued'],
  ['uncertain', 'blocked'],
  ['uncertain', 'rejected'],
  ['blocked', 'queued'],
  ['blocked', 'abandoned'],
  ['accepted', 'delivered'],
  ['accepted', 'rejected'],
  ['accepted', 'abandoned'],
  ['delivered', 'rejected'],
  ['delivered', 'abandoned'],
]

test('these arrows exist, and no other of the sixty-four', () => {
  const all = SUBMISSION_STATES.flatMap((from) => SUBMISSION_STATES.map((to) => [from, to] as const))
  expect(all).toHaveLength(64)
  const named = (arrows: readonly (readonly [string, string])[]): string[] =>
    arrows.map((one) => one.join(' → ')).sort()
  expect(named(all.filter(([from, to]) => mayMove(from, to)))).toEqual(named(ARROWS))
})
