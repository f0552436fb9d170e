import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CLIENT_COLUMNS, DOCUMENT_COLUMNS } from '../../main/engine/imports/columns.ts'
import { exportReportSchema } from '../../shared/model/exports.ts'
import { type BooksDossier, booksDossier, type OpenedEngine, openEngine } from '../support/books-dossier.ts'

const EBP = resolve(import.meta.dirname, '../fixtures/ebp/small-utf8-bom')
const KINDS = ['clients', 'documents'] as const

let dossier: BooksDossier
let one: OpenedEngine
beforeAll(async () => {
  dossier = await booksDossier()
  one = openEngine()
  await one.call('dossiers.open', { path: dossier.path })
  for (const kind of KINDS) await one.call('imports.run', { kind, path: join(EBP, `${kind}.csv`) })
  await enrichDraft(one)
})

/** An imported draft, changed afterwards into all that a document may hold. */
async function enrichDraft({ call }: OpenedEngine): Promise<void> {
  const { rows } = await call('documents.list', { kind: 'creditNote', state: 'draft', search: 'AV00000101' })
  const { id, content } = await call('documents.get', { id: rows[0]?.id ?? '' })
  const line = { type: 'item' as const, vat: { category: 'S' as const, rate: '20' } }
  await call('documents.save', {
    id,
    content: {
      ...content,
      reference: 'Votre commande « 12 »',
      dueDate: '2026-12-31',
      prepaid: 1_234,
      shipping: 990,
      shippingVat: { category: 'Z', rate: '0' },
      cashDiscountPercent: '1.25',
      shippingWithoutCashDiscount: true,
      notes: 'Première ligne\nSeconde ; ligne',
      originalInvoice: { id: null, number: 'X-12', date: null },
      lines: [
        { ...line, id: randomUUID(), quantity: '-1.125', unit: 'HUR', unitPrice: '0.00125', description: 'Heure' },
        { ...line, id: randomUUID(), unitPrice: '10', discountAmount: '0.333333', vat: { category: 'AE', rate: '0' } },
        { ...line, id: randomUUID(), type: 'text', description: 'Du texte "entre guillemets"\nsur deux lignes' },
        { ...line, id: randomUUID(), unitPrice: '100', discountPercent: '33.333', deliveryDate: '2026-10-01' },
      ],
    },
  })
}

afterAll(async () => {
  await one.engine.close()
  dossier.remove()
})

const place = (name: string): string => join(dossier.folder, name)
const write = (kind: 'clients' | 'documents' | 'journal', name: string, more: object = {}) =>
  one.call('exports.write', { kind, path: place(name), ...more })

/** The bytes of each line, one character a byte. */
const linesOf = (path: string): string[] => readFileSync(path, 'latin1').split('\n')

/** Everything that both dossiers hold under the same code or number, without ids and moments. */
async function contents({ call }: OpenedEngine) {
  const { rows: clients } = await call('clients.list', { sort: { column: 'code', descending: false }, limit: 500 })
  const cards = await Promise.all(clients.map(({ id }) => call('clients.get', { id })))
  const documents: unknown[] = []
  for (const kind of ['invoice', 'creditNote'] as const) {
    const { rows } = await call('documents.list', { kind, sort: { column: 'number', descending: false }, limit: 500 })
    for (const { id } of rows.filter(({ number, importedNumber }) => number ?? importedNumber)) {
      const { content, totals, buyer, number, importedNumber, importedTotal } = await call('documents.get', { id })
      const { lines: _byId, ...sums } = totals
      documents.push({ number: number ?? importedNumber, importedTotal, content, sums, buyer })
    }
  }
  const text = JSON.stringify({ cards, documents }, (key, value: unknown) =>
    key === 'id' || key === 'clientId' || key === 'receivesCopy' ? undefined : value,
  )
  return JSON.parse(text) as { cards: object[]; documents: object[] }
}

