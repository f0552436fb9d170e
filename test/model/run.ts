import fc from 'fast-check'
import { differences } from './invariants.ts'
import { MANY, type ModelDossier } from './model-dossier.ts'
import { perform } from './perform.ts'
import { settle } from './settle.ts'
import { type Step, stepArbitrary } from './steps.ts'
import { createWatch, promisesBroken } from './watch.ts'
import { openWorld } from './world.ts'

/** What runs did, for the record. */
export interface Counts {
  steps: number
  /** The process died, or the power was cut. */
  crashes: number
  exchanges: number
  /** Exchanges beside which others waited: several sessions at work. */
  together: number
  /** Exchanges that did not go as they should. */
  faults: number
  sendings: number
  transports: number
}

export const noCounts = (): Counts => ({
  steps: 0,
  crashes: 0,
  exchanges: 0,
  together: 0,
  faults: 0,
  sendings: 0,
  transports: 0,
})

export interface Played extends Counts {
  problems: string[]
}

/** `letters`: everything goes by post. `many`: several sessions hand over a pile, and then anything happens. */
export type Kind = 'any' | 'letters' | 'many'

/** Runs of a kind, each a list of steps and the seed of its jitter. */
export const runArbitrary = (kind: Kind) =>
  fc.tuple(
    fc
      .array(stepArbitrary(kind === 'letters' ? kind : 'any'), { minLength: 5, maxLength: 60, size: 'max' })
      .map((steps) => (kind === 'many' ? [...PILE, ...steps] : steps)),
    fc.nat(),
  )

const PILE: readonly Step[] = [
  { do: 'inFlight', most: 8 },
  {
    do: 'batch',
    documents: Array.from({ length: MANY }, (_, index) => index + 3),
    channel: null,
    hold: false,
    later: 0,
    stop: null,
    undo: false,
  },
  { do: 'pass', seconds: 11 },
  // Two to sign in and one sending: the others begin after its answer.
  { do: 'exchanges', count: 3, nth: 0 },
]

const DEATHS: readonly Step['do'][] = ['crash', 'powerCut', 'dieDuring']

/** Plays the steps, lets everything settle, and compares. */
export async function play(model: ModelDossier, steps: readonly Step[], seed: number): Promise<Played> {
  const world = await openWorld(model, seed)
  let problems: string[] = []
  let done = 0
  try {
    const watch = createWatch(world)
    for (const step of steps) {
      await perform(world, step)
      done++
      problems = await watch()
      if (problems.length > 0) break
    }
    if (problems.length === 0) {
      await settle(world)
      problems = [...(await differences(world)), ...(await promisesBroken(world))]
    }
    return {
      problems,
      steps: done,
      crashes: steps.slice(0, done).filter((step) => DEATHS.includes(step.do)).length,
      exchanges: world.wire.exchanges(),
      together: world.wire.together(),
      faults: steps.filter((step) => 'fate' in step && step.fate !== 'ok').length,
      sendings: world.promised.length,
      transports: world.deposits().length,
    }
  } finally {
    await world.close()
  }
}
