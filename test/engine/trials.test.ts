import { rmSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Environment } from '../../shared/model/dossier.ts'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { makeModel, type Outbox, openOutbox, reopenOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox

beforeAll(async () => {
  model = await makeModel()
})
beforeEach(async () => {
  platform = await openTestSandbox()
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

const use = async (environment: Environment): Promise<void> => {
  const settings = await outbox.call('neotouch.get', {})
  await outbox.call('neotouch.update', { ...settings, environment })
}
const rowOf = async (documentId: string) =>
  (await outbox.call('documents.list', { kind: 'invoice', limit: 100 })).rows.find((row) => row.id === documentId)
const listed = async (sending: 'never' | 'sent' | 'trial') =>
  (await outbox.call('lists.documents', { filter: { kind: 'invoice', state: 'issued', sending }, from: 0, limit: 100 }))
    .rows
/** Delivered by the sandbox of the application, then the dossier goes to production. */
async function tried(): Promise<{ id: string; documentId: string }> {
  outbox = await openOutbox(model, platform.url)
  await use('sandbox')
  const id = await outbox.queue(0)
  const { documentId } = await outbox.reach(id, 'delivered')
  return { id, documentId }
}

test('what the sandbox delivers is a trial: never counted, listed or exported as sent', async () => {
  const { id, documentId } = await tried()
  expect(await outbox.get(id)).toMatchObject({ trial: true, message: 'Envoyé (essai)' })
  const tab = async (name: 'sent' | 'trial') => (await outbox.call('submissions.list', { tab: name })).total
  for (const environment of ['sandbox', 'production'] as const) {
    await use(environment)
    expect(await outbox.call('submissions.counts', {})).toMatchObject({ sent: 0, trial: 1, inProgress: 0, toSend: 0 })
    expect([await tab('sent'), await tab('trial')]).toEqual([0, 1])
    expect(await rowOf(documentId)).toMatchObject({ submission: { id, state: 'delivered', trial: true } })
    expect(await listed('sent')).toEqual([])
    expect((await listed('trial')).map((row) => row.id)).toEqual([documentId])
    expect((await listed('never')).map((row) => row.id)).toContain(documentId)
    const summary = await outbox.call('dashboard.summary', {})
    expect(summary).toMatchObject({ sentToday: 0, triedToday: 1 })
    const issued = await outbox.call('documents.list', { kind: 'invoice', state: 'issued', limit: 1 })
    expect(summary.neverSent).toBeGreaterThanOrEqual(issued.total)
  }
  const { text } = await outbox.call('lists.exportDocuments', {
    filter: { kind: 'invoice', sending: 'trial' },
    sort: null,
    columns: [
      { id: 'number', label: 'Numéro' },
      { id: 'state', label: 'État' },
    ],
    words: { delivered: 'Envoyé' },
  })
  expect(text).toContain('Envoyé (essai)')
})

test('the guard against a second letter stops a second trial, and lets the first real sending go', async () => {
  const { documentId } = await tried()
  await expect(outbox.queue(0)).rejects.toThrow('indiquez le motif')
  await use('production')
  const { checks, previous } = await outbox.call('sending.prepare', {
    documentId,
    choice: { override: { channel: 'email' }, email: 'compta@client.example' },
  })
  expect(checks.map((check) => check.id)).not.toContain('NB-ENV-2')
  expect(previous.map((row) => row.trial)).toEqual([true])
  await outbox.reach(await outbox.queue(0), 'delivered')
  expect(await platform.ledger()).toHaveLength(1)
  expect(await outbox.call('submissions.counts', {})).toMatchObject({ sent: 1, trial: 1 })
  expect(await outbox.call('dashboard.summary', {})).toMatchObject({ sentToday: 1, triedToday: 1 })
  await expect(outbox.queue(0)).rejects.toThrow('indiquez le motif')
})

test('a later trial never hides that the document really left', async () => {
  outbox = await openOutbox(model, platform.url)
  const real = await outbox.queue(0)
  const { documentId } = await outbox.reach(real, 'delivered')
  await use('sandbox')
  await expect(outbox.queue(0)).rejects.toThrow('indiquez le motif')
  await outbox.reach(await outbox.queue(0, { resendReason: 'essai' }), 'delivered')
  expect(await rowOf(documentId)).toMatchObject({ submission: { id: real, trial: false } })
  expect((await listed('sent')).map((row) => row.id)).toEqual([documentId])
  expect(await listed('trial')).toEqual([])
})

test('a refused trial is an error to see in the sandbox, and no error of the dossier in production', async () => {
  outbox = await openOutbox(model, platform.url)
  await use('sandbox')
  const id = await outbox.queue(0)
  await outbox.call('sync.now', {})
  // The state of a refused document, as the platform's word would write it.
  await outbox.close()
  const raw = new BetterSqlite3(outbox.path)
  raw.prepare(`UPDATE submission SET state = 'rejected', next_poll_at = NULL, proofs_due = 0 WHERE id = ?`).run(id)
  raw.close()
  outbox = await reopenOutbox(outbox.path, platform.url)
  const rejected = async () => (await outbox.call('submissions.list', { tab: 'inError' })).rows.map((row) => row.id)
  expect(await outbox.call('submissions.counts', {})).toMatchObject({ inError: 0, trial: 1 })
  expect(await rejected()).toEqual([])
  await use('sandbox')
  expect(await outbox.call('submissions.counts', {})).toMatchObject({ inError: 1, trial: 0 })
  expect(await rejected()).toEqual([id])
})

test('the service of a sending is frozen, and what was prepared for one never goes to the other', async () => {
  outbox = await openOutbox(model, platform.url, { undoMilliseconds: 3_600_000 })
  await use('sandbox')
  const id = await outbox.queue(0)
  await outbox.close()
  const raw = new BetterSqlite3(outbox.path)
  expect(() => raw.prepare(`UPDATE submission SET environment = 'production' WHERE id = ?`).run(id)).toThrow(
    'what was queued never changes',
  )
  // Another program that switches the service behind the back of the application.
  raw
    .prepare(
      `UPDATE dossier SET neotouch = json_set(neotouch, '$.environment', 'production', '$.address', ?) WHERE singleton = 1`,
    )
    .run(platform.url)
  raw.prepare('UPDATE submission SET next_attempt_at = NULL WHERE id = ?').run(id)
  raw.close()
  outbox = await reopenOutbox(outbox.path, platform.url)
  await outbox.reach(id, 'blocked')
  expect((await outbox.get(id)).message).toContain('autre service')
  expect(await platform.ledger()).toEqual([])

  // « Corriger et renvoyer »: the new sending takes its place, in one transaction.
  const { documentId } = await outbox.get(id)
  const choice = { override: { channel: 'email' as const }, email: 'compta@client.example' }
  await expect(outbox.call('sending.submit', { documentId, choice })).rejects.toThrow('déjà en cours')
  const { submissionIds } = await outbox.call('sending.submit', { documentId, choice: { ...choice, replaces: id } })
  expect((await outbox.get(id)).state).toBe('abandoned')
  await outbox.reach(submissionIds[0] ?? '', 'delivered')
  expect(await platform.ledger()).toHaveLength(1)
})
