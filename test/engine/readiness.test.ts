import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CHANNELS } from '../../shared/model/sending.ts'
import { temporaryFolder } from '../support/neotouch-sandbox.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = temporaryFolder()
let open: OpenEngine

beforeAll(async () => {
  open = openEngine()
  await open.call('dossiers.createDemonstration', { path: join(folder, 'prêt.dossier') })
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const clientOfAnIssued = async () => {
  const { rows } = await open.call('documents.list', { kind: 'invoice', state: 'issued', limit: 1 })
  const document = await open.call('documents.get', { id: rows[0]?.id ?? '' })
  return { documentId: document.id, client: await open.call('clients.get', { id: document.content.clientId }) }
}

test.each(CHANNELS)('by %s, the client card says what the send dialog would say', async (channel) => {
  const { documentId, client } = await clientOfAnIssued()
  await open.call('clients.save', { ...client, sending: { ...client.sending, channel, copy: 'none' } })
  const card = await open.call('clients.readiness', { id: client.id })
  const dialog = await open.call('sending.prepare', { documentId, choice: { override: {} } })
  expect(dialog.settings.channel).toEqual({ value: channel, from: 'client' })
  const blocking = dialog.checks.filter(({ severity }) => severity === 'blocking').map(({ id }) => id)
  expect(card.map(({ id }) => id)).toEqual(blocking.length > 0 ? blocking : ['NB-PRET'])
})

test('a text that a receiver would read raw keeps the client from being ready, and the card says where', async () => {
  const { client } = await clientOfAnIssued()
  const sending = { channel: 'email' as const, copy: 'none' as const, emailMessage: 'Bonjour {nom}' }
  await open.call('clients.save', { ...client, sending })
  expect(await open.call('clients.readiness', { id: client.id })).toMatchObject([
    { id: 'NB-MES-1', screen: 'client', tab: 'facture-electronique', field: 'sending.emailMessage' },
  ])
  await open.call('clients.save', client)
})

test('a client without a billing contact, or blocked, is not ready, and the card says where to mend it', async () => {
  const { client } = await clientOfAnIssued()
  const contacts = client.contacts.map((contact) => ({ ...contact, isBilling: false }))
  await open.call('clients.save', { ...client, contacts, blockedReason: 'Litige en cours' })
  const checks = await open.call('clients.readiness', { id: client.id })
  expect(checks.find(({ id }) => id === 'NB-CLI-1')?.message).toContain('Litige en cours')
  expect(checks.find(({ id }) => id === 'NB-CLI-2')).toMatchObject({ screen: 'client', tab: 'facturation' })
})
