import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Channel } from '../../shared/model/sending.ts'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'outbox-'))
const model = join(folder, 'modèle.dossier')
const TIMING = { retryFirst: 10, retryMost: 40, offlineMost: 20, checkDelays: [0, 10, 20, 30], firstPoll: 5 }
let copies = 0
let path = ''
let platform: TestSandbox
let open: OpenEngine
let password = 'demo'

beforeAll(async () => {
  const { call, close } = openEngine()
  await call('dossiers.createDemonstration', { path: model })
  await close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeEach(async () => {
  password = 'demo'
  platform = await openTestSandbox()
  path = join(folder, `${++copies}.dossier`)
  copyFileSync(model, path)
  await start()
  const settings = await open.call('neotouch.get', {})
  await open.call('neotouch.update', { ...settings, environment: 'production', address: platform.url })
})
afterEach(async () => {
  await open.close()
  await platform.stop()
})

async function start(): Promise<void> {
  open = openEngine({ timing: TIMING, longestPoll: 10, readPassword: async () => password })
  await open.call('dossiers.open', { path })
}
const issued = async (count: number) =>
  (await open.call('documents.list', { kind: 'invoice', state: 'issued', limit: count })).rows
const submit = async (documentId: string, channel: Channel = 'email', more: object = {}) =>
  (await open.call('sending.submit', { documentId, choice: { override: { channel }, ...more } })).submissionIds[0] ?? ''
const state = async (id: string) => (await open.call('submissions.get', { id })).state
/** Runs the loop until the submission is in one of the states. */
async function until(id: string, ...states: string[]): Promise<string> {
  for (;;) {
    await open.call('sync.now', {})
    const current = await state(id)
    if (states.includes(current)) return current
  }
}
const words = async (id: string) => (await open.call('submissions.get', { id })).events.map(({ message }) => message)

test('a sending goes through the queue to « Envoyé », one transport, with its proof', async () => {
  const [document] = await issued(1)
  const id = await submit(document?.id ?? '')
  await until(id, 'delivered')
  const submission = await open.call('submissions.get', { id })
  const ledger = await platform.ledger()
  expect(ledger).toHaveLength(1)
  expect(ledger[0]).toMatchObject({ key: submission.key, transportId: submission.transportId })
  expect(ledger[0]?.files[0]?.sha256).toBe(submission.fileSha256)
  while ((await open.call('submissions.get', { id })).proofs.length === 0) await open.call('sync.now', {})
})

test('the same document by the same channel is refused, unless a reason is given and traced', async () => {
  const [document] = await issued(1)
  const first = await submit(document?.id ?? '')
  await expect(submit(document?.id ?? '')).rejects.toThrow(/déjà en cours/)
  await until(first, 'delivered')
  await expect(submit(document?.id ?? '')).rejects.toThrow(/indiquez le motif/)
  const second = await submit(document?.id ?? '', 'email', { resendReason: 'Adresse changée' })
  await until(second, 'delivered')
  expect(await platform.ledger()).toHaveLength(2)
  expect((await words(second))[0]).toContain('Adresse changée')
})

test('a wrong password stops the whole queue, says what to mend, and everything leaves once it is mended', async () => {
  password = 'mauvais'
  const documents = await issued(3)
  const ids = await Promise.all(documents.map(({ id }) => submit(id)))
  await until(ids[0] ?? '', 'blocked')
  const status = await open.call('sync.status', {})
  expect(status.paused).toMatchObject({ reason: 'signed_out' })
  expect(status.paused?.message).toContain('Paramètres > Neotouch')
  expect(await platform.ledger()).toHaveLength(0)
  password = 'demo'
  open.engine.passwordChanged()
  for (const id of ids) await until(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(3)
})

test('what is queued while the platform is down leaves exactly once when it is back', async () => {
  const { port, dataDirectory } = platform
  await platform.close()
  const ids = await Promise.all((await issued(4)).map(({ id }) => submit(id)))
  await open.call('sync.now', {})
  expect(await Promise.all(ids.map(state))).toEqual(ids.map(() => 'queued'))
  expect((await open.call('sync.status', {})).online).toBe(false)
  platform = await openTestSandbox({ port, dataDirectory })
  for (const id of ids) await until(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(4)
  expect((await open.call('sync.status', {})).online).toBe(true)
})

for (const kind of ['drop-after', 'html-503-after', 'truncated'] as const) {
  test(`an answer that is lost (${kind}) is settled by asking, never by a second transport`, async () => {
    await platform.faults({ operation: 'SubmitTransport', kind })
    const [document] = await issued(1)
    const id = await submit(document?.id ?? '')
    await until(id, 'delivered')
    expect(await platform.ledger()).toHaveLength(1)
    const { events } = await open.call('submissions.get', { id })
    expect(events.map((event) => event.to)).toContain('uncertain')
  })
}

test('a letter that the platform does not find again waits for a person', async () => {
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'drop-after' },
    { operation: '*', kind: 'blind-query', times: 99 },
  )
  const choice = { override: { channel: 'courrier' as const } }
  const ready = await Promise.all(
    (await issued(20)).map((row) => open.call('sending.prepare', { documentId: row.id, choice })),
  )
  const sendable = ready.find(({ checks }) => checks.every((check) => check.severity !== 'blocking'))
  const id = await submit(sendable?.documentId ?? '', 'courrier')
  await until(id, 'blocked')
  expect((await words(id)).at(-1)).toContain('Remettre à l’envoi')
  expect(await platform.ledger()).toHaveLength(1)
})

test('a transport that was taken twice keeps the oldest, and says so', async () => {
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'accept-twice' },
    { operation: 'SubmitTransport', kind: 'drop-after' },
  )
  const [document] = await issued(1)
  const id = await submit(document?.id ?? '')
  await until(id, 'delivered', 'accepted')
  const oldest = (await platform.ledger()).map(({ transportId }) => transportId).sort()[0]
  expect((await open.call('submissions.get', { id })).transportId).toBe(oldest)
})

