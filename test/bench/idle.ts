import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { addPastSends } from '../support/past-sends.ts'
import { type BenchEngine, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const PAST = 50_000
const RUNS = 15

/** What the past costs: the same questions of a dossier that sent much, and of one that sent nothing. */
export const idle: Measure = {
  name: 'idle',
  title: `Follow-up with ${PAST.toLocaleString('en')} past sendings, against none`,
  run: () => inFolder(measure),
}

const QUESTIONS: readonly { what: string; ask: (engine: BenchEngine) => Promise<unknown> }[] = [
  { what: 'one idle turn of the queue', ask: ({ call }) => call('sync.now', {}) },
  { what: 'state of the queue', ask: ({ call }) => call('sync.status', {}) },
  { what: 'counts of the follow-up', ask: ({ call }) => call('submissions.counts', {}) },
  { what: 'daily summary', ask: ({ call }) => call('dashboard.summary', {}) },
  { what: 'tab À envoyer', ask: ({ call }) => call('submissions.list', { tab: 'toSend' }) },
  { what: 'tab Envoyés, first page', ask: ({ call }) => call('submissions.list', { tab: 'sent' }) },
]

async function measure(folder: string): Promise<Figure[]> {
  const empty = join(folder, 'empty.dossier')
  const full = join(folder, 'full.dossier')
  const maker = openEngine()
  await maker.call('dossiers.createDemonstration', { path: empty })
  await maker.close()
  copyFileSync(empty, full)
  addPastSends(full, PAST)
  const [without, withPast] = [await answers(empty), await answers(full)]
  return QUESTIONS.map(({ what }, index) =>
    figure(what, 'ms', withPast[index] ?? [], { what: 'ms without a past', values: without[index] ?? [] }),
  )
}

async function answers(path: string): Promise<number[][]> {
  const engine = openEngine()
  try {
    await engine.call('dossiers.open', { path })
    await engine.call('sync.now', {})
    const all: number[][] = []
    for (const { ask } of QUESTIONS) {
      await ask(engine)
      const times: number[] = []
      for (let run = 0; run < RUNS; run++) times.push(await timed(() => ask(engine)))
      all.push(times)
    }
    return all
  } finally {
    await engine.close()
  }
}
