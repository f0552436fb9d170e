import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createImports } from '../../main/engine/imports/imports.ts'
import { type ImportIssue, importReportSchema } from '../../shared/model/imports.ts'
import { centsText } from '../../shared/rules/decimal.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { memoryDossier } from '../support/imports-memory.ts'

const folder = resolve(import.meta.dirname, '../fixtures/ebp')

interface Expected {
  clients: { rows: number; distinctCodes: number }
  documents: {
    rows: number
    computedTotals: Record<string, { ttc: string; brutHT: string; tva: Record<string, { base: string; tva: string }> }>
  }
  refused: Record<'clients' | 'documents', { line: number; record: string }[]>
  anomalies: (ImportIssue & { file: 'clients' | 'documents' })[]
  imported: {
    clients: number
    documents: number
    invoices: number
    credits: number
    invoicesTtc: string
    creditsTtcAbsolute: string
  }
}
const expected = JSON.parse(readFileSync(resolve(folder, 'expected.json'), 'utf8')) as Expected

const french = (cents: number): string => centsText(cents).replace('.', ',')
const twoDecimals = (rate: string): string => Number(rate).toFixed(2).replace('.', ',')
const place = ({ line, record, severity, column }: ImportIssue): string => [line, record, severity, column].join(' | ')

async function importSample(sample: string) {
  const dossier = memoryDossier()
  const imports = createImports(dossier)
  const clients = await imports.run({ path: resolve(folder, sample, 'clients.csv'), kind: 'clients' })
  const documents = await imports.run({ path: resolve(folder, sample, 'documents.csv'), kind: 'documents' })
  return { dossier, imports, reports: { clients, documents } }
}

