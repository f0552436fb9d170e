import { z } from 'zod'
import { type Channel, channelSchema } from '../../../../shared/model/sending.ts'

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
  'repeat',
  'reset-request',
  'reset-response',
  'wrong-charset',
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
  /** Seconds since the stand-in started (or was given its rules) between which it applies. */
  from: z.number().nonnegative().default(0),
  until: z.number().positive().default(Number.MAX_SAFE_INTEGER),
  /** For a handing over: only on this channel. */
  channel: channelSchema.optional(),
  milliseconds: z.int().nonnegative().default(30_000),
  /** Text of a fault, or ShortStatus of a failure. */
  text: z.string().optional(),
  /** State where `stuck` stays. */
  state: z.int().optional(),
  /** HTTP status of `status`, with its `Retry-After` in seconds or its `Location`. */
  status: z.int().optional(),
  retryAfter: z.int().optional(),
  location: z.string().optional(),
  /** Bytes of a `huge` answer; those that pass before a `reset-request` or `reset-response`. */
  bytes: z
    .int()
    .nonnegative()
    .default(64 * 1024 * 1024),
})
/** What goes wrong, as a scenario or a test writes it. */
export const faultListSchema = z.array(faultRuleSchema)
export type FaultRule = z.infer<typeof faultRuleSchema>
export type FaultRuleInput = z.input<typeof faultRuleSchema>

export interface FaultRules {
  /** Replaces the list. @throws when it is not a list of rules */
  set(rules: unknown): number
  /** The rule that this request meets, and uses up. */
  take(operation: string, channel?: Channel | null): FaultRule | undefined
  /** The same before the request was read: it is cut on its way. */
  takeUnread(operation: string): FaultRule | undefined
  remaining(): FaultRule[]
}

/** @param clock UTC milliseconds, for the rules that hold for a time */
export function createFaultRules(clock: () => number): FaultRules {
  let rules: FaultRule[] = []
  let since = clock()

  const use = (applies: (rule: FaultRule) => boolean): FaultRule | undefined => {
    const seconds = (clock() - since) / 1_000
    const rule = rules.find((one) => seconds >= one.from && seconds < one.until && applies(one))
    if (rule === undefined) return undefined
    if (rule.after > 0) {
      rule.after--
      return undefined
    }
    rule.times--
    if (rule.times === 0) rules = rules.filter((one) => one !== rule)
    return rule
  }
  const names = (rule: FaultRule, operation: string): boolean => rule.operation === '*' || rule.operation === operation

  return {
    set(input) {
      rules = faultListSchema.parse(input)
      since = clock()
      return rules.length
    },
    take: (operation, channel = null) =>
      use(
        (rule) =>
          rule.kind !== 'reset-request' &&
          names(rule, operation) &&
          (rule.channel === undefined || rule.channel === channel),
      ),
    takeUnread: (operation) => use((rule) => rule.kind === 'reset-request' && names(rule, operation)),
    remaining: () => [...rules],
  }
}
