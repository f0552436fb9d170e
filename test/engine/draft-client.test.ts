import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { line } from '../support/invoice-fixtures.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'draft-merge-'))
const fixtures = resolve(import.meta.dirname, '../fixtures/ebp/small-utf8-bom')
let open: OpenEngine
beforeAll(async () => {
  open = openEngine()
  await open.call('dossiers.create', { path: join(folder, 'a.dossier'), company: { name: 'Essai' } })
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const newClient = async (name: string) => open.call('clients.save', { ...(await open.call('clients.blank', {})), name })

test('a draft that is typed while its client is merged goes to the kept card', async () => {
  const [merged, kept] = [await newClient('Ancienne fiche'), await newClient('Fiche gardée')]
  const content = await open.call('documents.blank', { kind: 'invoice', clientId: merged.id })
  const { id } = await open.call('documents.save', { id: null, content })
  await open.call('clients.merge', { from: merged.id, into: kept.id })
  const saved = await open.call('documents.save', { id, content: { ...content, lines: [line(1)] } })
  expect(saved.content).toMatchObject({ clientId: kept.id, lines: [line(1)] })
  expect(saved.buyer.name).toBe('Fiche gardée')
  const first = await open.call('documents.save', { id: null, content })
  expect(first.content.clientId).toBe(kept.id)
  expect((await open.call('clients.history', { id: kept.id })).documents).toHaveLength(2)
})

test('an imported draft keeps its number and the buyer of its file', async () => {
  for (const kind of ['clients', 'documents'] as const) {
    await open.call('imports.run', { kind, path: join(fixtures, `${kind}.csv`) })
  }
  const { rows } = await open.call('documents.list', { kind: 'invoice', search: 'FA00001045' })
  const draft = await open.call('documents.get', { id: rows[0]?.id ?? '' })
  const kept = await newClient('Autre fiche')
  await open.call('clients.merge', { from: draft.content.clientId, into: kept.id })
  const saved = await open.call('documents.save', { id: draft.id, content: { ...draft.content, reference: 'Typée' } })
  expect(saved).toMatchObject({ importedNumber: 'FA00001045', content: { clientId: kept.id, reference: 'Typée' } })
  expect(saved.buyer.name).toBe(draft.buyer.name)
})

test('the clients that a document may be for: by code, name, town or SIREN, never archived or merged', async () => {
  const blank = await open.call('clients.blank', {})
  const client = await open.call('clients.save', {
    ...blank,
    code: 'ZQ-77',
    name: 'Ébénisterie Quentin',
    siren: '812345676',
    billingAddress: { ...blank.billingAddress, city: 'Plouzané', postcode: '29280' },
  })
  const codes = async (query: string, limit = 8) =>
    (await open.call('clients.choices', { query, limit })).map(({ code }) => code)
  for (const query of ['zq-7', 'ebenist quent', 'plouz', '812 345 676', '8123456']) {
    expect([query, await codes(query)]).toEqual([query, ['ZQ-77']])
  }
  expect(await codes('ancienne')).toEqual([])
  expect((await codes('C0', 3)).length).toBe(3)
  await open.call('clients.archive', { id: client.id, archived: true })
  expect(await codes('zq-7')).toEqual([])
  for (const query of ['zq-7', 'ebenist quent']) {
    const found = await open.call('clients.choices', { query, archived: true })
    expect(found.map(({ code, archived }) => [code, archived])).toEqual([['ZQ-77', true]])
  }
  expect((await open.call('clients.choices', { query: 'ancienne', archived: true })).map(({ name }) => name)).toEqual(
    [],
  )
})
