import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { type BenchEngine, draftInvoices, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'
import { startStandIn } from './support/stand-in.ts'

const DOCUMENTS = 500
const RUNS = 3

/** « Envoyer 500 documents »: how long the person waits, and until the platform has them all. */
export const batch: Measure = {
  name: 'batch',
  title: `Send ${DOCUMENTS} documents at once`,
  run: () => inFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const issued = join(folder, 'issued.dossier')
  const ids = await issue(issued)
  const times = { prepare: [] as number[], usable: [] as number[], queued: [] as number[], accepted: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    const standIn = await startStandIn(join(folder, `platform-${run}`))
    const path = join(folder, `batch-${run}.dossier`)
    copyFileSync(issued, path)
    let changed: () => void = () => undefined
    const engine = openEngine({ emit: () => changed() })
    await engine.call('dossiers.open', { path })
    const { sending } = await engine.call('neotouch.get', {})
    const account = { environment: 'production' as const, address: standIn.url, userName: 'demo', sending }
    await engine.call('neotouch.update', { ...account, active: true })
    const rows = ids.map((documentId) => ({ documentId, override: { channel: 'email' as const } }))
    times.prepare.push(await timed(() => engine.call('batch.prepare', { rows })))
    const began = performance.now()
    const sent = engine.call('batch.run', { rows }).then(({ rows: told }) => {
      const left = told.filter((row) => row.outcome !== 'queued')
      if (left.length > 0) throw new Error(`${left.length} were not queued: ${left[0]?.reason}`)
      return performance.now() - began
    })
    times.usable.push(await longestAnswer(engine, sent))
    times.queued.push(await sent)
    await allAccepted(engine, (listener) => {
      changed = listener
    })
    times.accepted.push(performance.now() - began)
    await engine.close()
    await standIn.stop()
  }
  return [
    figure('from the choice to the table of 500', 'ms', times.prepare),
    figure('from the click to the next answer, at worst', 'ms', times.usable),
    figure('from the click to all queued', 'ms', times.queued),
    figure('from the click to all accepted', 'ms', times.accepted),
  ]
}

async function issue(path: string): Promise<string[]> {
  const engine = openEngine()
  await engine.call('dossiers.createDemonstration', { path })
  const ids = await draftInvoices(engine, DOCUMENTS)
  for (const id of ids) await engine.call('documents.issue', { id })
  await engine.close()
  return ids
}

/** Another screen asks all the time: its longest wait while the run is under way. A call arrives between two steps. */
async function longestAnswer(engine: BenchEngine, run: Promise<unknown>): Promise<number> {
  let over = false
  const end = (): void => {
    over = true
  }
  run.then(end, end)
  let longest = 0
  while (!over) {
    const asked = timed(async () => {
      await new Promise((arrived) => setImmediate(arrived))
      await engine.call('submissions.counts', {})
    })
    longest = Math.max(longest, await asked)
  }
  return longest
}

async function allAccepted(engine: BenchEngine, onChange: (listener: () => void) => void): Promise<void> {
  for (;;) {
    const told = new Promise<void>((resolve) => onChange(resolve))
    const { toSend, inError } = await engine.call('submissions.counts', {})
    if (inError > 0) throw new Error(`${inError} in error`)
    if (toSend === 0) return
    await told
  }
}
