import fc from 'fast-check'
import { IN_FLIGHT } from '../../shared/model/dossier.ts'
import { changeSettings } from './dossier.ts'
import { differences } from './invariants.ts'
import type { ModelDossier } from './model-dossier.ts'
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
  /** Exchanges that did not go as they should. */
  faults: number
  sendings: number
  transports: number
  /** Exchanges that ended while others were under way. */
  together: number
}

export const noCounts = (): Counts => ({
  steps: 0,
  crashes: 0,
  exchanges: 0,
  faults: 0,
  sendings: 0,
  transports: 0,
  together: 0,
})

export interface Played extends Counts {
  problems: string[]
}

/** Runs of a kind, each a list of steps and the seed of its jitter. */
export const runArbitrary = (kind: 'any' | 'letters') =>
  fc.tuple(fc.array(stepArbitrary(kind), { minLength: 5, maxLength: 60, size: 'max' }), fc.nat())

const DEATHS: readonly Step['do'][] = ['crash', 'powerCut', 'dieDuring']

/** Plays the steps, with as many in flight as the seed says, lets everything settle, and compares. */
export async function play(model: ModelDossier, steps: readonly Step[], seed: number): Promise<Played> {
  const world = await openWorld(model, seed)
  let problems: string[] = []
  let done = 0
  try {
    await changeSettings(world, { inFlight: IN_FLIGHT[seed % IN_FLIGHT.length] ?? 1 })
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
      faults: steps.filter((step) => 'fate' in step && step.fate !== 'ok').length,
      sendings: world.promised.length,
      transports: world.deposits().length,
      together: world.wire.together(),
    }
  } finally {
    await world.close()
  }
}
