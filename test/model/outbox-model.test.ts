import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelDossier, makeRunsDossier } from './model-dossier.ts'
import { play, runArbitrary } from './run.ts'

let few: ModelDossier
let many: ModelDossier
beforeAll(async () => {
  few = await makeRunsDossier('few')
  many = await makeRunsDossier('many')
})
afterAll(() => {
  for (const { folder } of [few, many]) rmSync(folder, { recursive: true, force: true })
})

test.each([
  ['any', 'whatever happens, the platforms and the dossier end up saying the same', 60],
  ['letters', 'no letter leaves twice, even when the platform shows nothing for a day', 30],
  ['many', 'what several sessions hand over together leaves once', 20],
] as const)(
  '%s: %s',
  async (kind, _words, numRuns) => {
    const runs = fc.asyncProperty(runArbitrary(kind), async ([steps, seed]) => {
      expect((await play(kind === 'many' ? many : few, steps, seed)).problems).toEqual([])
    })
    await fc.assert(runs, { numRuns, seed: 20_261_124, interruptAfterTimeLimit: 17_000 })
  },
  180_000,
)
