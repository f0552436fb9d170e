import { openDossier } from '../../main/engine/dossiers/dossiers.ts'
import { type BenchEngine, openEngine } from './support/engine.ts'
import { largeDossier } from './support/large-dossier.ts'
import { QUESTIONS } from './support/list-questions.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const SIZE = { documents: 1_000_000, clients: 100_000 }
const RUNS = 7
/** Milliseconds. */
const SLOW = 1_000

/** What the lists of Factures and Clients ask of the engine, against the least SQL that has the same answer. */
export const lists: Measure = {
  name: 'lists',
  title: 'Lists of a dossier of 1,000,000 documents and 100,000 clients, nothing kept from a question before',
  run: () => measure(largeDossier(SIZE)),
}

/** First the engine, then the bare SQL: a dossier is open for one connection alone. */
async function measure(path: string): Promise<Figure[]> {
  const engine = openEngine()
  const opening = await timed(() => engine.call('dossiers.open', { path }))
  const ours: number[][] = []
  for (const { ask } of QUESTIONS) {
    ours.push(
      await repeated(
        () => ask(engine),
        () => write(engine),
      ),
    )
  }
  const memory = process.memoryUsage().rss / 1e6
  await engine.close()

  const database = openDossier(path, Date.now)
  const bare: number[][] = []
  for (const { sql } of QUESTIONS) {
    const statements = sql.map((one) => database.prepare(one))
    bare.push(
      await repeated(
        () => statements.map((statement) => statement.all()),
        () => undefined,
      ),
    )
  }
  database.close()
  return [
    figure('open the dossier', 'ms', [opening]),
    ...QUESTIONS.map(({ what }, index) =>
      figure(what, 'ms', ours[index] ?? [], { what: 'ms bare SQL', values: bare[index] ?? [] }),
    ),
    { what: 'memory of the process', value: memory, unit: 'MB', runs: 1 },
  ]
}

/** Writes something: the engine forgets the answers that it kept. */
async function write(engine: BenchEngine): Promise<void> {
  const view = { id: '019abcde-0000-7000-8000-00000000beac', list: 'invoices', name: 'Bench', state: {} } as const
  await engine.call('lists.saveView', view)
  await engine.call('lists.deleteView', { id: view.id })
}

/** Once for nothing, so that the pages of the file are in memory; a slow question is asked fewer times. */
async function repeated(work: () => unknown, before: () => unknown): Promise<number[]> {
  const cold = await timed(work)
  const runs = cold > SLOW ? 2 : RUNS
  const times: number[] = []
  for (let run = 0; run < runs; run++) {
    await before()
    times.push(await timed(work))
  }
  return times
}
