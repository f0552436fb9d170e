import { z } from 'zod'
import type { TimeSettings } from './clock.ts'
import { type FaultRuleInput, faultListSchema } from './fault-rules.ts'
import type { Pace } from './progress.ts'

const duration = z.int().nonnegative().optional()

const scenarioSchema = z.strictObject({
  /** What it shows, for the person who reads the file. */
  title: z.string().default(''),
  pace: z
    .strictObject({
      stepMilliseconds: duration,
      letterWaitMilliseconds: duration,
      indexMilliseconds: duration,
      receiptMilliseconds: duration,
    })
    .default({}),
  /** Seconds by which the platform’s clock is ahead; negative: late. */
  clockSkew: z.int().default(0),
  clock: z
    .strictObject({
      start: z.iso.datetime({ offset: true }).optional(),
      /** Its seconds for one of the machine's; 0: it stands still. */
      pace: z.number().nonnegative().max(1_000_000).optional(),
    })
    .default({}),
  faults: z.unknown().optional(),
})

export interface Scenario {
  title: string
  pace: Partial<Pace>
  time: TimeSettings
  faults: FaultRuleInput[]
}

/**
 * What happens to a stand-in, from a file: `docs/sandbox.md` describes it.
 * @param now instant of the machine, UTC milliseconds
 * @throws Error with a French sentence that names what is wrong in it
 */
export function readScenario(text: string, now: number): Scenario {
  let written: unknown
  try {
    written = JSON.parse(text)
  } catch {
    throw new Error('Ce scénario n’est pas du JSON.')
  }
  const scenario = scenarioSchema.safeParse(written)
  if (!scenario.success) throw refused(scenario.error, '')
  const listed = scenario.data.faults ?? []
  const faults = faultListSchema.safeParse(listed)
  if (!faults.success) throw refused(faults.error, 'faults.')
  const { title, clock, clockSkew } = scenario.data
  const pace = Object.fromEntries(Object.entries(scenario.data.pace).filter(([, value]) => value !== undefined))
  const start = (clock.start === undefined ? now : Date.parse(clock.start)) + clockSkew * 1_000
  return { title, pace, time: { start, pace: clock.pace ?? 1 }, faults: listed as FaultRuleInput[] }
}

function refused(error: z.ZodError, before: string): Error {
  const [issue] = error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.join(', ') : ''
  const where = `${before}${issue?.path.join('.') ?? ''}`.replace(/\.$/, '') || 'le fichier'
  return new Error(
    unknown === ''
      ? `Ce scénario n’est pas admis : ${where}.`
      : `Ce scénario n’est pas admis : « ${unknown} » n’existe pas.`,
  )
}
