import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createEncoder } from '../../main/engine/exports/encoder.ts'
import { DEFAULT_ACCOUNTING } from '../../shared/model/accounting.ts'
import { type BooksDossier, booksDossier, type OpenedEngine, openEngine } from '../support/books-dossier.ts'

let dossier: BooksDossier
let opened: OpenedEngine
beforeAll(async () => {
  dossier = await booksDossier()
  opened = openEngine()
  await opened.call('dossiers.open', { path: dossier.path })
})
afterAll(async () => {
  await opened.engine.close()
  dossier.remove()
})

const HEADER =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'

async function journal(more: object = {}) {
  const path = join(dossier.folder, 'journal.txt')
  const report = await opened.call('exports.write', { kind: 'journal', path, ...more })
  const text = new TextDecoder('iso-8859-15').decode(readFileSync(path))
  const [header = '', ...lines] = text.split('\r\n')
  expect(lines.pop()).toBe('')
  const names = header.split('\t')
  const rows = lines.map((line) => {
    const cells = line.split('\t')
    expect(cells).toHaveLength(18)
    return Object.fromEntries(cells.map((cell, index) => [names[index] ?? '', cell])) as Record<string, string>
  })
  return { report, header, rows }
}
const cents = (amount = ''): number => {
  expect(amount).toMatch(/^\d+,\d{2}$/)
  return Number(amount.replace(',', ''))
}

test('the eighteen columns, in order, with a balanced entry for each issued document', async () => {
  const { report, header, rows } = await journal()
  expect(header).toBe(HEADER.replaceAll(' ', '\t'))
  expect(report).toMatchObject({ encoding: 'iso-8859-15', records: 16, skipped: 0, rows: rows.length })
  const entries = new Map<string, typeof rows>()
  for (const row of rows) entries.set(row.EcritureNum ?? '', [...(entries.get(row.EcritureNum ?? '') ?? []), row])
  expect([...entries.keys()]).toEqual(Array.from({ length: 16 }, (_, n) => String(n + 1)))
  let total = 0
  for (const lines of entries.values()) {
    const debit = lines.reduce((sum, line) => sum + cents(line.Debit), 0)
    expect(debit).toBe(lines.reduce((sum, line) => sum + cents(line.Credit), 0))
    expect(new Set(lines.map(({ PieceRef }) => PieceRef)).size).toBe(1)
    total += debit
  }
  expect(report.journal).toEqual({ debit: total, credit: total, lastEntry: 16 })
  const dates = rows.map(({ EcritureDate }) => EcritureDate ?? '')
  expect(dates).toEqual(dates.toSorted())
  for (const date of dates) expect(date).toMatch(/^2026[01]\d[0-3]\d$/)
})

test('an entry names the client by its code, the document by its number, and says what each account is', async () => {
  const { rows } = await journal()
  const [number = ''] = dossier.numbers
  const entry = rows.filter(({ PieceRef }) => PieceRef === number)
  const { rows: found } = await opened.call('documents.list', { kind: 'invoice', search: number })
  const { totals, buyer } = await opened.call('documents.get', { id: found[0]?.id ?? '' })
  expect(entry[0]).toMatchObject({
    JournalCode: 'VE',
    JournalLib: 'Ventes',
    CompteNum: '411000',
    CompAuxNum: buyer.code,
    CompAuxLib: buyer.name,
    EcritureDate: '20261120',
    PieceDate: '20261120',
    EcritureLib: `Facture ${number} ${buyer.name}`,
    Credit: '0,00',
    EcritureLet: '',
    Idevise: '',
  })
  expect(cents(entry[0]?.Debit)).toBe(totals.total)
  const vat = entry.filter(({ CompteNum }) => CompteNum?.startsWith('4457'))
  expect(vat.reduce((sum, line) => sum + cents(line.Credit), 0)).toBe(totals.tax)
  expect(vat[0]).toMatchObject({ CompteNum: '445711', CompteLib: 'TVA collectée 20 %', CompAuxNum: '' })
})

test('a credit note credits its client', async () => {
  const { rows } = await journal()
  const credit = rows.find(({ PieceRef, CompAuxNum }) => PieceRef === dossier.numbers.at(-1) && CompAuxNum !== '')
  expect(credit).toMatchObject({ Debit: '0,00', EcritureLib: expect.stringMatching(/^Avoir /) })
})

test('the period and the first entry are those that were asked for', async () => {
  const { report, rows } = await journal({ from: '2026-11-20', to: '2026-11-20', firstEntry: 40 })
  expect(report).toMatchObject({ records: 3, journal: { lastEntry: 42 } })
  expect([...new Set(rows.map(({ EcritureNum }) => EcritureNum))]).toEqual(['40', '41', '42'])
})

test('accounts are kept in the dossier, and used', async () => {
  expect(await opened.call('accounting.get', {})).toEqual(DEFAULT_ACCOUNTING)
  const changed = {
    ...DEFAULT_ACCOUNTING,
    journalCode: 'VT',
    clients: '411100',
    vat: [{ rate: '20', account: '445717' }],
  }
  await opened.call('accounting.update', changed)
  await opened.call('dossiers.close', {})
  await opened.call('dossiers.open', { path: dossier.path })
  expect(await opened.call('accounting.get', {})).toEqual(changed)
  const { rows } = await journal()
  expect(new Set(rows.map(({ JournalCode }) => JournalCode))).toEqual(new Set(['VT']))
  const accounts = new Set(rows.map(({ CompteNum }) => CompteNum))
  expect([...accounts].filter((account) => /^4/.test(account ?? '')).toSorted()).toEqual(['411100', '445710', '445717'])
  await expect(opened.call('accounting.update', { ...changed, goods: '7A' })).rejects.toThrow(/n’est pas admise/)
  await opened.call('accounting.update', DEFAULT_ACCOUNTING)
})

test('its name says that it is a sales journal, never a FEC of the company', async () => {
  const { name } = await opened.call('exports.fileName', { kind: 'journal', to: '2026-12-31' })
  expect(name).toMatch(/^\d{9}-journal-des-ventes-format-FEC-20261231\.txt$/)
})

test('the command writes it too', async () => {
  await opened.call('dossiers.close', {})
  const output = join(dossier.folder, 'command.txt')
  const cli = resolve(import.meta.dirname, '../../main/engine/cli.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [
    cli,
    ...['export-csv', 'journal', '--dossier', dossier.path, '--output', output, '--from', '2026-01-01'],
  ])
  expect(stdout).toMatch(/16 écritures, \d+ lignes, 0 non écrits, débit [\d,]+ €/)
  expect(readFileSync(output, 'latin1').split('\r\n')).toHaveLength(Number(/(\d+) lignes/.exec(stdout)?.[1]) + 2)
})

test.each([
  ['iso-8859-15', '€ Œ œ š Ÿ é', [0xa4, 32, 0xbc, 32, 0xbd, 32, 0xa8, 32, 0xbe, 32, 0xe9], []],
  ['iso-8859-15', 'L’Été…', [...Buffer.from("L'"), 0xc9, 0x74, 0xe9, ...Buffer.from('...')], ['’', '…']],
  ['windows-1252', '€’œ', [0x80, 0x92, 0x9c], []],
  ['windows-1252', 'ő→', [0x6f, 0x3f], ['ő', '→']],
] as const)('%s writes « %s »', (encoding, text, bytes, lost) => {
  const told: string[] = []
  expect([...createEncoder(encoding).encode(text, (character) => told.push(character))]).toEqual(bytes)
  expect(told).toEqual(lost)
})
