import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { EngineOptions } from '../../main/engine/engine.ts'
import type { Input } from '../../shared/contract.ts'
import type { BulkChanges } from '../../shared/model/bulk-update.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'bulk-update-'))
let dossiers = 0
let path = ''
let open: OpenEngine
let onProgress: (done: number, total: number | null) => void = () => undefined

const emit: EngineOptions['emit'] = (event, payload) => {
  if (event === 'progress' && 'done' in payload) onProgress(payload.done, payload.total)
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

type Given = Partial<Input<'clients.save'>>
async function add(code: string, given: Given = {}) {
  const blank = await open.call('clients.blank', {})
  return open.call('clients.save', { ...blank, code, name: `Client ${code}`, ...given })
}
const withEmail = (email: string, receivesCopy = false): Given => ({
  contacts: [{ id: crypto.randomUUID(), lastName: 'Roux', email, isBilling: true, receivesCopy }],
})
const address = (city: string, postcode: string): Given => ({ billingAddress: { city, postcode } })
const client = async (code: string) => {
  const { rows } = await open.call('clients.list', { search: code, limit: 10 })
  return open.call('clients.get', { id: rows.find((row) => row.code === code)?.id ?? '' })
}
const update = (changes: BulkChanges, selection: Input<'bulkUpdate.count'> = {}) =>
  open.call('bulkUpdate.run', { selection, changes })
const codesOf = async (selection: Input<'bulkUpdate.count'>) => {
  const { rows } = await open.call('bulkUpdate.preview', { selection, changes: { blockedReason: 'essai' } })
  return rows.map((row) => row.code).sort()
}

test('filters choose by family, place, channel, territory and nature; the archived are left out', async () => {
  await add('A', { familyCode: 'GC', familyLabel: 'Grands comptes', ...address('Évreux', '27000') })
  await add('B', { ...address('Ajaccio', '20000'), sending: { channel: 'courrier' } })
  await add('C', { ...address('Bastia', '20200'), territory: 'DOM', isProspect: true })
  const archived = await add('D', { familyCode: 'GC' })
  await open.call('clients.archive', { id: archived.id, archived: true })
  expect(await codesOf({})).toEqual(['A', 'B', 'C'])
  expect(await codesOf({ family: 'GC' })).toEqual(['A'])
  expect(await codesOf({ family: '' })).toEqual(['B', 'C'])
  expect(await codesOf({ place: 'evr' })).toEqual(['A'])
  expect(await codesOf({ place: '20' })).toEqual(['B', 'C'])
  expect(await codesOf({ place: '2a' })).toEqual(['B'])
  expect(await codesOf({ place: '2B' })).toEqual(['C'])
  expect(await codesOf({ channel: 'courrier' })).toEqual(['B'])
  expect(await codesOf({ channel: 'email' })).toEqual(['A', 'C'])
  expect(await codesOf({ territory: 'DOM' })).toEqual(['C'])
  expect(await codesOf({ kind: 'prospects' })).toEqual(['C'])
  expect(await codesOf({ kind: 'clients' })).toEqual(['A', 'B'])
  expect(await open.call('bulkUpdate.count', { place: '20' })).toEqual({ total: 2 })
  expect(await open.call('bulkUpdate.families', {})).toEqual([{ code: 'GC', label: 'Grands comptes' }])
})

test('a list of codes takes each once; unknown and archived ones are named', async () => {
  await add('00042')
  const archived = await add('D')
  await open.call('clients.archive', { id: archived.id, archived: true })
  const selection = { codes: ['00042', ' 00042', 'D', '42'] }
  const report = await update({ blockedReason: 'Litige' }, selection)
  expect(report.counts).toEqual({ chosen: 3, changed: 1, warned: 0, unchanged: 0, refused: 2 })
  expect(report.rows.map(({ code, outcome, reasons }) => [code, outcome, reasons[0]])).toEqual([
    ['D', 'refused', 'Client archivé : remettez-le en service d’abord.'],
    ['42', 'refused', 'Aucun client n’a ce code.'],
    ['00042', 'changed', undefined],
  ])
  expect((await client('00042')).blockedReason).toBe('Litige')
})

test('every field is set, then goes back to what is inherited', async () => {
  await add('A', { ...withEmail('a@exemple.fr', true), paymentTermsLabel: '60 jours', paymentTermsCode: 'V60' })
  const before = await client('A')
  const set = {
    channel: 'portail',
    copy: 'email',
    color: true,
    signature: true,
    bothSided: false,
    cover: true,
    terms: { days: 30, endOfMonth: true, dayOfMonth: 10 },
    paymentMode: 'transfer',
    family: { code: 'GC', label: 'Grands comptes' },
    blockedReason: 'Litige',
  } as const
  await update(set)
  const after = await client('A')
  expect(after).toEqual({
    ...before,
    sending: { channel: 'portail', copy: 'email', color: true, signature: true, bothSided: false, cover: true },
    paymentDays: 30,
    paymentEndOfMonth: true,
    paymentDayOfMonth: 10,
    paymentTermsCode: '',
    paymentTermsLabel: '30 jours fin de mois le 10',
    paymentMode: 'transfer',
    familyCode: 'GC',
    familyLabel: 'Grands comptes',
    blockedReason: 'Litige',
  })
  const listed = await open.call('lists.clients', { filter: { channel: 'portail' } })
  expect(listed.rows.map((row) => [row.code, row.channelFrom])).toEqual([['A', 'client']])
  const reset = await update({
    channel: null,
    copy: null,
    color: null,
    signature: null,
    bothSided: null,
    cover: null,
    terms: { days: null, endOfMonth: false, dayOfMonth: null },
    blockedReason: '',
  })
  expect(reset.counts).toMatchObject({ changed: 1, unchanged: 0 })
  expect(await client('A')).toMatchObject({ sending: {}, paymentDays: null, paymentTermsLabel: '', blockedReason: '' })
  expect((await open.call('clients.history', { id: before.id })).events[0]?.message).toBe(
    'Assistant de mise à jour : diffusion, copie, impression couleur, signature PDF, recto verso, page de garde, délai de paiement, blocage des envois',
  )
})

test('what a client cannot have is refused with the reason, what needs mending is warned of', async () => {
  await open.call('company.update', { ...(await open.call('company.get', {})), printModel: 'classic-mono' })
  await add('PRIVE', withEmail('p@exemple.fr'))
  await add('PUBLIC', { isPublic: true, siren: '217500016' })
  const outcome = async (changes: BulkChanges) => {
    const { rows } = await open.call('bulkUpdate.preview', { selection: {}, changes })
    return Object.fromEntries(rows.map((row) => [row.code, [row.outcome, ...row.reasons]]))
  }
  expect(await outcome({ channel: 'chorus' })).toEqual({
    PRIVE: ['refused', 'Chorus Pro est réservé au secteur public, et ce client n’en est pas.'],
    PUBLIC: ['warned', 'Il manque le SIRET : Chorus Pro refusera le dépôt.'],
  })
  expect(await outcome({ channel: 'email' })).toEqual({
    PRIVE: ['changed'],
    PUBLIC: ['warned', 'Le contact de facturation n’a pas d’adresse e-mail : rien ne partira avant qu’il en ait une.'],
  })
  expect((await outcome({ color: true })).PRIVE?.[0]).toBe('refused')
  expect((await outcome({ copy: 'email' })).PRIVE).toEqual([
    'warned',
    'Aucun contact avec une adresse e-mail ne reçoit la copie.',
  ])
  expect((await outcome({ terms: { days: 90, endOfMonth: false, dayOfMonth: null } })).PRIVE?.[0]).toBe('warned')
  await update({ channel: 'chorus' })
  expect([(await client('PRIVE')).sending, (await client('PUBLIC')).sending]).toEqual([{}, { channel: 'chorus' }])
})

test('terms that say the same keep their own words', async () => {
  await add('A', { paymentDays: 30, paymentTermsLabel: 'Virement 30 jours net', paymentTermsCode: 'V30' })
  const terms = { days: 30, endOfMonth: false, dayOfMonth: null }
  expect((await update({ terms })).counts).toMatchObject({ changed: 0, unchanged: 1 })
  expect((await client('A')).paymentTermsLabel).toBe('Virement 30 jours net')
})

test('a preview writes nothing and says before and after', async () => {
  await add('A', { sending: { channel: 'courrier' } })
  const before = await client('A')
  const request = { selection: {}, changes: { channel: null, copy: 'courrier' } } as const
  const preview = await open.call('bulkUpdate.preview', request)
  expect(preview).toMatchObject({
    runId: null,
    rows: [{ code: 'A', before: { channel: 'courrier', copy: null }, after: { channel: null, copy: 'courrier' } }],
  })
  expect(await client('A')).toEqual(before)
  expect(await open.call('bulkUpdate.runs', {})).toEqual([])
})

test('an undo gives back what was; what a person changed since stays and is named', async () => {
  await add('A', { sending: { channel: 'courrier', cover: true } })
  await add('B')
  await add('C')
  const start = await Promise.all(['A', 'B', 'C'].map(client))
  const { runId } = await update({ channel: 'portail', blockedReason: 'Litige' })
  await open.call('clients.save', { ...(await client('A')), name: 'Nouveau nom' })
  await open.call('clients.save', { ...(await client('B')), sending: { channel: 'email' } })
  await open.call('clients.delete', { id: start[2]?.id ?? '' })
  const undone = await open.call('bulkUpdate.undo', { id: runId ?? '' })
  expect(undone).toEqual({
    restored: 1,
    keptCount: 2,
    kept: [
      { code: 'B', name: 'Client B', reason: 'Modifié depuis, et gardé : diffusion.' },
      { code: 'C', name: 'Client C', reason: 'La fiche a été supprimée depuis.' },
    ],
  })
  expect(await client('A')).toEqual({ ...start[0], name: 'Nouveau nom' })
  expect(await client('B')).toEqual({ ...start[1], sending: { channel: 'email' } })
  expect(await open.call('bulkUpdate.runs', {})).toMatchObject([{ state: 'undone', changed: 3, kept: 2 }])
  await expect(open.call('bulkUpdate.undo', { id: runId ?? '' })).rejects.toThrow(/déjà annulée/)
})

const many = async (count: number): Promise<void> => {
  for (let index = 0; index < count; index++) await add(`M${String(index).padStart(4, '0')}`)
}

test('an update that is stopped leaves nothing, and a second one waits its turn', async () => {
  await many(450)
  const steps: (number | null)[][] = []
  let second: Promise<unknown> = Promise.resolve()
  onProgress = (done, total) => {
    steps.push([done, total])
    if (done !== 200) return
    second = update({ cover: true }).catch((error: Error) => error.message)
    void open.call('bulkUpdate.cancel', {})
  }
  await expect(update({ channel: 'portail' })).rejects.toThrow('Mise à jour arrêtée : aucun client n’a été modifié.')
  expect(steps).toEqual([[200, 450]])
  expect(await second).toMatch(/déjà en cours/)
  expect(await open.call('bulkUpdate.count', { channel: 'portail' })).toEqual({ total: 0 })
  expect(await open.call('bulkUpdate.runs', {})).toMatchObject([{ state: 'cancelled' }])
  onProgress = () => undefined
  const again = await update({ channel: 'portail' })
  expect(again.counts).toMatchObject({ chosen: 450, changed: 450 })
})

test('an update or an undo that a power cut stopped is taken back at the next opening', async () => {
  await many(450)
  const cut = async (work: () => Promise<unknown>): Promise<string> => {
    const copy = join(folder, `coupure-${++dossiers}.dossier`)
    onProgress = (done) => {
      if (done !== 200) return
      copyFileSync(path, copy)
      copyFileSync(`${path}-wal`, `${copy}-wal`)
    }
    await work()
    return copy
  }
  let runId = ''
  const during = await cut(async () => {
    runId = (await update({ channel: 'portail' })).runId ?? ''
  })
  const undoing = await cut(() => open.call('bulkUpdate.undo', { id: runId }))
  for (const [copy, state] of [
    [during, 'cancelled'],
    [undoing, 'undone'],
  ] as const) {
    await open.call('dossiers.open', { path: copy })
    expect(await open.call('bulkUpdate.runs', {})).toMatchObject([{ state, kept: 0 }])
    expect(await open.call('bulkUpdate.count', { channel: 'portail' })).toEqual({ total: 0 })
    expect(await open.call('bulkUpdate.count', {})).toEqual({ total: 450 })
  }
})
