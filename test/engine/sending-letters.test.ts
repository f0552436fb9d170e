import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSendingDossier } from '../support/sending-dossier.ts'

let dossier: Awaited<ReturnType<typeof openSendingDossier>>

beforeAll(async () => {
  dossier = await openSendingDossier()
})
afterAll(async () => {
  await dossier.close()
})

const documentOf = async (index: number) => {
  const document = await dossier.call('documents.get', { id: dossier.documents[index]?.id ?? '' })
  return { document, client: await dossier.call('clients.get', { id: document.content.clientId }) }
}

test('an address mended after the issue is the one a letter goes to, with the cover page that shows it', async () => {
  const { document, client } = await documentOf(0)
  const documentId = document.id
  const move = (change: Partial<typeof client.billingAddress>) =>
    dossier.call('clients.save', { ...client, billingAddress: { ...client.billingAddress, ...change } })
  const letter = (cover: boolean) => ({ override: { channel: 'courrier' as const, cover, copy: 'none' as const } })
  const blocking = async (cover: boolean) =>
    (await dossier.call('sending.prepare', { documentId, choice: letter(cover) })).checks.map(({ id }) => id)

  await move({ npai: true })
  expect(await blocking(false)).toEqual(['NB-ADR-1'])
  await move({ npai: false, line1: '8 quai du Port' })
  expect(await blocking(false)).toEqual(['NB-ADR-9'])
  expect(await blocking(true)).toEqual([])
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice: letter(true) })
  dossier.pass(11_000)
  await dossier.call('sync.now', {})
  const sent = await dossier.call('submissions.get', { id: submissionIds[0] ?? '' })
  const row = (await dossier.ledger()).find(({ key }) => key === sent.key)
  expect(row?.variables).toMatchObject({ Cover: 'Y', ToBlockAddress: expect.stringContaining('8 quai du Port') })
  expect((await dossier.call('documents.get', { id: documentId })).buyer).toEqual(document.buyer)
})

test('a copy on paper to an address marked NPAI is refused, and the client card says so before', async () => {
  const { document, client } = await documentOf(1)
  const billingAddress = { ...client.billingAddress, npai: true }
  await dossier.call('clients.save', { ...client, billingAddress, sending: { channel: 'email', copy: 'courrier' } })
  const refused = await dossier.ask('sending.submit', {
    documentId: document.id,
    choice: { override: {}, email: 'compta@client.example' },
  })
  expect(refused).toMatchObject({ ok: false, error: { fields: { 'billingAddress.npai': expect.any(String) } } })
  const card = await dossier.call('clients.readiness', { id: client.id })
  expect(card.map(({ id }) => id)).toContain('NB-ADR-1')
})
