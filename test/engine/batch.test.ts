import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { createBatch } from '../../main/engine/sending/batch.ts'
import type { BatchAsked } from '../../shared/model/batch.ts'
import { batchRequestSchema } from '../../shared/model/batch.ts'
import { sendChoiceSchema } from '../../shared/model/send-dialog.ts'
import { Refusal } from '../../shared/result.ts'
import { openSendingDossier } from '../support/sending-dossier.ts'

/** What a test does at each step of a run. */
let atStep: (() => void) | null = null
let dossier: Awaited<ReturnType<typeof openSendingDossier>>
let drafts: string[]

beforeAll(async () => {
  dossier = await openSendingDossier({
    onTold: (name, payload) => {
      if (name === 'progress' && (payload as { task: string }).task === 'batch') atStep?.()
    },
  })
  drafts = (await dossier.call('documents.list', { kind: 'invoice', state: 'draft', limit: 100 })).rows.map(
    ({ id }) => id,
  )
})
afterAll(async () => {
  await dossier.close()
})

const take = (count: number): BatchAsked[] =>
  dossier.documents.splice(0, count).map(({ id }) => ({ documentId: id, override: {} }))
const leave = async (): Promise<void> => {
  dossier.pass(11_000)
  await dossier.call('sync.now', {})
}
const keysOf = async (): Promise<string[]> => (await dossier.ledger()).map((row) => row.key)

test('each document is resolved by its own defaults, and a choice concerns its row only', async () => {
  const [one, two] = take(2)
  if (!one || !two) throw new Error('two invoices are needed')
  const { content } = await dossier.call('documents.get', { id: two.documentId })
  const client = await dossier.call('clients.get', { id: content.clientId })
  await dossier.call('clients.save', { ...client, sending: { ...client.sending, channel: 'courrier' } })

  const rows = await dossier.call('batch.prepare', {
    rows: [{ ...one, override: { channel: 'portail', color: true } }, two],
  })
  expect(rows.map((row) => row.settings.channel)).toEqual([
    { value: 'portail', from: 'send' },
    { value: 'courrier', from: 'client' },
  ])
  expect(rows.map((row) => row.settings.color.value)).toEqual([true, false])
  expect(rows.every((row) => row.status === 'ready')).toBe(true)

  const report = await dossier.call('batch.run', { rows: [{ ...one, override: { channel: 'portail' } }, two] })
  expect(report.rows.map(({ outcome, channel }) => [outcome, channel])).toEqual([
    ['queued', 'portail'],
    ['queued', 'courrier'],
  ])
  await leave()
  const channels = new Map((await dossier.ledger()).map((row) => [row.key.split('.')[2], row.channel]))
  expect(report.rows.map((row) => channels.get(row.number ?? ''))).toEqual(['portail', 'courrier'])
})

test('what blocks is told with where it is mended, and stays when the others leave', async () => {
  const [blocked, ready] = take(2)
  if (!blocked || !ready) throw new Error('two invoices are needed')
  const { content } = await dossier.call('documents.get', { id: blocked.documentId })
  const client = await dossier.call('clients.get', { id: content.clientId })
  const contacts = client.contacts.map((contact) => ({ ...contact, email: '' }))
  await dossier.call('clients.save', { ...client, contacts, sending: { channel: 'email' } })
  // An imported document falls back on the address of its own file: this choice has none.
  const rows = [{ ...blocked, override: { channel: 'chorus' as const } }, ready]
  const [first] = await dossier.call('batch.prepare', { rows })
  expect(first).toMatchObject({
    status: 'blocked',
    checks: [expect.objectContaining({ id: 'NB-CHO-1', screen: 'client', tab: 'identification' })],
  })
  const before = (await dossier.ledger()).length
  const report = await dossier.call('batch.run', { rows })
  expect(report.rows[0]).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('secteur public') })
  expect(report.rows[1]).toMatchObject({ outcome: 'queued', reason: '' })
  await leave()
  expect(await dossier.ledger()).toHaveLength(before + 1)
})

test('drafts are validated only when the person says so, and only those that nothing else keeps', async () => {
  const rows = drafts.splice(0, 3).map((documentId) => ({ documentId, override: {} }))
  const [impossible, ...others] = rows
  if (!impossible) throw new Error('a draft is needed')
  const asked = [{ ...impossible, override: { channel: 'chorus' as const } }, ...others]
  const prepared = await dossier.call('batch.prepare', { rows: asked })
  expect(prepared.map((row) => row.status)).toEqual(['blocked', 'draft', 'draft'])

  const without = await dossier.call('batch.run', { rows: asked })
  expect(without.rows.map((row) => row.outcome)).toEqual(['skipped', 'skipped', 'skipped'])
  expect(without.rows[1]?.reason).toBe('Brouillon : il n’est pas validé.')
  expect((await dossier.call('documents.get', { id: others[0]?.documentId ?? '' })).state).toBe('draft')

  const report = await dossier.call('batch.run', { rows: asked, issueDrafts: true })
  expect(report.rows.map((row) => row.outcome)).toEqual(['skipped', 'queued', 'queued'])
  const states = await Promise.all(rows.map(({ documentId }) => dossier.call('documents.get', { id: documentId })))
  expect(states.map(({ state }) => state)).toEqual(['draft', 'issued', 'issued'])
})