describe.each([
  ['small-utf8-bom', 'utf-8'],
  ['small-latin1-crlf', 'windows-1252'],
])('%s', async (sample, encoding) => {
  const { dossier, imports, reports } = await importSample(sample)

  test('counts records and knows every column', () => {
    expect(reports.clients).toMatchObject({ encoding, rows: expected.clients.rows, created: expected.imported.clients })
    expect(reports.documents).toMatchObject({
      encoding,
      rows: expected.documents.rows,
      created: expected.imported.documents,
    })
    for (const report of [reports.clients, reports.documents]) {
      expect(importReportSchema.parse(report)).toEqual(report)
      expect(report).toMatchObject({ updated: 0, unchanged: 0, unknownColumns: [], missingColumns: [] })
      expect(report.sample).toHaveLength(5)
    }
  })

  test.each(['clients', 'documents'] as const)('refuses exactly the wrong %s', (kind) => {
    const refused = reports[kind].issues.filter(({ severity }) => severity === 'refus')
    expect(refused.map(({ line, record }) => ({ line, record }))).toEqual(expected.refused[kind])
    expect(reports[kind].refused).toBe(expected.refused[kind].length)
  })

  test.each(['clients', 'documents'] as const)('tells every planted difficulty of %s', (kind) => {
    const told = new Set(reports[kind].issues.map(place))
    const planted = expected.anomalies.filter(({ file }) => file === kind).map(place)
    expect(planted.length).toBeGreaterThan(30)
    expect(planted.filter((difficulty) => !told.has(difficulty))).toEqual([])
  })

  test('warns of nothing else, except what a client hands down to its documents', () => {
    const planted = new Set(expected.anomalies.map(place))
    const surplus = [...reports.clients.issues, ...reports.documents.issues].filter(
      (issue) => issue.severity !== 'info' && !planted.has(place(issue)),
    )
    expect(surplus.map(({ column }) => column)).toEqual([])
  })

  test('computes the expected totals of every document', () => {
    for (const { number, content } of dossier.savedDocuments.values()) {
      const totals = computeTotals(content)
      const want = expected.documents.computedTotals[number]
      const sign = number === 'AV00000110' && want?.ttc.startsWith('-') ? -1 : 1
      expect({ number, ttc: french(sign * totals.total), brutHT: french(sign * totals.gross) }).toEqual({
        number,
        ttc: want?.ttc,
        brutHT: want?.brutHT,
      })
      const vat = totals.vat.map(({ rate, base, tax }) => [
        twoDecimals(rate),
        { base: french(sign * base), tva: french(sign * tax) },
      ])
      expect(Object.fromEntries(vat)).toEqual(want?.tva)
    }
  })

  test('imports the expected sums', () => {
    const sum = (kind: string): string =>
      french(
        [...dossier.savedDocuments.values()]
          .filter(({ content }) => content.kind === kind)
          .reduce((total, document) => total + computeTotals(document.content).total, 0),
      )
    expect([sum('invoice'), sum('creditNote')]).toEqual([
      expected.imported.invoicesTtc,
      expected.imported.creditsTtcAbsolute,
    ])
  })

  test('reads what is difficult as it is written', () => {
    const client = (code: string) => dossier.savedClients.get(code)
    expect(client('C00003')?.name).toBe('Garage "Le Phénix" ; pneus & vidange')
    expect(client('C00004')?.name).toBe("L'Œuvre au Cœur – café d’artistes")
    expect(client('C00012')?.billingAddress.country).toBe('FR')
    expect(client('C00020')).toMatchObject({ siren: '000707257', vatNumber: 'FR05000707257' })
    expect(client('C00021')?.siren).toBe('000786442')
    expect(client('C00022')).toMatchObject({ siren: '000865634', nic: '00042' })
    expect(client('C00027')?.contacts[0]?.email).toBe('Compta@majuscules.example')
    expect(client('C00028')?.notes.split('\n')).toHaveLength(2)
    expect(client('C00036')?.billingAddress).toMatchObject({ line1: '3 chemin des Vignes', line2: '', line4: '' })
    expect(client('C00038')?.discountPercent).toBe('5.5')
    expect(client('00042')).toBeDefined()
    expect(client('C00017')?.name).toBe('Serrurerie Estivalès')
    expect(client('C00025')?.contacts.map(({ email, isBilling }) => [email, isBilling])).toEqual([
      ['compta@deux-adresses.example', true],
      ['direction@deux-adresses.example', false],
    ])
  })

  test('links credit notes, keeps one line apart, picks the VAT category', () => {
    const invoice = dossier.savedDocuments.get('invoice FA00001001')
    const credit = (number: string) => dossier.savedDocuments.get(`creditNote ${number}`)?.content
    expect(credit('AV00000101')?.originalInvoice).toEqual({ id: invoice?.id, number: 'FA00001001', date: '2026-01-13' })
    expect(credit('AV00000108')?.originalInvoice?.id).toBeNull()
    expect(credit('AV00000109')?.originalInvoice).toBeNull()
    expect(credit('AV00000110')?.lines[0]?.quantity).toBe('2')
    const lines = (number: string) => dossier.savedDocuments.get(`invoice ${number}`)?.content.lines ?? []
    expect(lines('FA00001045')).toHaveLength(3)
    expect(['FA00001013', 'FA00001014', 'FA00001015'].map((number) => lines(number)[0]?.vat.category)).toEqual([
      'G',
      'K',
      'E',
    ])
    expect(dossier.savedDocuments.get('invoice FA00001040')?.importedTotal).not.toBeNull()
  })

  test('a second import changes nothing', async () => {
    const before = dossier.writes
    const saved = structuredClone([...dossier.savedClients, ...dossier.savedDocuments])
    for (const kind of ['clients', 'documents'] as const) {
      const again = await imports.run({ path: resolve(folder, sample, `${kind}.csv`), kind })
      expect(again).toMatchObject({ created: 0, updated: 0, unchanged: expected.imported[kind] })
    }
    expect(dossier.writes).toBe(before)
    expect([...dossier.savedClients, ...dossier.savedDocuments]).toEqual(saved)
  })
})

test('both encodings give the same dossier and the same lines', async () => {
  const [one, two] = [await importSample('small-utf8-bom'), await importSample('small-latin1-crlf')]
  expect([...two.dossier.savedClients]).toEqual([...one.dossier.savedClients])
  expect([...two.dossier.savedDocuments]).toEqual([...one.dossier.savedDocuments])
  expect(two.reports.documents.issues).toEqual(one.reports.documents.issues)
})

test('a preview says the same and writes nothing', async () => {
  const dossier = memoryDossier()
  const imports = createImports(dossier)
  const input = { path: resolve(folder, 'small-utf8-bom/clients.csv'), kind: 'clients' } as const
  const progress: [number, number][] = []
  const preview = await imports.preview(input, (done, total) => progress.push([done, total]))
  expect(dossier.writes).toBe(0)
  const { length } = readFileSync(input.path)
  expect(progress.at(-1)).toEqual([length, length])
  expect(await imports.run(input)).toEqual({ ...preview, runId: expect.any(String) })
})
