import type { SubmissionState } from '../model/sending.ts'

/**
 * Every move that a submission may make. `uncertain → blocked` is a letter that the platform does not find: only a
 * person may pay for a second one. `accepted → rejected | abandoned` and `delivered → rejected` are the
 * platform's word (states 200, 400, 300): a letter counted as sent at state 90 may still fail.
 */
export const TRANSITIONS = {
  queued: ['sending', 'blocked', 'abandoned'],
  sending: ['accepted', 'queued', 'uncertain', 'blocked', 'rejected'],
  uncertain: ['accepted', 'queued', 'blocked', 'rejected'],
  blocked: ['queued', 'abandoned'],
  accepted: ['delivered', 'rejected', 'abandoned'],
  delivered: ['rejected', 'abandoned'],
  rejected: [],
  abandoned: [],
} as const satisfies Record<SubmissionState, readonly SubmissionState[]>

export const mayMove = (from: SubmissionState, to: SubmissionState): boolean =>
  (TRANSITIONS[from] as readonly SubmissionState[]).includes(to)

/** States in which the platform has, or may have, a transport that must not be sent again. */
export const LIVE_STATES: readonly SubmissionState[] = [
  'queued',
  'sending',
  'uncertain',
  'blocked',
  'accepted',
  'delivered',
]
