import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type ModelDossier, makeModelDossier } from './model-dossier.ts'
import { play, runArbitrary } from './run.ts'

let model: ModelDossier
beforeAll(async () => {
  model = await makeModelDossier(10, 3)
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

test.each([
  ['any', 'whatever happens, the platforms and the dossier end up saying the same', 70],
  ['letters', 'no letter leaves twice, even when the platform shows nothing for a day', 40],
] as const)(
  '%s: %s',
  async (kind, _words, numRuns) => {
    const runs = fc.asyncProperty(runArbitrary(kind), async ([steps, seed]) => {
      expect((await play(model, steps, seed)).problems).toEqual([])
    })
    await fc.assert(runs, { numRuns, seed: 20_261_124, interruptAfterTimeLimit: 25_000 })
  },
  180_000,
)
