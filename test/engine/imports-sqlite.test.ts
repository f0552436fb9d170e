import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import type { Output } from '../../shared/contract.ts'
import { centsText } from '../../shared/rules/decimal.ts'
import { temporaryFolder } from '../support/neotouch-sandbox.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = temporaryFolder()
const fixtures = resolve(import.meta.dirname, '../fixtures/ebp')
/** Samples that stand beside the project and are not part of it. */
const samples = resolve(import.meta.dirname, '../../../shared/samples')

interface Expected {
  refused: Record<Kind, { line: number; record: string }[]>
  imported: Record<'clients' | 'documents' | 'invoices' | 'credits', number> &
    Record<'invoicesTtc' | 'creditsTtcAbsolute', string>
}
type Kind = 'clients' | 'documents'

let dossiers = 0
let path = ''
let open: OpenEngine
beforeEach(async () => {
  path = join(folder, `${++dossiers}.dossier`)
  open = openEngine()
  await open.call('dossiers.create', { path, company: { name: 'Essai' } })
})
afterEach(() => open.close())
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const runImport = (from: string, kind: Kind) => open.call('imports.run', { path: join(from, `${kind}.csv`), kind })
const french = (cents: number): string => centsText(cents).replace('.', ',')

/** What the file of the dossier holds, without what an import writes about itself. */
async function content(): Promise<unknown> {
  await open.close()
  const database = openDatabase(path, { create: false })
  const held = ['client', 'document', 'event', 'number_series'].map((table) =>
    database.prepare(`SELECT * FROM ${table} ORDER BY 1`).all(),
  )
  database.close()
  open = openEngine()
  await open.call('dossiers.open', { path })
  return held
}

async function everyDocument(kind: 'invoice' | 'creditNote') {
  const rows: Output<'documents.list'>['rows'] = []
  let after: string | null = null
  do {
    const page: Output<'documents.list'> = await open.call('documents.list', { kind, limit: 500, after })
    rows.push(...page.rows)
    after = page.next
  } while (after !== null)
  return rows
}

async function expectImported({ imported, refused }: Pick<Expected, 'imported'> & Partial<Expected>, from: string) {
  const reports = { clients: await runImport(from, 'clients'), documents: await runImport(from, 'documents') }
  for (const kind of ['clients', 'documents'] as const) {
    expect(reports[kind]).toMatchObject({ created: imported[kind], updated: 0, unchanged: 0 })
    if (!refused) continue
    const told = reports[kind].issues.filter(({ severity }) => severity === 'refus')
    expect(told.map(({ line, record }) => ({ line, record }))).toEqual(refused[kind])
  }
  expect((await open.call('clients.list', { limit: 1 })).total).toBe(imported.clients)
  const invoices = await everyDocument('invoice')
  const credits = await everyDocument('creditNote')
  expect([invoices.length, credits.length]).toEqual([imported.invoices, imported.credits])
  const sum = (rows: typeof invoices): string => french(rows.reduce((total, row) => total + row.total, 0))
  expect([sum(invoices), sum(credits)]).toEqual([imported.invoicesTtc, imported.creditsTtcAbsolute])
  expect([...invoices, ...credits].every(({ state }) => state === 'draft')).toBe(true)
}

describe.each([
  ['our own, UTF-8', join(fixtures, 'small-utf8-bom')],
  ['our own, Windows-1252', join(fixtures, 'small-latin1-crlf')],
  ['the samples beside, UTF-8', join(samples, 'small-utf8-bom')],
  ['the samples beside, Windows-1252', join(samples, 'small-latin1-crlf')],
])('%s', (_name, from) => {
  const expected = JSON.parse(readFileSync(join(fixtures, 'expected.json'), 'utf8')) as Expected

  test.skipIf(!existsSync(from))('writes what is expected in the dossier, and a second time nothing', async () => {
    await expectImported(expected, from)
    const before = await content()
    for (const kind of ['clients', 'documents'] as const) {
      expect(await runImport(from, kind)).toMatchObject({ created: 0, updated: 0, unchanged: expected.imported[kind] })
    }
    expect(await content()).toEqual(before)
  })
})

const large = join(samples, 'expected/large.json.gz')
test.skipIf(!existsSync(large))(
  'the large sample: every record, to the cent',
  async () => {
    for (const kind of ['clients', 'documents']) {
      const packed = readFileSync(join(samples, 'large-utf8-bom', `${kind}.csv.gz`))
      writeFileSync(join(folder, `${kind}.csv`), gunzipSync(packed))
    }
    const expected = JSON.parse(gunzipSync(readFileSync(large)).toString('utf8')) as Expected
    await expectImported({ imported: expected.imported }, folder)
  },
  240_000,
)

test('a refused line does not stop the others, and mended it comes in alone', async () => {
  const file = join(folder, 'mended.csv')
  const write = (code: string) => writeFileSync(file, `Code (tiers);Nom\nT1;Premier\n${code};Deuxième\nT3;Troisième\n`)
  write('UN-CODE-BEAUCOUP-TROP-LONG-POUR-EBP')
  const first = await open.call('imports.run', { path: file, kind: 'clients' })
  expect(first).toMatchObject({ created: 2, refused: 1 })
  expect(first.issues.find(({ severity }) => severity === 'refus')).toMatchObject({ line: 3 })
  write('T2')
  expect(await open.call('imports.run', { path: file, kind: 'clients' })).toMatchObject({
    created: 1,
    unchanged: 2,
    refused: 0,
  })
})

test('a preview writes nothing at all', async () => {
  const before = await content()
  const from = join(fixtures, 'small-utf8-bom')
  const report = await open.call('imports.preview', { path: join(from, 'clients.csv'), kind: 'clients' })
  expect(report).toMatchObject({ created: 38, runId: null })
  expect(await content()).toEqual(before)
  expect(await open.call('imports.runs', {})).toEqual([])
})
