import { z } from 'zod'

/** What may go wrong on demand. `…-after`: the request was worked on, and only its answer is lost. */
export const FAULT_KINDS = [
  'session-lost',
  'drop-before',
  'drop-after',
  'silent',
  'silent-after',
  'fault-500',
  'fault-200',
  'html-503',
  'html-503-after',
  'status',
  'delay',
  'malformed',
  'truncated',
  'huge',
  'accept-twice',
  'stuck',
  'fail',
  'blind-query',
  'ignore-filter',
  'no-or',
  'stale',
  'other-host',
] as const

const faultRuleSchema = z.object({
  /** Name of an operation, `*` for all of them. */
  operation: z.string().default('*'),
  kind: z.enum(FAULT_KINDS),
  /** How many requests it touches. */
  times: z.int().positive().default(1),
  /** Requests let through before the first one it touches. */
  after: z.int().nonnegative().default(0),
  milliseconds: z.int().nonnegative().default(30_000),
  /** Text of a fault, or ShortStatus of a failure. */
  text: z.string().optional(),
  /** State where `stuck` stays. */
  state: z.int().optional(),
  /** HTTP status of `status`, with its `Retry-After` in seconds or its `Location`. */
  status: z.int().optional(),
  retryAfter: z.int().optional(),
  location: z.string().optional(),
  /** Bytes of a `huge` answer. */
  bytes: z
    .int()
    .positive()
    .default(64 * 1024 * 1024),
})
export type FaultRule = z.infer<typeof faultRuleSchema>
export type FaultRuleInput = z.input<typeof faultRuleSchema>

export interface FaultRules {
  /** Replaces the list. @throws when it is not a list of rules */
  set(rules: unknown): number
  /** The rule that this request meets, and uses up. */
  take(operation: string): FaultRule | undefined
  remaining(): FaultRule[]
}

export function createFaultRules(): FaultRules {
  let rules: FaultRule[] = []
  return {
    set(input) {
      rules = z.array(faultRuleSchema).parse(input)
      return rules.length
    },
    take(operation) {
      const rule = rules.find((one) => one.operation === '*' || one.operation === operation)
      if (rule === undefined) return undefined
      if (rule.after > 0) {
        rule.after--
        return undefined
      }
      rule.times--
      if (rule.times === 0) rules = rules.filter((one) => one !== rule)
      return rule
    },
    remaining: () => [...rules],
  }
}