describe.each(['utf-8', 'windows-1252'] as const)('EBP exports in %s', (encoding) => {
  test('have its exact headers, in its order, CRLF, and a byte order mark in UTF-8 only', async () => {
    const report = exportReportSchema.parse(await write('clients', 'headers.csv', { encoding }))
    const bytes = readFileSync(place('headers.csv'))
    expect(report).toMatchObject({ encoding, bytes: bytes.length, cancelled: false, skipped: 0 })
    expect(bytes.subarray(0, 3).equals(Buffer.from([0xef, 0xbb, 0xbf]))).toBe(encoding === 'utf-8')
    const text = new TextDecoder(encoding).decode(bytes)
    const [header = ''] = text.split('\r\n')
    expect(header.split(';').slice(0, CLIENT_COLUMNS.length)).toEqual(CLIENT_COLUMNS)
    expect(text.endsWith('\r\n')).toBe(true)
    await write('documents', 'headers.csv', { encoding })
    const [documents = ''] = new TextDecoder(encoding).decode(readFileSync(place('headers.csv'))).split('\r\n')
    expect(documents.split(';').slice(0, DOCUMENT_COLUMNS.length)).toEqual(DOCUMENT_COLUMNS)
  })

  test('imported again, change nothing', async () => {
    for (const kind of KINDS) {
      const { records, issues } = await write(kind, `${kind}-${encoding}.csv`, { encoding })
      expect(issues.filter(({ message }) => message.includes('n’existe pas'))).toEqual([])
      const report = await one.call('imports.run', { kind, path: place(`${kind}-${encoding}.csv`) })
      expect(report).toMatchObject({ encoding, created: 0, updated: 0, refused: 0, unchanged: records })
      expect(records).toBeGreaterThan(30)
    }
  })

  test('imported into an empty dossier, give the same content, and the same bytes when exported from there', async () => {
    const other = openEngine()
    const folder = mkdtempSync(join(tmpdir(), 'books-empty-'))
    try {
      await other.call('dossiers.create', { path: join(folder, 'empty.dossier'), company: { name: 'Vide' } })
      for (const kind of KINDS) {
        await write(kind, 'there.csv', { encoding })
        const { created, refused } = await other.call('imports.run', { kind, path: place('there.csv') })
        expect([created > 30, refused]).toEqual([true, 0])
        await other.call('exports.write', { kind, encoding, path: join(folder, 'back.csv') })
        const there = linesOf(place('there.csv'))
        expect(linesOf(join(folder, 'back.csv')).filter((line, n) => line !== there[n])).toEqual([])
      }
      const [here, there] = [await contents(one), await contents(other)]
      expect(there.documents).toEqual(here.documents)
      expect(there.cards).toEqual(here.cards)
    } finally {
      await other.engine.close()
      rmSync(folder, { recursive: true, force: true })
    }
  })
})

test('what a person wrote without tidiness comes back as it was', async () => {
  const client = await one.call('clients.blank', {})
  const contact = { civility: '', firstName: '', role: '', service: '', phone: '', mobile: '', fax: '' }
  const untidy = await one.call('clients.save', {
    ...client,
    name: 'Deux  espaces ; "guillemets"',
    siren: '1234567',
    vatNumber: 'fr 12 345',
    billingAddress: { ...client.billingAddress, line1: '', line3: 'Troisième\u00a0ligne', city: '  Tours' },
    notes: 'Une ligne\r\nUne autre \n',
    contacts: [
      {
        ...contact,
        id: randomUUID(),
        lastName: 'Dupont',
        email: 'pas une adresse',
        isBilling: true,
        receivesCopy: true,
      },
      {
        ...contact,
        id: randomUUID(),
        lastName: '',
        email: 'copie@client.example',
        isBilling: false,
        receivesCopy: true,
      },
      {
        ...contact,
        id: randomUUID(),
        lastName: 'Durand',
        email: '',
        isBilling: false,
        receivesCopy: false,
      },
      {
        ...contact,
        id: randomUUID(),
        lastName: 'Durand',
        email: '',
        isBilling: false,
        receivesCopy: false,
      },
    ],
    sending: { channel: 'courrier' },
    blockedReason: 'Litige',
  })
  const { issues } = await write('clients', 'untidy.csv')
  expect(issues.find(({ record }) => record === client.code)?.message).toMatch(
    /1 autre contact, les réglages d’envoi, le blocage des envois, les destinataires de copies/,
  )
  const report = await one.call('imports.run', { kind: 'clients', path: place('untidy.csv') })
  expect(report).toMatchObject({ created: 0, updated: 0, refused: 0 })
  expect(await one.call('clients.get', { id: client.id })).toEqual(untidy)
})

