import { join } from 'node:path'
import { openDossier } from '../../main/engine/dossiers/dossiers.ts'
import { createInvoiceRenderer } from '../../main/engine/invoice-file/renderer.ts'
import { PUSH_TIMING } from '../../main/engine/outbox/push.ts'
import { createSession } from '../../main/engine/session.ts'
import { draftInvoices, inFolder, openEngine } from './support/engine.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const RUNS = 30

/** « Valider »: number, checks, PDF and Factur-X in the worker thread, archive, all durable when it answers. */
export const issue: Measure = {
  name: 'issue',
  title: 'Validate and render a one-page invoice',
  run: () => inFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const path = join(folder, 'issue.dossier')
  const engine = openEngine()
  await engine.call('dossiers.createDemonstration', { path })
  // The first one starts the worker thread and is counted apart.
  const ids = await draftInvoices(engine, 2 * RUNS + 2)
  await engine.call('dossiers.close', {})
  await engine.close()

  const issuing = openEngine()
  await issuing.call('dossiers.open', { path })
  const first = await timed(() => issuing.call('documents.issue', { id: ids[0] ?? '' }))
  const whole: number[] = []
  for (const id of ids.slice(1, RUNS + 1)) whole.push(await timed(() => issuing.call('documents.issue', { id })))
  await issuing.close()
  const parts = await split(path, ids.slice(RUNS + 1))
  return [
    figure('validate and render, in all', 'ms', whole),
    figure('  of which: render in the worker', 'ms', parts.render),
    figure('  of which: the transaction, flushed to the disk', 'ms', parts.database),
    figure('  of which: reading, checks, answer', 'ms', parts.rest),
    figure('the first one, which starts the worker', 'ms', [first]),
  ]
}

/** The same work with a clock around the renderer and around the transaction. */
async function split(path: string, ids: readonly string[]) {
  const database = openDossier(path, Date.now)
  const renderer = createInvoiceRenderer()
  let rendering = 0
  let writing = 0
  const begin = database.transaction.bind(database)
  database.transaction = ((work: () => unknown) => {
    const prepared = begin(work)
    const immediate = (): unknown => {
      const began = performance.now()
      try {
        return prepared.immediate()
      } finally {
        writing += performance.now() - began
      }
    }
    return Object.assign(immediate, { immediate })
  }) as unknown as typeof database.transaction
  const session = createSession({
    database,
    clock: Date.now,
    render: async (input) => {
      const began = performance.now()
      const file = await renderer.render(input)
      rendering += performance.now() - began
      return file
    },
    checkLogo: (logo) => logo,
    password: async () => null,
    connect: async () => Promise.reject(new Error('nothing is sent here')),
    emit: () => undefined,
    failed: () => undefined,
    timing: PUSH_TIMING,
    undoMilliseconds: 0,
    longestPoll: null,
    random: Math.random,
    after: () => () => undefined,
  })
  const parts = { render: [] as number[], database: [] as number[], rest: [] as number[] }
  for (const [index, id] of ids.entries()) {
    rendering = 0
    writing = 0
    const whole = await timed(() => session.issue(id))
    if (index === 0) continue
    parts.render.push(rendering)
    parts.database.push(writing)
    parts.rest.push(whole - rendering - writing)
  }
  await session.close()
  await renderer.close()
  return parts
}
