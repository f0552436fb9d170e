import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { inFolder, openEngine } from './support/engine.ts'
import { largeDossier } from './support/large-dossier.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const CLIENTS = 100_000
/** Milliseconds between two looks at the clock of a process that has nothing else to do. */
const BEAT = 5

/** One channel for all clients: looked at, set, undone, against the one SQL update of the same rows. */
export const bulkUpdate: Measure = {
  name: 'bulk-update',
  title: 'Update of 100,000 clients',
  run: () => inFolder(measure),
}

async function measure(folder: string): Promise<Figure[]> {
  const source = largeDossier({ documents: 1, clients: CLIENTS })
  const path = join(folder, 'ours.dossier')
  const barePath = join(folder, 'bare.dossier')
  copyFileSync(source, path)
  copyFileSync(source, barePath)

  const engine = openEngine()
  await engine.call('dossiers.open', { path })
  const request = { selection: {}, changes: { channel: 'portail' as const } }
  const preview = await longestWait(() => engine.call('bulkUpdate.preview', request))
  let runId = ''
  const run = await longestWait(async () => {
    runId = (await engine.call('bulkUpdate.run', request)).runId ?? ''
  })
  const undo = await longestWait(() => engine.call('bulkUpdate.undo', { id: runId }))
  await engine.close()

  const database = openDatabase(barePath, { create: false })
  const bare = await timed(() =>
    database.exec(`UPDATE client SET data = json_set(data, '$.sending.channel', 'portail'), channel = 'portail',
      has_own_settings = 1, updated_at = updated_at + 1 WHERE channel IS NOT 'portail'`),
  )
  database.close()
  const against = { what: 'ms bare SQL', values: [bare] }
  return [
    figure('preview', 'ms', [preview.all]),
    figure('run, with journal and history', 'ms', [run.all], against),
    figure('undo', 'ms', [undo.all], against),
    figure('longest time without answering, preview', 'ms', [preview.longest]),
    figure('longest time without answering, run', 'ms', [run.longest]),
    figure('longest time without answering, undo', 'ms', [undo.longest]),
  ]
}

/** How long the work took, and how long the process answered nothing else at most. */
async function longestWait(work: () => Promise<unknown>): Promise<{ all: number; longest: number }> {
  let last = performance.now()
  let longest = 0
  const beat = setInterval(() => {
    const now = performance.now()
    longest = Math.max(longest, now - last)
    last = now
  }, BEAT)
  try {
    const all = await timed(work)
    return { all, longest }
  } finally {
    clearInterval(beat)
  }
}
