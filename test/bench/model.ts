import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { makeModelDossier } from '../model/model-dossier.ts'
import { type Counts, play, runArbitrary } from '../model/run.ts'
import type { Figure, Measure } from './support/measure.ts'

const RUNS = Number(process.env.MODEL_RUNS ?? 10_000)
const SEED = Number(process.env.MODEL_SEED ?? 1)
/** One run of five is of letters alone. */
const LETTERS = 0.2

/** Random interleavings of people, faults, crashes and time; each one that ends in a difference is printed whole. */
export const model: Measure = {
  name: 'model',
  title: `${RUNS} random weeks of the outbox, seed ${SEED} (MODEL_RUNS, MODEL_SEED)`,
  onRequest: true,
  run: measure,
}

async function measure(): Promise<Figure[]> {
  const dossier = await makeModelDossier(6)
  const counts: Counts = { steps: 0, crashes: 0, exchanges: 0, faults: 0, sendings: 0, transports: 0 }
  const began = performance.now()
  let differing = 0
  let done = 0
  const letters = Math.round(RUNS * LETTERS)
  for (const [kind, numRuns] of [['any', RUNS - letters] as const, ['letters', letters] as const]) {
    for (let from = 0; from < numRuns; from += 100) {
      const size = Math.min(100, numRuns - from)
      for (const [steps, seed] of fc.sample(runArbitrary(kind), { numRuns: size, seed: SEED * 100_003 + from })) {
        const { problems, ...played } = await play(dossier, steps, seed)
        for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += played[name]
        done++
        if (problems.length === 0) continue
        differing++
        console.log(`${problems.join('\n')}\n${JSON.stringify({ kind, seed, steps })}`)
      }
      const minutes = ((performance.now() - began) / 60_000).toFixed(1)
      console.log(`  ${done} runs, ${differing} differing, ${minutes} min, ${JSON.stringify(counts)}`)
    }
  }
  rmSync(dossier.folder, { recursive: true, force: true })
  const figure = (what: string, value: number): Figure => ({ what, unit: 'in all', value, runs: done })
  return [
    figure('runs that end in a difference', differing),
    ...Object.entries(counts).map(([what, value]) => figure(what, value)),
    { what: 'it took', unit: 'min', value: (performance.now() - began) / 60_000, runs: 1 },
  ]
}