test('a sending whose file no longer reads is put aside alone, and the others leave', async () => {
  const { port, dataDirectory } = platform
  await platform.close()
  const [broken, sound] = await issued(2)
  const brokenId = await submit(broken?.id ?? '')
  const soundId = await submit(sound?.id ?? '')
  await open.close()
  const database = new BetterSqlite3(path)
  database.exec(`DROP TRIGGER submission_frozen; PRAGMA ignore_check_constraints = ON`)
  database.prepare(`UPDATE submission SET variables = '{"cut' WHERE id = ?`).run(brokenId)
  database.close()
  platform = await openTestSandbox({ port, dataDirectory })
  await start()
  await until(soundId, 'delivered')
  expect(await state(brokenId)).toBe('blocked')
  expect((await words(brokenId)).at(-1)).toContain('rien n’est parti')
  expect(await platform.ledger()).toHaveLength(1)
})

test('what the platform has is not abandoned here; what has not left is', async () => {
  const [first, second] = await issued(2)
  const gone = await submit(first?.id ?? '')
  await until(gone, 'delivered')
  await expect(open.call('submissions.abandon', { id: gone })).rejects.toThrow()
  const { port, dataDirectory } = platform
  await platform.close()
  const held = await submit(second?.id ?? '')
  await open.call('submissions.abandon', { id: held })
  platform = await openTestSandbox({ port, dataDirectory })
  await open.call('sync.now', {})
  expect(await state(held)).toBe('abandoned')
  expect(await platform.ledger()).toHaveLength(1)
})

test('a letter that the platform rejects is said so, with its words, and never « Envoyé »', async () => {
  await platform.faults({ operation: 'SubmitTransport', kind: 'fail', text: 'Unknown recipient' })
  const [document] = await issued(1)
  const id = await submit(document?.id ?? '')
  await until(id, 'rejected')
  expect((await words(id)).join(' ')).toContain('Unknown recipient')
  expect(await open.call('submissions.counts', {})).toMatchObject({ inError: 1, sent: 0 })
})
