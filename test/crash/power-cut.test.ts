import { expect, test } from 'vitest'
import { cutPower } from '../support/power-cut.ts'

// Windows cannot stop a process without ending it.
test.skipIf(process.platform === 'win32')(
  'the disk as it is at any instant, its last writes torn or not, opened instead of the dossier, ends up the same',
  async () => {
    const cuts = await cutPower(40, 20_261_124)
    expect(cuts.problems).toEqual([])
    expect(cuts.opened).toBeGreaterThan(40)
  },
  240_000,
)
