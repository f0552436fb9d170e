import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
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
