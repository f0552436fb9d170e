import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { contactSchema } from '../../shared/model/party.ts'
import type { SendingSettings } from '../../shared/model/sending.ts'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { makeModel, type Outbox, openOutbox, reopenOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox

beforeAll(async () => {
  model = await makeModel()
  platform = await openTestSandbox()
})
afterEach(() => outbox.close())
afterAll(async () => {
  await platform.stop()
  rmSync(model.folder, { recursive: true, force: true })
})

const nowhere = { http: { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) } }
const OTHER: Omit<SendingSettings, 'color'> = {
  channel: 'courrier',
  copy: 'email',
  signature: true,
  bothSided: false,
  cover: true,
  stampType: 'R1',
  automatic: 'scheduled',
  automaticTime: '07:15',
  emailSubject: 'Autre objet {numéro}',
  emailMessage: 'Autre message {client}',
}

test.each(Object.entries(OTHER))(
  'what is queued keeps its %s, whatever the dossier and the client become',
  async (key, value) => {
    outbox = await openOutbox(model, platform.url, nowhere)
    const id = await outbox.queue(0)
    const before = await outbox.get(id)
    const settings = await outbox.call('neotouch.get', {})
    await outbox.call('neotouch.update', { ...settings, sending: { ...settings.sending, [key]: value } })
    const { clientId } = (await outbox.call('documents.get', { id: before.documentId })).content
    const client = await outbox.call('clients.get', { id: clientId })
    await outbox.call('clients.save', { ...client, sending: { ...client.sending, [key]: value } })
    expect((await outbox.get(id)).settings).toEqual(before.settings)
    expect(before.settings[key as keyof SendingSettings]).not.toEqual(value)
    await outbox.close()

    outbox = await reopenOutbox(outbox.path, platform.url)
    await outbox.reach(id, 'delivered')
    const taken = (await platform.ledger()).find((entry) => entry.key === before.key)
    expect(taken?.channel).toBe('email')
    expect(taken?.variables.Subject).toMatch(/^Facture F/)
    expect(taken?.variables.Message).toContain('Veuillez trouver ci-joint notre facture')
  },
)

test('what is queued keeps its colour, whatever the dossier, its model and the client become', async () => {
  outbox = await openOutbox(model, platform.url, nowhere)
  const { call } = outbox
  await call('company.update', { ...(await call('company.get', {})), printModel: 'classic-color' })
  const settings = await call('neotouch.get', {})
  await call('neotouch.update', { ...settings, sending: { ...settings.sending, color: true } })
  const id = await outbox.queueLetter()
  const before = await outbox.get(id)
  expect(before.settings.color).toBe(true)
  const { clientId } = (await call('documents.get', { id: before.documentId })).content
  const client = await call('clients.get', { id: clientId })
  await call('clients.save', { ...client, sending: { ...client.sending, color: false } })
  await call('company.update', { ...(await call('company.get', {})), printModel: 'classic-mono' })
  expect((await call('neotouch.get', {})).sending.color).toBe(false)
  expect((await outbox.get(id)).settings).toEqual(before.settings)
  await outbox.close()

  outbox = await reopenOutbox(outbox.path, platform.url)
  await outbox.reach(id, 'delivered')
  const taken = (await platform.ledger()).find((entry) => entry.key === before.key)
  expect(taken?.variables.Color).toBe('Y')
})

test('what is queued keeps its receiver and those of its copies, whatever the contacts become', async () => {
  outbox = await openOutbox(model, platform.url, nowhere)
  const { call } = outbox
  const [row] = (await call('documents.list', { kind: 'invoice', state: 'issued', limit: 1 })).rows
  const client = await call('clients.get', { id: row?.clientId ?? '' })
  const contact = contactSchema.parse({ id: randomUUID(), lastName: 'Aubry', email: 'aubry@client.example' })
  const billing = { ...contact, isBilling: true }
  const copied = { ...contact, id: randomUUID(), email: 'copie@client.example', receivesCopy: true }
  await call('clients.save', { ...client, contacts: [billing, copied] })
  const override = { channel: 'email' as const, copy: 'email' as const }
  const { submissionIds } = await call('sending.submit', { documentId: row?.id ?? '', choice: { override } })
  const receivers = async () => Promise.all(submissionIds.map(async (id) => (await outbox.get(id)).to.email))
  expect(await receivers()).toEqual(['aubry@client.example', 'copie@client.example'])

  const now = await call('clients.get', { id: client.id })
  const elsewhere = now.contacts.map((one) => ({
    ...one,
    email: `plus-tard-${one.email}`,
    receivesCopy: !one.receivesCopy,
  }))
  await call('clients.save', { ...now, contacts: elsewhere })
  expect(await receivers()).toEqual(['aubry@client.example', 'copie@client.example'])
  await outbox.close()

  outbox = await reopenOutbox(outbox.path, platform.url)
  for (const id of submissionIds) await outbox.reach(id, 'delivered')
  const keys = await Promise.all(submissionIds.map(async (id) => (await outbox.get(id)).key))
  const addresses = (await platform.ledger())
    .filter((entry) => keys.includes(entry.key))
    .map((entry) => entry.variables.EmailAddress)
  expect(addresses.toSorted()).toEqual(['aubry@client.example', 'copie@client.example'])
})
