import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEngine } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'
import type { Client } from '../../shared/model/party.ts'

const folder = mkdtempSync(join(tmpdir(), 'clients-'))
let instant = Date.UTC(2026, 10, 24, 9)
const engine = createEngine({
  clock: () => ++instant,
  http: createNodeHttp(),
  demonstrationDirectory: '',
  readPassword: async () => null,
  emit: () => undefined,
  applicationName: 'clients test',
})

async function call<Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const result = await engine.call(name, input)
  if (!result.ok) throw Object.assign(new Error(result.error.message), result.error)
  return result.value as Output<Name>
}

async function newClient(part: Partial<Client>): Promise<Client> {
  const blank = await call('clients.blank', {})
  return call('clients.save', { ...blank, ...part } as Client)
}

const address = (city: string, postcode = '37000') => ({
  line1: '3 rue des Forges',
  line2: '',
  line3: '',
  line4: '',
  postcode,
  city,
  country: 'FR',
  npai: false,
})

const contact = (id: string, part: Partial<Client['contacts'][number]>) => ({
  id,
  civility: '',
  lastName: '',
  firstName: '',
  role: '',
  service: '',
  phone: '',
  mobile: '',
  fax: '',
  email: '',
  isBilling: false,
  receivesCopy: false,
  ...part,
})

/** An issued invoice of this client. */
async function issuedInvoice(client: Client): Promise<Output<'documents.get'>> {
  const content = await call('documents.blank', { kind: 'invoice', clientId: client.id })
  const draft = await call('documents.save', {
    id: null,
    content: {
      ...content,
      lines: [
        {
          id: crypto.randomUUID(),
          type: 'item',
          description: 'Ramette',
          quantity: '1',
          unitPrice: '10',
          vat: { category: 'S', rate: '20' },
        } as never,
      ],
    },
  })
  return call('documents.issue', { id: draft.id })
}

beforeAll(async () => {
  await call('dossiers.create', { path: join(folder, 'clients.dossier'), company: { name: 'Papeterie' } })
  const company = await call('company.get', {})
  await call('company.update', {
    ...company,
    siren: '000100370',
    nic: '00014',
    vatNumber: 'FR34000100370',
    address: address('Tours'),
  })
})
afterAll(async () => {
  await engine.close()
  rmSync(folder, { recursive: true, force: true })
})

test('a client that may be the same is found by SIREN, by e-mail and by a near name in the same town', async () => {
  const known = await newClient({
    name: 'SARL Menuiserie Lefaure',
    siren: '000100370',
    billingAddress: address('Tours'),
    contacts: [contact(crypto.randomUUID(), { email: 'Claire@lefaure.example', isBilling: true })],
  })
  const query = { id: crypto.randomUUID(), name: '', city: '', siren: '', emails: [] }
  const reasons = async (part: Partial<Input<'clients.duplicates'>>) =>
    (await call('clients.duplicates', { ...query, ...part })).map((one) => [one.id, one.reason])

  expect(await reasons({ siren: '000 100 370' })).toEqual([[known.id, 'siren']])
  expect(await reasons({ emails: ['claire@LEFAURE.example'] })).toEqual([[known.id, 'email']])
  expect(await reasons({ name: 'Lefaurre menuiserie', city: 'TOURS CEDEX 1' })).toEqual([[known.id, 'name']])
  expect(await reasons({ name: 'Lefaurre menuiserie', city: 'Nantes' })).toEqual([])
  expect(await reasons({ name: 'Boulangerie Martin', city: 'Tours' })).toEqual([])
  expect(await reasons({ id: known.id, siren: '000100370', name: known.name, city: 'Tours' })).toEqual([])
})

test('a client without document is deleted and comes back; with a document it is archived', async () => {
  const alone = await newClient({ name: 'Seule', isPerson: true, isProspect: true, billingAddress: address('Tours') })
  const deleted = await call('clients.delete', { id: alone.id })
  await expect(call('clients.get', { id: alone.id })).rejects.toMatchObject({ code: 'not_found' })
  expect((await call('search.all', { query: 'Seule' })).length).toBe(0)
  expect(await call('clients.save', deleted)).toEqual(alone)

  await issuedInvoice(alone)
  const buyer = await call('clients.get', { id: alone.id })
  expect(buyer.isProspect).toBe(false)
  // A card that was open before the invoice does not make it a prospect again.
  expect((await call('clients.save', { ...buyer, isProspect: true })).isProspect).toBe(false)
  await expect(call('clients.delete', { id: alone.id })).rejects.toMatchObject({ code: 'conflict' })

  const listed = async (archived: boolean) =>
    (await call('clients.list', { search: 'Seule', archived })).rows.map((row) => row.id)
  const archived = await call('clients.archive', { id: alone.id, archived: true })
  expect(archived.archivedAt).not.toBeNull()
  expect([await listed(false), await listed(true)]).toEqual([[], [alone.id]])
  await call('clients.archive', { id: alone.id, archived: false })
  expect([await listed(false), await listed(true)]).toEqual([[alone.id], []])
})

