import { playWeek } from '../model/week.ts'
import type { Figure, Measure } from './support/measure.ts'

const DOCUMENTS = Number(process.env.WEEK_DOCUMENTS ?? 5_000)
const SEED = Number(process.env.WEEK_SEED ?? 1)

/** A week of an office, in minutes, on a clock that only the measure moves. */
export const week: Measure = {
  name: 'week',
  title: `A week of ${DOCUMENTS} documents, seed ${SEED} (WEEK_DOCUMENTS, WEEK_SEED)`,
  onRequest: true,
  async run() {
    const began = performance.now()
    const { problems, states, ...counts } = await playWeek(DOCUMENTS, SEED)
    for (const problem of problems) console.log(problem)
    const figure = (what: string, value: number): Figure => ({ what, unit: 'in all', value, runs: 1 })
    return [
      figure('differences between the platforms and the dossier', problems.length),
      ...Object.entries(counts).map(([what, value]) => figure(what, value)),
      ...Object.entries(states).map(([state, value]) => figure(`lines of the report: ${state}`, value)),
      { what: 'it took', unit: 'min', value: (performance.now() - began) / 60_000, runs: 1 },
    ]
  },
}
