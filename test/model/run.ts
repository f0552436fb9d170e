import fc from 'fast-check'
import { differences, falselySent } from './invariants.ts'
import type { ModelDossier } from './model-dossier.ts'
import { settle } from './settle.ts'
import { perform, type Step, stepArbitrary } from './steps.ts'
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
}

export interface Played extends Counts {
  problems: string[]
}

/** Runs of a kind, each a list of steps and the seed of its jitter. */
export const runArbitrary = (kind: 'any' | 'letters') =>
  fc.tuple(fc.array(stepArbitrary(kind), { minLength: 5, maxLength: 60, size: 'max' }), fc.nat())

/** Plays the steps, lets everything settle, and compares. */
export async function play(model: ModelDossier, steps: readonly Step[], seed: number): Promise<Played> {
  const world = await openWorld(model, seed)
  let problems: string[] = []
  let done = 0
  let exchanges = 0
  try {
    for (const step of steps) {
      await perform(world, step)
      done++
      if (world.wire.exchanges() === exchanges) continue
      exchanges = world.wire.exchanges()
      problems = await falselySent(world)
      if (problems.length > 0) break
    }
    if (problems.length === 0) {
      await settle(world)
      problems = await differences(world)
    }
    return {
      problems,
      steps: done,
      crashes: steps.slice(0, done).filter((step) => step.do === 'crash' || step.do === 'powerCut').length,
      exchanges: world.wire.exchanges(),
      faults: steps.filter((step) => 'fate' in step && step.fate !== 'ok').length,
      sendings: world.promised.length,
      transports: world.deposits().length,
    }
  } finally {
    await world.close()
  }
}