test('merging moves documents, contacts and history; what is issued keeps its words', async () => {
  const kept = await newClient({ name: 'Garage Bellerive', iban: '', billingAddress: address('Lyon', '69003') })
  const shared = contact(crypto.randomUUID(), {
    email: 'compta@bellerive.example',
    lastName: 'Perrachon',
    isBilling: true,
  })
  await call('clients.save', { ...kept, contacts: [shared] })
  const other = await newClient({
    name: 'Bellerive garage',
    iban: 'FR7630006000011234567890189',
    notes: 'Livrer le matin',
    billingAddress: address('Lyon', '69003'),
    contacts: [
      contact(crypto.randomUUID(), { email: 'COMPTA@bellerive.example', isBilling: true }),
      contact(crypto.randomUUID(), { email: 'sofia@bellerive.example', firstName: 'Sofia' }),
    ],
  })
  const invoice = await issuedInvoice(other)
  const content = await call('documents.blank', { kind: 'invoice', clientId: other.id })
  const draft = await call('documents.save', { id: null, content })

  const preview = await call('clients.mergePreview', { from: other.id, into: kept.id })
  expect(preview).toMatchObject({ issued: 1, drafts: 1, submissions: 0, contacts: ['Sofia'], filled: ['iban'] })
  expect((await call('clients.get', { id: other.id })).id).toBe(other.id)

  const merged = await call('clients.merge', { from: other.id, into: kept.id })
  expect(merged).toEqual(preview.result)
  expect(merged.contacts.map((one) => one.isBilling)).toEqual([true, false])
  expect(merged.notes).toBe('Livrer le matin')
  const history = await call('clients.history', { id: kept.id })
  expect(history.documents.map((row) => row.id).sort()).toEqual([invoice.id, draft.id].sort())
  expect(history.events[0]?.message).toMatch(/Bellerive garage.*2 documents/)
  expect((await call('clients.get', { id: other.id })).id).toBe(kept.id)
  expect((await call('documents.get', { id: invoice.id })).buyer).toEqual(invoice.buyer)
  expect((await call('documents.get', { id: draft.id })).content.clientId).toBe(kept.id)
  expect((await call('clients.list', { search: 'bellerive' })).rows.map((row) => row.id)).toEqual([kept.id])
  await expect(call('clients.merge', { from: kept.id, into: kept.id })).rejects.toMatchObject({ code: 'invalid' })
})

test('the data of a contact is exported whole, then erased but for what the law keeps', async () => {
  const person = contact(crypto.randomUUID(), {
    firstName: 'Maëlle',
    lastName: 'Delaunoy',
    email: 'm@delaunoy.example',
    isBilling: true,
  })
  const client = await newClient({ name: 'Imprimerie', billingAddress: address('Tours'), contacts: [person] })
  const invoice = await issuedInvoice(client)
  const key = { clientId: client.id, contactId: person.id }

  const file = await call('clients.contactExport', key)
  const held = JSON.parse(new TextDecoder().decode(file.bytes))
  expect(file.name).toBe('Données de Maëlle Delaunoy.json')
  expect(held.contact).toEqual(person)
  expect(held.documents).toMatchObject([{ number: invoice.number, contact: { email: person.email } }])

  expect((await call('clients.contactHoldings', key)).map((one) => [one.place, one.count])).toEqual([
    ['card', 1],
    ['issued', 1],
    ['backups', 0],
  ])
  const { client: after, kept } = await call('clients.contactErase', key)
  expect(after.contacts).toEqual([])
  expect(kept[0]?.kept).toMatch(/dix ans.*L123-22/)
  expect((await call('documents.get', { id: invoice.id })).buyer.contact?.email).toBe(person.email)
  expect((await call('clients.history', { id: client.id })).events[0]?.message).not.toMatch(/Delaunoy/)
  await expect(call('clients.contactExport', key)).rejects.toMatchObject({ code: 'not_found' })
})

test('what is typed and not saved comes back, until the card is saved', async () => {
  const client = await newClient({ name: 'Brouillon', billingAddress: address('Tours') })
  await call('clients.keepEntry', { clientId: client.id, data: { ...client, name: 'Brouill' } })
  const fresh = crypto.randomUUID()
  await call('clients.keepEntry', { clientId: fresh, data: { name: 'Nouve' } })
  expect((await call('clients.entry', { id: client.id }))?.data.name).toBe('Brouill')
  expect(await call('clients.entry', { id: null })).toMatchObject({ clientId: fresh, data: { name: 'Nouve' } })
  await call('clients.save', { ...client, name: 'Brouillon final' })
  expect(await call('clients.entry', { id: client.id })).toBeNull()
  await call('clients.forgetEntry', { id: fresh })
  expect(await call('clients.entry', { id: null })).toBeNull()
})

test('the history says what changed, and a duplicate is a new client of its own', async () => {
  const client = await newClient({
    name: 'Témoin',
    billingAddress: address('Tours'),
    contacts: [contact(crypto.randomUUID(), { lastName: 'Un' })],
  })
  await call('clients.save', { ...client, iban: 'FR7630006000011234567890189', notes: 'Note' })
  const { events } = await call('clients.history', { id: client.id })
  expect(events.map((one) => one.message)).toEqual(['Fiche modifiée\u00a0: banque, notes', 'Fiche créée'])
  const copy = await call('clients.duplicate', { id: client.id })
  expect(copy.name).toBe('Témoin')
  expect([copy.id === client.id, copy.code === client.code, copy.contacts[0]?.id === client.contacts[0]?.id]).toEqual([
    false,
    false,
    false,
  ])
  expect((await call('clients.list', { search: 'Témoin' })).total).toBe(1)
  expect(await call('clients.towns', { postcode: '37000' })).toEqual(['Tours'])
})