test('nothing leaves for ten seconds after the last one, and all is taken back together', async () => {
  const rows = take(3)
  const before = await keysOf()
  const report = await dossier.call('batch.run', { rows })
  expect(report.submissionIds).toHaveLength(3)
  expect(report.undoableUntil).toBeGreaterThan(Date.now() + 8_000)
  dossier.pass(5_000)
  await dossier.call('sync.now', {})
  const { submissionIds } = report
  expect(await dossier.call('batch.undo', { submissionIds })).toEqual({ undone: 3, left: 0 })
  dossier.pass(120_000)
  await dossier.call('sync.now', {})
  const own = new Set(
    await Promise.all(submissionIds.map(async (id) => (await dossier.call('submissions.get', { id })).key)),
  )
  expect((await keysOf()).filter((key) => own.has(key) && !before.includes(key))).toEqual([])

  // What has left is counted, not called undone.
  const again = await dossier.call('batch.run', { rows })
  await leave()
  expect(await dossier.call('batch.undo', { submissionIds: again.submissionIds })).toEqual({ undone: 0, left: 3 })
})

test('a document that left already, or twice in one run, is never sent a second time', async () => {
  const [row] = take(1)
  if (!row) throw new Error('an invoice is needed')
  const first = await dossier.call('batch.run', { rows: [row, row] })
  expect(first.rows).toHaveLength(1)
  const during = await dossier.call('batch.run', { rows: [row] })
  expect(during.rows[0]).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('déjà en cours') })
  await leave()
  const sent = (await dossier.ledger()).length
  const after = await dossier.call('batch.run', { rows: [row] })
  expect(after.rows[0]).toMatchObject({ outcome: 'skipped', reason: expect.stringContaining('déjà parti') })
  await leave()
  expect(await dossier.ledger()).toHaveLength(sent)
})

test('a run that is stopped takes back what it queued, and answers others while it works', async () => {
  const rows = drafts.splice(0, 25).map((documentId) => ({ documentId, override: {} }))
  const before = (await dossier.ledger()).length
  const run = dossier.call('batch.run', { rows, issueDrafts: true })
  const during = await dossier.ask('batch.run', { rows })
  expect(during).toMatchObject({ ok: false, error: { code: 'conflict' } })
  await dossier.call('batch.cancel', {})
  const report = await run
  expect(report).toMatchObject({ stopped: true, submissionIds: [], undoableUntil: null })
  expect(report.rows).toHaveLength(rows.length)
  expect(report.rows.every((row) => row.outcome !== 'queued')).toBe(true)
  await leave()
  expect(await dossier.ledger()).toHaveLength(before)
})

test('documents that were never sent are found, both kinds, and none that was', async () => {
  const ids = await dossier.call('batch.neverSent', {})
  const sent = new Set((await dossier.call('submissions.list', { limit: 500 })).rows.map((row) => row.documentId))
  expect(ids.length).toBeGreaterThan(0)
  expect(ids.filter((id) => sent.has(id))).toEqual([])
})

test('a run that lasts longer than expected still lets nothing leave before its last one', async () => {
  const issued = await dossier.call('documents.list', { kind: 'invoice', state: 'issued', limit: 500 })
  const rows = [...issued.rows.map(({ id }) => id), ...drafts].map((documentId) => ({ documentId, override: {} }))
  const before = (await dossier.ledger()).length
  const asked: Promise<unknown>[] = []
  atStep = () => {
    dossier.pass(45_000)
    asked.push(dossier.call('sync.now', {}))
  }
  const report = await dossier.call('batch.run', { rows, issueDrafts: true })
  atStep = null
  await Promise.all(asked)
  expect(asked.length).toBeGreaterThanOrEqual(2)
  expect(report.submissionIds.length).toBeGreaterThan(0)
  expect(await dossier.ledger()).toHaveLength(before)
  const { submissionIds } = report
  expect(await dossier.call('batch.undo', { submissionIds })).toEqual({ undone: submissionIds.length, left: 0 })
})

test('what left before the run was stopped is never told as taken back', async () => {
  const { rows } = await dossier.call('documents.list', { kind: 'invoice', state: 'issued', limit: 2 })
  const documents = await Promise.all(rows.map(({ id }) => dossier.call('documents.get', { id })))
  const prepared = await Promise.all(
    documents.map(({ id }) =>
      dossier.call('sending.prepare', { documentId: id, choice: sendChoiceSchema.parse({ override: {} }) }),
    ),
  )
  const of = <Value>(all: readonly Value[], id: string): Value => {
    const found = all[documents.findIndex((document) => document.id === id)]
    if (found === undefined) throw new Error('two invoices are needed')
    return found
  }
  const database = openDatabase(':memory:', { create: true })
  const batch = createBatch({
    database,
    now: dossier.now,
    undoMilliseconds: 10_000,
    sending: {
      prepareKnowing: ({ documentId }) => ({ ...of(prepared, documentId), checks: [], previous: [] }),
      queue: ({ documentId }) => [`sending of ${documentId}`],
    },
    passwordKnown: async () => true,
    document: (id) => of(documents, id),
    draftChecks: () => [],
    issue: async (id) => of(documents, id),
    abandon: (id) => {
      if (id === `sending of ${documents[0]?.id}`) throw new Refusal('conflict', 'Cet envoi est déjà parti.')
    },
    release: () => undefined,
  })
  const request = batchRequestSchema.parse({ rows: documents.map(({ id }) => ({ documentId: id, override: {} })) })
  const report = await batch.run(
    request,
    () => undefined,
    () => batch.cancel(),
  )
  database.close()
  expect(report.rows.map(({ outcome }) => outcome)).toEqual(['queued', 'taken_back'])
  expect(report).toMatchObject({
    stopped: true,
    submissionIds: [`sending of ${documents[0]?.id}`],
    undoableUntil: null,
  })
})