test('a cell that a person changed in the file is imported, alone', async () => {
  await write('clients', 'changed.csv')
  const text = readFileSync(place('changed.csv'), 'utf8')
  expect(text).toContain(';Riom;')
  writeFileSync(place('changed.csv'), text.replace(';Riom;', ';Volvic;'))
  const report = await one.call('imports.preview', { kind: 'clients', path: place('changed.csv') })
  expect(report).toMatchObject({ created: 0, updated: 1, refused: 0 })
})

test('a draft without a number is told, and a period holds its two days', async () => {
  const { rows } = await one.call('documents.list', { kind: 'invoice', state: 'issued' })
  const { content } = await one.call('documents.get', { id: rows[0]?.id ?? '' })
  const draft = await one.call('documents.save', { id: null, content })
  const all = await write('documents', 'drafts.csv')
  expect(all.skipped).toBe(1)
  expect(all.issues).toContainEqual({
    record: `brouillon pour ${draft.buyer.name}`,
    message: 'Brouillon sans numéro : non écrit. Validez-le d’abord.',
  })
  await one.call('documents.delete', { id: draft.id })
  const day = await write('documents', 'day.csv', { from: '2026-11-20', to: '2026-11-20' })
  expect(day.records).toBe(3)
  await expect(write('documents', 'day.csv', { from: '2026-11-21', to: '2026-11-20' })).rejects.toThrow(/après sa fin/)
})

test('a character that Windows-1252 lacks is told, never lost silently', async () => {
  const client = await one.call('clients.blank', {})
  await one.call('clients.save', { ...client, name: 'Łódź → 東京' })
  const { issues } = await write('clients', 'lost.csv', { encoding: 'windows-1252' })
  expect(issues.filter(({ record }) => record === client.code).map(({ message }) => message)).toEqual([
    '« Ł » n’existe pas en Windows-1252 : écrit « ? ».',
    '« ź » n’existe pas en Windows-1252 : écrit « z ».',
    '« → » n’existe pas en Windows-1252 : écrit « ? ».',
    '« 東 » n’existe pas en Windows-1252 : écrit « ? ».',
    '« 京 » n’existe pas en Windows-1252 : écrit « ? ».',
  ])
  expect((await write('clients', 'kept.csv')).issues.some(({ record }) => record === client.code)).toBe(false)
})

test('a file that cannot be written is refused in words, and the one that was there stays', async () => {
  await expect(write('clients', 'absent/clients.csv')).rejects.toThrow(/Choisissez un autre emplacement/)
  expect(existsSync(place('absent'))).toBe(false)
})

test('an export that is stopped leaves no file, and tells how far it was', async () => {
  writeFileSync(place('stopped.csv'), 'avant')
  const [base] = (await one.call('clients.list', { limit: 1 })).rows
  const card = await one.call('clients.get', { id: base?.id ?? '' })
  for (let n = 0; n < 210; n++) {
    const { id, code } = await one.call('clients.blank', {})
    await one.call('clients.save', { ...card, id, code, contacts: [] })
  }
  const running = write('clients', 'stopped.csv')
  await expect(write('documents', 'second.csv')).rejects.toThrow(/déjà en cours/)
  await one.call('exports.cancel', {})
  expect(await running).toMatchObject({ cancelled: true })
  expect(readFileSync(place('stopped.csv'), 'utf8')).toBe('avant')
  expect(existsSync(place('stopped.csv.partiel'))).toBe(false)
  expect(one.progress.some(({ task }) => task === 'export')).toBe(true)
  expect((await write('clients', 'stopped.csv')).cancelled).toBe(false)
})
