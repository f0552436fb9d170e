import { cutPower } from '../support/power-cut.ts'
import type { Figure, Measure } from './support/measure.ts'

const INSTANTS = Number(process.env.POWER_CUTS ?? 1_000)
const SEED = Number(process.env.POWER_SEED ?? 1)

/** The disk of an office at work, copied at random instants, each copy opened in place of the dossier. */
export const power: Measure = {
  name: 'power',
  title: `${INSTANTS} instants of a process at work, seed ${SEED} (POWER_CUTS, POWER_SEED)`,
  missing: () => (process.platform === 'win32' ? 'Windows cannot stop a process without ending it' : null),
  onRequest: true,
  async run() {
    const began = performance.now()
    const { problems, ...counts } = await cutPower(INSTANTS, SEED)
    for (const problem of problems) console.log(problem)
    const figure = (what: string, value: number): Figure => ({ what, unit: 'in all', value, runs: 1 })
    return [
      figure('differences between the platform and the dossier', problems.length),
      ...Object.entries(counts).map(([what, value]) => figure(what, value)),
      { what: 'it took', unit: 'min', value: (performance.now() - began) / 60_000, runs: 1 },
    ]
  },
}
