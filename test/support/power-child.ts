/**
 * An office at work, to be stopped and copied at any instant: `node power-child.ts DOSSIER PLATFORM WITNESS`. It queues the
 * validated documents, one by one then together, validates the drafts, which leave by themselves, and sends until nothing
 * waits. Before a request leaves and after an answer is told, it writes to WITNESS what the journal of the dossier held then.
 */
import { appendFileSync, statSync } from 'node:fs'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HOME, WHEN } from '../model/model-dossier.ts'
import { CHANNELS } from '../model/steps.ts'
import { openEngine } from './open-engine.ts'
import type { Witnessed } from './power-cut.ts'
import { quickRenderer } from './quick-renderer.ts'

const [dossier = '', platform = '', witness = ''] = process.argv.slice(2)
const began = performance.now()
const real = createNodeHttp()
const tell = (told: Partial<Witnessed> = {}): void => {
  const wal = statSync(`${dossier}-wal`, { throwIfNoEntry: false })?.size ?? 0
  appendFileSync(witness, `${JSON.stringify({ wal, promised: [], automatic: [], ...told })}\n`)
}

const { engine, call, close } = openEngine({
  clock: () => WHEN + Math.floor(performance.now() - began),
  renderer: quickRenderer,
  http: {
    post: (request) => {
      tell()
      return real.post({ ...request, url: request.url.replace(HOME, platform) })
    },
  },
  timing: { retryFirst: 5, retryMost: 20, offlineMost: 20, checkDelays: [0, 5, 5, 5], firstPoll: 5 },
  longestPoll: 20,
})
await call('dossiers.open', { path: dossier })
const settings = await call('neotouch.get', {})
await call('neotouch.update', {
  ...settings,
  inFlight: 4,
  sending: { ...settings.sending, automatic: 'immediate' },
})
process.send?.('ready')

const invoices = async (state: 'draft' | 'issued') =>
  (await call('documents.list', { kind: 'invoice', state, limit: 100 })).rows.map(({ id }) => id)
const [drafts, issued] = [await invoices('draft'), await invoices('issued')]
const together = issued.splice(0, 7)
for (const [index, documentId] of issued.entries()) {
  const copy = index % 3 === 0 ? ('email' as const) : ('none' as const)
  const queued = await engine.call('sending.submit', {
    documentId,
    choice: { override: { channel: CHANNELS[index % 3], copy }, copyEmails: ['copie@client.example'] },
  })
  if (queued.ok) tell({ promised: (queued.value as { submissionIds: string[] }).submissionIds })
}
const report = await call('batch.run', { rows: together.map((documentId) => ({ documentId })) })
tell({ promised: report.submissionIds })
for (const id of drafts) {
  await call('documents.issue', { id })
  tell({ automatic: [id] })
}
for (;;) {
  const { pending } = await call('sync.now', {})
  if (pending === 0) break
}
await close()
process.disconnect?.()
