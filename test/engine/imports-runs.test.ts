import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { EngineOptions } from '../../main/engine/engine.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'import-runs-'))
const fixtures = resolve(import.meta.dirname, '../fixtures/ebp/small-utf8-bom')
let dossiers = 0
let path = ''
let open: OpenEngine
let onProgress: () => void = () => undefined

const emit: EngineOptions['emit'] = (event) => {
  if (event === 'progress') onProgress()
}
beforeEach(async () => {
  await open?.close()
  onProgress = () => undefined
  path = join(folder, `${++dossiers}.dossier`)
  open = openEngine({ emit })
  await open.call('dossiers.create', { path, company: { name: 'Essai' } })
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const importFile = (kind: 'clients' | 'documents') =>
  open.call('imports.run', { path: join(fixtures, `${kind}.csv`), kind })
const clients = () => open.call('clients.list', { search: '', limit: 200 })
const invoices = () => open.call('documents.list', { kind: 'invoice', search: '', limit: 200 })
const written = (name: string, content: string): string => {
  const file = join(folder, name)
  writeFileSync(file, content)
  return file
}
const manyClients = (count: number): string =>
  written(
    'many.csv',
    `Code (tiers);Nom\n${Array.from({ length: count }, (_, index) => `T${index};Client ${index}`).join('\n')}\n`,
  )

test('a whole import is taken back, and may be made again', async () => {
  const first = await importFile('clients')
  await importFile('documents')
  const runs = await open.call('imports.runs', {})
  expect(runs.map(({ kind, state }) => [kind, state])).toEqual([
    ['documents', 'done'],
    ['clients', 'done'],
  ])
  expect(await open.call('imports.undo', { id: runs[0]?.id ?? '' })).toEqual({ removed: 56, restored: 0, kept: [] })
  expect(await open.call('imports.undo', { id: first.runId ?? '' })).toEqual({ removed: 38, restored: 0, kept: [] })
  expect([(await clients()).total, (await invoices()).total]).toEqual([0, 0])
  expect((await open.call('search.all', { query: 'Fontbrune' })).length).toBe(0)
  await expect(open.call('imports.undo', { id: first.runId ?? '' })).rejects.toThrow(/déjà annulé/)
  expect(await importFile('clients')).toMatchObject({ created: 38 })
})

test('an import over existing records gives back what they were', async () => {
  await importFile('clients')
  const before = (await clients()).rows.find((row) => row.code === 'C00002')
  const changed = written('changed.csv', 'Code (tiers);Nom\nC00002;Autre nom\n')
  const run = await open.call('imports.run', { path: changed, kind: 'clients' })
  expect(run).toMatchObject({ created: 0, updated: 1 })
  expect((await clients()).rows.find((row) => row.code === 'C00002')?.name).toBe('Autre nom')
  expect(await open.call('imports.undo', { id: run.runId ?? '' })).toEqual({ removed: 0, restored: 1, kept: [] })
  expect((await clients()).rows.find((row) => row.code === 'C00002')).toEqual(before)
})

test('what a person changed, used or validated since then stays, and is named', async () => {
  const first = await importFile('clients')
  const second = await importFile('documents')
  const company = readFileSync(resolve(import.meta.dirname, '../fixtures/demonstration/company.json'), 'utf8')
  await open.call('company.update', JSON.parse(company))
  const draft = (await invoices()).rows.find((row) => row.importedNumber === 'FA00001045')
  await open.call('documents.issue', { id: draft?.id ?? '' })
  const row = (await clients()).rows.find((one) => one.code === 'C00003')
  const client = await open.call('clients.get', { id: row?.id ?? '' })
  await open.call('clients.save', { ...client, name: 'Changé à la main' })
  const documents = await open.call('imports.undo', { id: second.runId ?? '' })
  const undone = await open.call('imports.undo', { id: first.runId ?? '' })
  expect(documents.kept).toContainEqual({ label: 'FA00001045', reason: 'validé depuis l’import' })
  expect(undone.kept).toContainEqual({ label: 'C00001', reason: 'a des documents' })
  expect(undone.kept).toContainEqual({ label: 'C00003', reason: 'modifié depuis l’import' })
  expect(undone.removed + undone.kept.length).toBe(38)
  expect(documents.removed + documents.kept.length).toBe(56)
})

test('a cancelled import leaves nothing, and says so', async () => {
  onProgress = () => void open.call('imports.cancel', {})
  await expect(open.call('imports.run', { path: manyClients(2_000), kind: 'clients' })).rejects.toThrow(
    'Import annulé : rien n’a été modifié.',
  )
  expect((await clients()).total).toBe(0)
  expect((await open.call('imports.runs', {})).map((run) => run.state)).toEqual(['cancelled'])
})

test('a record that a person changes during the import is left to that person', async () => {
  await importFile('clients')
  const row = (await clients()).rows.find((one) => one.code === 'C00002')
  const client = await open.call('clients.get', { id: row?.id ?? '' })
  const lines = Array.from({ length: 600 }, (_, index) => `T${index};Client ${index}`)
  const file = written('concurrent.csv', `Code (tiers);Nom\n${lines.join('\n')}\nC00002;Du fichier\n`)
  let saved: Promise<unknown> | null = null
  onProgress = () => {
    saved ??= open.call('clients.save', { ...client, name: 'De la personne' })
  }
  const report = await open.call('imports.run', { path: file, kind: 'clients' })
  await saved
  expect(report).toMatchObject({ created: 600, updated: 0, refused: 1 })
  expect(report.issues.at(-1)?.message).toMatch(/Relancez l’import pour cette fiche/)
  expect((await open.call('clients.get', { id: client.id })).name).toBe('De la personne')
})

test('an import that is killed in the middle leaves nothing behind', async () => {
  const file = manyClients(4_000)
  await open.close()
  const child = fork(join(import.meta.dirname, '../support/import-child.ts'), [path, file])
  const [said] = await once(child, 'message')
  expect(said).toBe('writing')
  child.kill('SIGKILL')
  await once(child, 'exit')
  open = openEngine()
  await open.call('dossiers.open', { path })
  expect((await clients()).total).toBe(0)
  expect((await open.call('imports.runs', {})).map((run) => run.state)).toEqual(['cancelled'])
})

test('columns under other names are matched, and the matching is kept for the next file', async () => {
  const file = written(
    'other.csv',
    'N° client;Raison sociale;CP;Ville;Courriel\n12;Forge du Lac;74000;Annecy;a@lac.example\n',
  )
  const columns = await open.call('imports.columns', { path: file, kind: 'clients' })
  expect(columns).toMatchObject({ complete: true, exact: false })
  const mapping = Object.fromEntries(columns.ours.flatMap((one) => (one.file === null ? [] : [[one.label, one.file]])))
  expect(mapping).toEqual({
    'Code (tiers)': 'N° client',
    Nom: 'Raison sociale',
    'Code postal (facturation)': 'CP',
    'Ville (facturation)': 'Ville',
    'E-mail (facturation)': 'Courriel',
  })
  const { 'E-mail (facturation)': _left, ...chosen } = mapping
  await open.call('imports.run', { path: file, kind: 'clients', mapping: chosen })
  expect((await clients()).rows[0]).toMatchObject({ code: '12', name: 'Forge du Lac', city: 'Annecy', email: '' })
  const again = await open.call('imports.columns', { path: file, kind: 'clients' })
  expect(again.ours.find((one) => one.label === 'E-mail (facturation)')?.file).toBeNull()
  expect(again.ours.find((one) => one.label === 'Nom')?.file).toBe('Raison sociale')
})
