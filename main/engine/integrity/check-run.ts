import {
  INTEGRITY_CHECKS,
  type IntegrityCheck,
  type IntegrityProblem,
  PROBLEMS_SHOWN,
} from '../../../shared/model/integrity.ts'

export interface CheckRun {
  problem(check: IntegrityCheck, message: string, advice: string): void
  /** Counts records as done and lets the engine answer others. True: the person stopped the check. */
  pause(done: number): Promise<boolean>
  readonly cancelled: boolean
  cancel(): void
  /** What was found, in the order of the checks, and how many are left out. */
  found(): { problems: IntegrityProblem[]; more: number }
}

/** One run of the check: what it found, how far it is, and whether it must stop. */
export function createCheckRun(total: number, progress: (done: number, total: number) => void): CheckRun {
  const problems = new Map<IntegrityCheck, IntegrityProblem[]>()
  let more = 0
  let done = 0
  let cancelled = false
  return {
    problem(check, message, advice) {
      const list = problems.get(check) ?? []
      problems.set(check, list)
      if (list.length < PROBLEMS_SHOWN) list.push({ check, message, advice })
      else more++
    },
    async pause(count) {
      done += count
      progress(done, Math.max(done, total))
      await new Promise((resume) => setImmediate(resume))
      return cancelled
    },
    get cancelled() {
      return cancelled
    },
    cancel() {
      cancelled = true
    },
    found: () => ({ problems: INTEGRITY_CHECKS.flatMap((check) => problems.get(check) ?? []), more }),
  }
}
