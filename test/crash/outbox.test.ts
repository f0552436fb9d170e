import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../main/engine/engine.ts'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'

const folder = mkdtempSync(join(tmpdir(), 'crash-'))
const dossier = join(folder, 'crash.dossier')
const child = resolve(import.meta.dirname, '../support/crash-child.ts')
let sandbox: Awaited<ReturnType<typeof startSandbox>>

beforeAll(async () => {
  sandbox = await startSandbox({
    dataDirectory: join(folder, 'platform'),
    adminToken: 'crash',
    pace: { stepMilliseconds: 0, letterWaitMilliseconds: 0 },
  })
})
afterAll(async () => {
  await sandbox.close()
  rmSync(folder, { recursive: true, force: true })
})

interface LedgerRow {
  key: string
  transportId: string
}
async function ledger(): Promise<LedgerRow[]> {
  const answer = await fetch(new URL('/admin/ledger', sandbox.webUrl), { headers: { 'X-Admin-Token': 'crash' } })
  const body = (await answer.json()) as LedgerRow[] | { transports: LedgerRow[] }
  return Array.isArray(body) ? body : body.transports
}

/** A dossier whose invoices are issued and queued, and nothing sent yet: the platform's address leads nowhere. */
async function prepare(): Promise<string[]> {
  const engine = createEngine({
    clock: Date.now,
    http: { post: async () => await new Promise<never>(() => undefined) },
    demonstrationDirectory: resolve(import.meta.dirname, '../fixtures/demonstration'),
    readPassword: async () => null,
    emit: () => undefined,
    applicationName: 'crash test',
    undoMilliseconds: 0,
  })
  const call = async <Value>(method: string, input: unknown): Promise<Value> => {
    const result = await engine.call(method, input)
    if (!result.ok) throw new Error(`${method}: ${result.error.message}`)
    return result.value as Value
  }
  await call('dossiers.createDemonstration', { path: dossier })
  const settings = await call<object>('neotouch.get', {})
  const production = { ...settings, environment: 'production', address: sandbox.url, active: false }
  await call('neotouch.update', production)
  const { rows } = await call<{ rows: { id: string }[] }>('documents.list', { kind: 'invoice', state: 'issued' })
  await call('dossiers.close', {})
  await engine.close()
  return rows.map((row) => row.id)
}

const killed = async (process: ChildProcess, delay: number): Promise<'killed' | 'finished'> => {
  await once(process, 'message')
  const ended = once(process, 'exit')
  const timer = setTimeout(() => process.kill('SIGKILL'), delay)
  const [code] = (await ended) as [number | null]
  clearTimeout(timer)
  return code === null ? 'killed' : 'finished'
}

test('twenty SIGKILLs during sends leave exactly one transport per submission', async () => {
  const ids = await prepare()
  const engine = createEngine({
    clock: Date.now,
    // Nothing leaves while the queue is filled.
    http: { post: async () => Promise.reject(new Error('no network')) },
    demonstrationDirectory: '',
    readPassword: async () => 'demo',
    emit: () => undefined,
    applicationName: 'crash test',
    undoMilliseconds: 0,
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [0, 0, 0, 0], firstPoll: 0 },
  })
  await engine.call('dossiers.open', { path: dossier })
  const settings = await engine.call('neotouch.get', {})
  if (!settings.ok) throw new Error(settings.error.message)
  const queued: string[] = []
  await engine.call('neotouch.update', { ...(settings.value as object), active: true })
  for (const documentId of ids) {
    const result = await engine.call('sending.submit', {
      documentId,
      choice: { override: { channel: 'email' }, email: 'compta@client.example' },
    })
    if (result.ok) queued.push(...(result.value as { submissionIds: string[] }).submissionIds)
  }
  await engine.close()
  expect(queued.length).toBeGreaterThanOrEqual(10)

  let kills = 0
  for (let round = 0; round < 20; round++) {
    if ((await killed(fork(child, [dossier]), 5 + round * 9)) === 'killed') kills++
  }
  expect(kills).toBeGreaterThanOrEqual(15)
  const last = fork(child, [dossier])
  await once(last, 'exit')
  expect(last.exitCode).toBe(0)

  const keys = (await ledger()).map((row) => row.key)
  expect(new Set(keys).size).toBe(keys.length)
  expect(keys).toHaveLength(queued.length)
}, 180_000)
