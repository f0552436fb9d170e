import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { SVG_LOGO } from '../support/logos.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

let folder: string
let open: OpenEngine
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'print-settings-'))
  open = openEngine()
  await open.call('dossiers.createDemonstration', { path: join(folder, 'x.dossier') })
})
afterEach(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

const draftId = async (): Promise<string> =>
  (await open.call('documents.list', { kind: 'invoice', state: 'draft', limit: 1 })).rows[0]?.id ?? ''
const hasFigure = (bytes: Uint8Array): boolean => Buffer.from(bytes).includes('/S /Figure')

test('settings are kept with the dossier, print the next document, and leave issued ones as they are', async () => {
  const before = await open.call('print.get', {})
  expect(before).toMatchObject({ logo: null, accent: null, paymentQr: false, bank: true })
  const first = await open.call('documents.issue', { id: await draftId() })
  const kept = await open.call('documents.file', { id: first.id })
  expect(hasFigure(kept.bytes)).toBe(false)

  const next = { ...before, logo: SVG_LOGO, code: 'column' as const, footer: 'Garantie décennale' }
  const saved = await open.call('print.update', next)
  expect(saved.logo?.type).toBe('svg')
  await open.call('dossiers.close', {})
  await open.call('dossiers.open', { path: join(folder, 'x.dossier') })
  expect(await open.call('print.get', {})).toEqual(saved)
  expect((await open.call('company.get', {})).footer).toBe('Garantie décennale')

  const draft = await draftId()
  expect(hasFigure((await open.call('documents.file', { id: draft })).bytes)).toBe(true)
  const second = await open.call('documents.issue', { id: draft })
  expect(hasFigure((await open.call('documents.file', { id: second.id })).bytes)).toBe(true)
  expect((await open.call('documents.file', { id: first.id })).sha256).toBe(kept.sha256)
  expect(Buffer.from((await open.call('documents.file', { id: first.id })).bytes).equals(Buffer.from(kept.bytes))).toBe(
    true,
  )
})

test('a model in black and white closes colour printing of letters, in the same save', async () => {
  const neotouch = await open.call('neotouch.get', {})
  await open.call('neotouch.update', { ...neotouch, sending: { ...neotouch.sending, color: true } })
  await open.call('print.update', { ...(await open.call('print.get', {})), model: 'compact' })
  expect((await open.call('neotouch.get', {})).sending.color).toBe(false)
  expect((await open.call('company.get', {})).printModel).toBe('compact')
})

test('the preview draws the youngest invoice, keeps nothing, and the same settings give the same bytes', async () => {
  const settings = await open.call('print.get', {})
  const one = await open.call('print.preview', settings)
  const other = await open.call('print.preview', { ...settings, accent: '#7a1f2b' })
  expect(one.document).toMatch(/^Facture /)
  expect((await open.call('print.preview', settings)).key).toBe(one.key)
  expect(other.key).not.toBe(one.key)
  const plain = await open.call('print.previewFile', { key: one.key })
  const marked = await open.call('print.previewFile', { key: one.key, envelope: true })
  expect(marked.bytes.length).toBeGreaterThan(plain.bytes.length)
  expect(await open.call('print.get', {})).toEqual(settings)
})

test('a dossier without documents previews an example', async () => {
  await open.call('dossiers.create', { path: join(folder, 'vide.dossier'), company: { name: 'Neuve' } })
  const settings = await open.call('print.get', {})
  expect(await open.call('print.preview', { ...settings, paymentQr: true })).toMatchObject({ document: null, pages: 1 })
})

test('a logo that a window hands over is read again: what is dangerous does not enter', async () => {
  const settings = await open.call('print.get', {})
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 4" onload="evil()"><script>evil()</script><path d="M0 0h4v4z"/></svg>`
  const data = Buffer.from(svg).toString('base64')
  const saved = await open.call('print.update', { ...settings, logo: { ...SVG_LOGO, data } })
  expect(Buffer.from(saved.logo?.data ?? '', 'base64').toString()).not.toContain('evil')
})
