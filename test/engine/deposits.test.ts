import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { MIGRATIONS, migrate } from '../../main/engine/database/migrate.ts'
import { migration0009 } from '../../main/engine/database/migrations/0009-deposits.ts'
import type { Input } from '../../shared/contract.ts'
import type { Document, DocumentContent } from '../../shared/model/document.ts'
import type { Client } from '../../shared/model/party.ts'
import { settle } from '../../shared/rules/deposits.ts'
import { newClient, newDossier, newDraft } from '../support/dossier-documents.ts'
import { openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'deposits-'))
const path = join(folder, 'deposits.dossier')
const { call, close } = openEngine({ clock: () => Date.UTC(2026, 10, 24, 9) })
let client: Client
beforeAll(async () => {
  client = await newDossier(call, path)
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

const issue = (draft: Document) => call('documents.issue', { id: draft.id })
/** 1 000 € HT at 20 % and 100 € HT at 5.5 %: 1 305,50 € TTC. */
const newSale = async (clientId: string): Promise<Document> => {
  const draft = await newDraft(call, clientId, '500')
  const line = {
    id: randomUUID(),
    type: 'item' as const,
    description: 'Livres',
    unitPrice: '100',
    vat: { rate: '5.5' },
  }
  return call('documents.save', {
    id: draft.id,
    content: { ...draft.content, lines: [...draft.content.lines, line], commitmentNumber: 'CMD-118', shipping: 0 },
  })
}
const percent = (sale: Document, value: string, clientId = client.id) =>
  call('deposits.create', { clientId, draftId: sale.id, amount: { type: 'percent', percent: value } })
const blockers = async (draft: Document) =>
  (await call('documents.checks', { id: draft.id }))
    .filter(({ severity }) => severity === 'blocking')
    .map(({ id }) => id)
const settling = async (draft: Document, parts: readonly (readonly [id: string, amount: number | null])[]) => {
  const deposits = await Promise.all(
    parts.map(async ([id, amount]) => {
      const state = await call('deposits.get', { id })
      return settle(state, amount ?? state.left)
    }),
  )
  const content: DocumentContent = { ...draft.content, invoiceType: 'final', deposits }
  return call('documents.save', { id: draft.id, content })
}

describe('a deposit invoice', () => {
  test('of 30 % has one line by rate, in proportion of the sale, and names the order', async () => {
    const sale = await newSale(client.id)
    const deposit = await percent(sale, '30')
    expect(deposit.content).toMatchObject({
      invoiceType: 'deposit',
      depositFor: { draftId: sale.id, label: 'CMD-118' },
      deliveryDate: null,
      dueDate: '2026-12-24',
    })
    expect(deposit.content.lines.map(({ description, vat, unitPrice }) => [description, vat.rate, unitPrice])).toEqual([
      ['Acompte de 30\u00a0% sur CMD-118 (TVA 20\u00a0%)', '20', '300'],
      ['Acompte de 30\u00a0% sur CMD-118 (TVA 5,5\u00a0%)', '5.5', '30'],
    ])
    expect(deposit.totals.total).toBe(39_165)
    expect(await blockers(deposit)).toEqual([])
  })

  test('of an amount TTC or HT is that amount, with a draft or on an order alone', async () => {
    const sale = await newSale(client.id)
    const gross = { type: 'gross' as const, amount: 50_000 }
    const net = { type: 'net' as const, amount: 50_000 }
    expect((await call('deposits.create', { clientId: client.id, draftId: sale.id, amount: gross })).totals.total).toBe(
      50_000,
    )
    expect((await call('deposits.create', { clientId: client.id, draftId: sale.id, amount: net })).totals.net).toBe(
      50_000,
    )
    const alone = await call('deposits.create', { clientId: client.id, label: 'devis 7', amount: gross })
    expect(alone).toMatchObject({
      totals: { total: 50_000, net: 41_667 },
      content: { depositFor: { label: 'devis 7' } },
    })
    const reduced = { category: 'S' as const, rate: '5.5' }
    const other = await call('deposits.create', { clientId: client.id, amount: net, vat: reduced })
    expect(other.totals).toMatchObject({ net: 50_000, tax: 2_750 })
    expect(other.content.lines[0]?.description).toBe('Acompte sur votre commande')
  })

  test('never passes the sale, is never nothing, and a percentage needs a sale', async () => {
    const sale = await newSale(client.id)
    await expect(percent(sale, '101')).rejects.toThrow(/dépasse la facture/)
    await expect(percent(sale, '0')).rejects.toThrow(/ne fait rien à payer/)
    const asked = { clientId: client.id, amount: { type: 'percent' as const, percent: '30' } }
    await expect(call('deposits.create', asked)).rejects.toThrow(/Indiquez un montant/)
    const other = await newClient(call)
    await expect(percent(sale, '30', other.id)).rejects.toThrow(/facture de ce client/)
  })

  test('has the numbers of the invoices, or a series of its own once it has a format', async () => {
    const company = await call('company.get', {})
    const invoice = await issue(await newDraft(call, client.id))
    const first = await issue(await percent(await newSale(client.id), '10'))
    expect([invoice.number, first.number]).toEqual(['F2026-000001', 'F2026-000002'])
    await call('company.update', { ...company, depositNumberFormat: 'AC{année}-{n:4}' })
    await call('numbering.start', { kind: 'deposit', next: 7 })
    const own = await issue(await percent(await newSale(client.id), '10'))
    expect(own.number).toBe('AC2026-0007')
    expect((await issue(await newDraft(call, client.id))).number).toBe('F2026-000003')
    const preview = await call('numbering.preview', { ...formats(company), depositNumberFormat: 'AC{année}-{n:4}' })
    expect([preview.invoice.number, preview.deposit.number]).toEqual(['F2026-000004', 'AC2026-0008'])
    await call('company.update', { ...company, depositNumberFormat: '' })
    expect((await call('numbering.preview', formats(company))).deposit.number).toBe('F2026-000004')
    await expect(call('company.update', { ...company, depositNumberFormat: 'AC' })).rejects.toThrow(/doit contenir/)
  })
})

const formats = ({
  invoiceNumberFormat,
  creditNoteNumberFormat,
}: {
  invoiceNumberFormat: string
  creditNoteNumberFormat: string
}) => ({
  invoiceNumberFormat,
  creditNoteNumberFormat,
})

describe('a final invoice', () => {
  test('from a deposit: the draft that it was asked on takes off all its deposits', async () => {
    const sale = await newSale(client.id)
    const [one, two] = [await issue(await percent(sale, '30')), await issue(await percent(sale, '20'))]
    const final = await call('deposits.settle', { id: one.id })
    expect(final.id).toBe(sale.id)
    expect(final.content.invoiceType).toBe('final')
    expect(final.content.deposits.map(({ id, amount }) => [id, amount])).toEqual([
      [one.id, one.totals.total],
      [two.id, two.totals.total],
    ])
    expect(final.totals.due).toBe(sale.totals.total - one.totals.total - two.totals.total)
    const issued = await issue(final)
    const file = await call('documents.ubl', { id: issued.id })
    expect(file.xml).toContain('<cbc:ProfileID>B4</cbc:ProfileID>')
    expect(file.xml.match(/<cac:BillingReference>/g)).toHaveLength(2)
    expect(await call('deposits.get', { id: one.id })).toMatchObject({
      left: 0,
      settled: one.totals.total,
      vat: [
        { base: 0, tax: 0 },
        { base: 0, tax: 0 },
      ],
    })
    await expect(call('deposits.settle', { id: one.id })).rejects.toThrow(/Il ne reste rien/)
  })

  test('without the draft any more it is a new one, and only an issued deposit is settled', async () => {
    const draft = await call('deposits.create', { clientId: client.id, amount: { type: 'gross', amount: 12_000 } })
    await expect(call('deposits.settle', { id: draft.id })).rejects.toThrow(/validée se déduit/)
    const deposit = await issue(draft)
    const final = await call('deposits.settle', { id: deposit.id })
    expect(final.content).toMatchObject({ lines: [], deposits: [{ id: deposit.id, amount: 12_000 }] })
    expect((await call('documents.duplicate', { id: final.id })).content).toMatchObject({
      invoiceType: 'standard',
      deposits: [],
    })
  })

  test('a second one cannot take the same deposit: the check blocks, and the dossier itself refuses', async () => {
    const deposit = await issue(await percent(await newSale(client.id), '30'))
    const first = await settling(await newSale(client.id), [[deposit.id, null]])
    const second = await settling(await newSale(client.id), [[deposit.id, null]])
    await issue(first)
    expect(await blockers(second)).toEqual(['NB-ACO-7'])
    await expect(issue(second)).rejects.toThrow(/déjà déduit/)
  })

  test('the deposit of another client is refused', async () => {
    const deposit = await issue(await percent(await newSale(client.id), '30'))
    const other = await newClient(call)
    expect(await blockers(await settling(await newSale(other.id), [[deposit.id, null]]))).toEqual(['NB-ACO-8'])
    const sale = await newSale(client.id)
    const invoice = await issue(await newDraft(call, client.id))
    const named = { ...settle({ ...(await call('deposits.get', { id: deposit.id })) }, 100), id: invoice.id }
    const wrong = await call('documents.save', {
      id: sale.id,
      content: { ...sale.content, invoiceType: 'final', deposits: [named] },
    })
    expect(await blockers(wrong)).toEqual(['NB-ACO-8'])
  })

  test('an avoir on a deposit takes from what is left, and what is settled cannot be credited', async () => {
    const deposit = await issue(await percent(await newSale(client.id), '50'))
    const { total } = deposit.totals
    const avoir = await call('documents.createCreditNote', {
      invoiceId: deposit.id,
      scope: { type: 'amount', amount: 15_275 },
    })
    expect(avoir.content).toMatchObject({ kind: 'creditNote', invoiceType: 'deposit' })
    const credit = (await issue(avoir)).totals.total
    expect((await call('deposits.get', { id: deposit.id })).left).toBe(total - credit)
    const final = await issue(await settling(await newSale(client.id), [[deposit.id, 20_000]]))
    expect(final.totals.prepaid).toBe(20_000)
    const left = total - credit - 20_000
    expect(await call('documents.credit', { id: deposit.id })).toMatchObject({ credited: credit, left })
    const scope = { type: 'amount' as const, amount: left }
    await expect(
      call('documents.createCreditNote', { invoiceId: deposit.id, scope: { type: 'whole' } }),
    ).rejects.toThrow()
    const near = await call('documents.createCreditNote', { invoiceId: deposit.id, scope })
    expect(near.totals.total).toBeLessThanOrEqual(left)
  })

  test('whatever is asked in whatever order, the deposit is given once', { timeout: 60_000 }, async () => {
    const amount = fc.integer({ min: 1, max: 40_000 })
    const steps = fc.array(fc.tuple(fc.constantFrom('final', 'credit'), amount), { minLength: 1, maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const deposit = await issue(await percent(await newSale(client.id), '30'))
        let given = 0
        for (const [what, wished] of all) {
          const { left } = await call('deposits.get', { id: deposit.id })
          expect(left).toBe(deposit.totals.total - given)
          const draft =
            what === 'credit'
              ? await call('documents.createCreditNote', {
                  invoiceId: deposit.id,
                  scope: { type: 'amount', amount: wished },
                }).catch(() => null)
              : await settling(await newSale(client.id), [[deposit.id, wished]])
          if (draft === null || draft.totals.total === 0) continue
          const taken = what === 'credit' ? draft.totals.total : wished
          const result = await issue(draft).catch(() => null)
          expect(result !== null).toBe(taken <= left)
          if (result !== null) given += taken
        }
        expect(given).toBeLessThanOrEqual(deposit.totals.total)
      }),
      { numRuns: 3 },
    )
  })
})

describe('lists', () => {
  test('show the type, filter on it, and a deposit is not invoiced twice', async () => {
    const buyer = await newClient(call, { name: 'Client des acomptes' })
    const sale = await newSale(buyer.id)
    const deposit = await issue(await percent(sale, '30', buyer.id))
    await issue(await call('deposits.settle', { id: deposit.id }))
    const of = (invoiceType: 'deposit' | 'final' | 'standard' | null) =>
      call('lists.documents', { filter: { kind: 'invoice', clientId: buyer.id, invoiceType } })
    expect((await of(null)).rows.map(({ invoiceType }) => invoiceType).toSorted()).toEqual(['deposit', 'final'])
    expect((await of('deposit')).rows.map(({ id }) => id)).toEqual([deposit.id])
    expect((await of('standard')).total).toBe(0)
    const { invoiced } = await call('lists.clientSelection', { ids: [buyer.id] })
    expect(invoiced).toBe(sale.totals.total)
    expect(await call('deposits.ofClient', { clientId: buyer.id })).toMatchObject([{ id: deposit.id, left: 0 }])
  })

  test('what is overdue counts what a final invoice settles once', async () => {
    const overdue = async () => (await call('dashboard.summary', {})).overdueSum
    const issueOn = async ({ id, content }: Document, date: string, dueDate: string) =>
      issue(await call('documents.save', { id, content: { ...content, date, dueDate, installments: [] } }))
    const buyer = await newClient(call, { name: 'Client en retard' })
    const sale = await newSale(buyer.id)
    const before = await overdue()
    const deposit = await issueOn(await percent(sale, '30', buyer.id), '2026-08-01', '2026-08-31')
    expect(await overdue()).toBe(before + deposit.totals.total)
    await issueOn(await call('deposits.settle', { id: deposit.id }), '2026-09-01', '2026-10-01')
    expect(await overdue()).toBe(before + sale.totals.total)
  })

  test('nothing is overdue of an invoice that its deposits, a payment or its credit notes settled whole', async () => {
    const buyer = await newClient(call, { name: 'Client qui ne doit plus rien' })
    const filter = { kind: 'invoice' as const, clientId: buyer.id, overdue: true }
    const overdue = async () => {
      const { rows, total } = await call('lists.documents', { filter })
      const all = await call('lists.documents', { filter: { kind: 'invoice', overdue: true } })
      const { overdue: documents, overdueSum } = await call('dashboard.summary', {})
      expect(all.total).toBe(documents)
      expect(rows).toHaveLength(total)
      return { ids: rows.map(({ id }) => id), documents, overdueSum }
    }
    const late = async ({ id, content }: Document, change: Partial<Document['content']> = {}) => {
      const dates = { date: '2026-09-01', dueDate: '2026-10-01', installments: [] }
      return issue(await call('documents.save', { id, content: { ...content, ...dates, ...change } }))
    }
    const before = await overdue()
    const deposit = await late(await percent(await newSale(buyer.id), '100', buyer.id), { dueDate: '2026-12-01' })
    const final = await late(await call('deposits.settle', { id: deposit.id }))
    expect(final.totals.due).toBe(0)
    const sale = await newSale(buyer.id)
    await late(sale, { prepaid: sale.totals.total })
    expect(await overdue()).toEqual(before)

    const owed = await late(await newSale(buyer.id))
    const half = Math.floor(owed.totals.total / 2)
    const credit = async (scope: Input<'documents.createCreditNote'>['scope']) =>
      issue(await call('documents.createCreditNote', { invoiceId: owed.id, scope }))
    const part = await credit({ type: 'amount', amount: half })
    expect(await overdue()).toEqual({
      ids: [owed.id],
      documents: before.documents + 1,
      overdueSum: before.overdueSum + owed.totals.total - part.totals.total,
    })
    const other = await newClient(call, { name: 'Client qui reprend la fiche' })
    await call('clients.merge', { from: buyer.id, into: other.id })
    filter.clientId = other.id
    expect((await overdue()).overdueSum).toBe(before.overdueSum + owed.totals.total - part.totals.total)
    await credit({ type: 'amount', amount: owed.totals.total - part.totals.total })
    expect(await overdue()).toEqual(before)
  })
})

test('an export that is imported again changes nothing, and elsewhere a deposit stays one', async () => {
  const csv = join(folder, 'documents.csv')
  const written = await call('exports.write', { kind: 'documents', path: csv })
  const again = await call('imports.run', { kind: 'documents', path: csv })
  expect([again.created, again.updated, again.refused]).toEqual([0, 0, 0])
  expect(again.unchanged).toBe(written.records)
  const clients = join(folder, 'clients.csv')
  await call('exports.write', { kind: 'clients', path: clients })
  const other = openEngine({ clock: () => Date.UTC(2026, 10, 24, 9) })
  try {
    await newDossier(other.call, join(folder, 'other.dossier'))
    await other.call('imports.run', { kind: 'clients', path: clients })
    await other.call('imports.run', { kind: 'documents', path: csv })
    const { rows } = await other.call('documents.list', { kind: 'invoice', limit: 500 })
    const mine = await call('documents.list', { kind: 'invoice', limit: 500 })
    const deposits = (all: typeof rows) =>
      all.flatMap(({ invoiceType, number, importedNumber }) =>
        invoiceType === 'deposit' && (number ?? importedNumber) !== null ? [number ?? importedNumber] : [],
      )
    expect(deposits(rows).length).toBeGreaterThan(5)
    expect(deposits(rows).toSorted()).toEqual(deposits(mine.rows).toSorted())
  } finally {
    await other.close()
  }
})

test('a number of the deposits says nothing of the dates of the invoices', async () => {
  const company = await call('company.get', {})
  await call('company.update', { ...company, depositNumberFormat: 'D{année}-{n:4}' })
  const later = await percent(await newSale(client.id), '10')
  await issue(
    await call('documents.save', {
      id: later.id,
      content: { ...later.content, date: '2026-12-20', dueDate: '2027-01-20' },
    }),
  )
  const warned = async (draft: Document) =>
    (await call('documents.checks', { id: draft.id })).some(({ id }) => id === 'NB-NUM-1')
  expect(await warned(await newDraft(call, client.id))).toBe(false)
  expect(await warned(await percent(await newSale(client.id), '10'))).toBe(true)
  await call('company.update', { ...company, depositNumberFormat: '' })
  expect(await warned(await newDraft(call, client.id))).toBe(true)
})

describe('in the file of the dossier', () => {
  test('what was there before is standard, listed as before, and settles nothing', () => {
    const database = openDatabase(join(folder, 'before.dossier'), { create: true })
    const before = MIGRATIONS.slice(0, MIGRATIONS.indexOf(migration0009))
    migrate(database, 0, before)
    database.exec(`INSERT INTO client (id, code, name, city, postcode, siren, email, npai, has_own_settings, data, created_at,
        updated_at) VALUES ('c', 'c', 'X', '', '', '', '', 0, 0, '{}', 0, 0);
      INSERT INTO document (id, kind, state, client_id, date, reference, client_name, client_city, net, tax, total, content,
        totals, created_at, updated_at)
        VALUES ('d', 'invoice', 'draft', 'c', '2026-01-01', '', 'X', '', 1, 0, 1, '{}', '{}', 0, 0);`)
    migrate(database, 0)
    expect(database.prepare('SELECT id, invoice_type FROM document_list').all()).toEqual([
      { id: 'd', invoice_type: 'standard' },
    ])
    database.prepare(`UPDATE document SET invoice_type = 'deposit' WHERE id = 'd'`).run()
    expect(database.prepare('SELECT invoice_type FROM document_list').pluck().get()).toBe('deposit')
    expect(database.prepare('SELECT count(*) FROM settled_deposit').pluck().get()).toBe(0)
    database.close()
  })

  test('a deposit is never settled past what is left, whoever writes', async () => {
    const deposit = await issue(await percent(await newSale(client.id), '30'))
    const final = await issue(await settling(await newSale(client.id), [[deposit.id, 1_000]]))
    await call('dossiers.close', {})
    const database = openDatabase(path, { create: false })
    const take = (amount: number, id: string) =>
      database
        .prepare('INSERT INTO settled_deposit (final_id, deposit_id, amount) VALUES (?, ?, ?)')
        .run(id, deposit.id, amount)
    expect(() => take(deposit.totals.total - 999, deposit.id)).toThrow(/settled once/)
    expect(() => database.prepare('DELETE FROM settled_deposit').run()).toThrow(/never deleted/)
    expect(() => database.prepare(`UPDATE document SET invoice_type = 'standard' WHERE id = ?`).run(final.id)).toThrow(
      /never changes/,
    )
    database.close()
  })
})
