import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Document } from '../../shared/model/document.ts'
import type { Client } from '../../shared/model/party.ts'
import { newClient, newDossier, newDraft } from '../support/dossier-documents.ts'
import { openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'documents-'))
const day = Date.UTC(2026, 10, 24, 9)
let now = day
const { call, close } = openEngine({ clock: () => now })
let client: Client
beforeAll(async () => {
  client = await newDossier(call, join(folder, 'documents.dossier'))
})
afterAll(async () => {
  await close()
  rmSync(folder, { recursive: true, force: true })
})

const issue = async (draft: Document): Promise<Document> => call('documents.issue', { id: draft.id })
const credit = (invoiceId: string, amount: number) =>
  call('documents.createCreditNote', { invoiceId, scope: { type: 'amount', amount } })

describe('drafts', () => {
  test('a deleted draft comes back as it was, under its own id', async () => {
    const draft = await newDraft(call, client.id)
    await call('documents.delete', { id: draft.id })
    await expect(call('documents.get', { id: draft.id })).rejects.toThrow(/n’existe plus/)
    const back = await call('documents.restore', { id: draft.id })
    expect(back.content).toEqual(draft.content)
    expect(back.totals).toEqual(draft.totals)
    await expect(call('documents.restore', { id: draft.id })).rejects.toThrow(/ne peut plus être rétabli/)
  })

  test('an issued document is neither deleted nor kept aside', async () => {
    const invoice = await issue(await newDraft(call, client.id))
    await expect(call('documents.delete', { id: invoice.id })).rejects.toThrow(/validé/)
    expect((await call('documents.get', { id: invoice.id })).number).toBe(invoice.number)
    await expect(call('documents.restore', { id: invoice.id })).rejects.toThrow(/ne peut plus être rétabli/)
  })

  test('a duplicate is a draft of today with lines of its own', async () => {
    const source = await newDraft(call, client.id)
    now = day + 3 * 86_400_000
    const copy = await call('documents.duplicate', { id: source.id })
    now = day
    expect(copy).toMatchObject({ state: 'draft', number: null, totals: { total: source.totals.total } })
    expect(copy.content.date).toBe('2026-11-27')
    expect(copy.content.dueDate).toBe('2026-12-27')
    expect(copy.content.lines[0]?.id).not.toBe(source.content.lines[0]?.id)
  })

  test('the contact and the delivery place of the document are those of its file', async () => {
    const contacts = ['a', 'b'].map((letter, index) => ({
      id: `01930000-0000-7000-8000-00000000000${letter}`,
      lastName: letter,
      isBilling: index === 0,
    }))
    const other = await newClient(call, { contacts: contacts as Client['contacts'] })
    const draft = await newDraft(call, other.id)
    expect(draft.buyer.contact?.lastName).toBe('a')
    const saved = await call('documents.save', {
      id: draft.id,
      content: {
        ...draft.content,
        contactId: contacts[1]?.id ?? null,
        deliverTo: { name: 'Chantier', address: { line1: '8 rue des Lilas', postcode: '37000', city: 'Tours' } },
      },
    })
    expect(saved.buyer.contact?.lastName).toBe('b')
    expect(saved.buyer).toMatchObject({ deliveryName: 'Chantier', deliveryAddress: { line1: '8 rue des Lilas' } })
  })

  test('the due date of several échéances is the first one', async () => {
    const draft = await newDraft(call, client.id)
    const installments = ['2027-01-31', '2026-12-15'].map((date, index) => ({
      id: `01930000-0000-7000-8000-00000000001${index}`,
      date,
      percent: '50',
    }))
    const saved = await call('documents.save', { id: draft.id, content: { ...draft.content, installments } })
    expect(saved.content.dueDate).toBe('2026-12-15')
  })

  test('a client abroad gives its own VAT to the first line, and Mayotte its mention', async () => {
    const mayotte = await newClient(call, {
      territory: 'DOM',
      billingAddress: { ...client.billingAddress, postcode: '97600', city: 'Mamoudzou' },
    })
    const blank = await call('documents.blank', { kind: 'invoice', clientId: mayotte.id })
    expect(blank.shippingVat).toEqual({ category: 'E', rate: '0' })
    expect(blank.notes).toMatch(/art\. 294/)
  })
})

describe('avoirs', () => {
  test('several on one invoice never pass it, and the refusal says what is left', async () => {
    const invoice = await issue(await newDraft(call, client.id, '100'))
    const first = await credit(invoice.id, 10_000)
    expect(first.totals.total).toBe(10_000)
    expect(first.content.originalInvoice).toEqual({ id: invoice.id, number: invoice.number, date: '2026-11-24' })
    await issue(first)
    expect(await call('documents.credit', { id: invoice.id })).toEqual({
      total: 24_000,
      credited: 10_000,
      left: 14_000,
      drafts: 0,
    })
    await expect(call('documents.createCreditNote', { invoiceId: invoice.id })).rejects.toThrow(/140,00/)
    // Two drafts that hold alone, and not together: the second one is refused when it is issued.
    const [one, two] = [await credit(invoice.id, 9_000), await credit(invoice.id, 9_000)]
    await issue(one)
    await expect(issue(two)).rejects.toThrow(/50,00/)
    expect((await call('documents.checks', { id: two.id })).map(({ id }) => id)).toContain('NB-AVO-1')
    await issue(await credit(invoice.id, 5_000))
    await expect(credit(invoice.id, 1)).rejects.toThrow(/Il ne reste rien à créditer/)
  })

  test('an avoir that only writes the number of its invoice is held by it too', async () => {
    const invoice = await issue(await newDraft(call, client.id, '50'))
    const draft = await newDraft(call, client.id, '60')
    const saved = await call('documents.save', {
      id: draft.id,
      content: {
        ...draft.content,
        kind: 'creditNote',
        dueDate: null,
        originalInvoice: { id: null, number: invoice.number ?? '', date: '2026-11-24' },
      },
    })
    await expect(issue(saved)).rejects.toThrow(/120,00/)
  })

  test('by lines: a quantity stays within the invoice, and the frais de port come when asked', async () => {
    const draft = await newDraft(call, client.id)
    const invoice = await issue(
      await call('documents.save', { id: draft.id, content: { ...draft.content, shipping: 1_000 } }),
    )
    const [line] = invoice.content.lines
    const lines = (quantity: string, shipping: boolean) =>
      call('documents.createCreditNote', {
        invoiceId: invoice.id,
        scope: { type: 'lines', lines: [{ id: line?.id ?? '', quantity }], shipping },
      })
    await expect(lines('3', false)).rejects.toThrow(/jusqu’à 2/)
    await expect(lines('-1', false)).rejects.toThrow(/jusqu’à 2/)
    expect((await lines('1', false)).totals.total).toBe(12_000)
    expect((await lines('1', true)).totals.total).toBe(13_200)
  })
})

describe('numbers', () => {
  test('a series starts where the person says, once, and goes on without a gap', async () => {
    const company = await call('company.get', {})
    await call('company.update', { ...company, invoiceNumberFormat: 'FAC{aa}{n:4}' })
    await call('numbering.start', { kind: 'invoice', next: 1235 })
    const formats = { invoiceNumberFormat: 'FAC{aa}{n:4}', creditNoteNumberFormat: 'AV{n}' }
    expect((await call('numbering.preview', formats)).invoice).toMatchObject({ number: 'FAC261235', started: true })
    const numbers = []
    for (let n = 0; n < 3; n++) numbers.push((await issue(await newDraft(call, client.id))).number)
    expect(numbers).toEqual(['FAC261235', 'FAC261236', 'FAC261237'])
    await expect(call('numbering.start', { kind: 'invoice', next: 5000 })).rejects.toThrow(/sans trou/)
    await call('company.update', company)
  })

  test('a preview takes nothing, and says what is wrong with a format', async () => {
    const formats = { invoiceNumberFormat: 'X{n:3}', creditNoteNumberFormat: 'sans ordre' }
    const [first, second] = [await call('numbering.preview', formats), await call('numbering.preview', formats)]
    expect(first).toEqual(second)
    expect(first.invoice).toMatchObject({ number: 'X001', yearly: false, started: false })
    expect(first.creditNote).toMatchObject({ number: null, problem: expect.stringMatching(/\{n\}/) })
  })

  test('many asked at once get one number each, in a row', async () => {
    const drafts = []
    for (let n = 0; n < 8; n++) drafts.push(await newDraft(call, client.id))
    const issued = await Promise.all(drafts.map(issue))
    const orders = issued.map(({ number }) => Number(number?.split('-')[1])).sort((a, b) => a - b)
    expect(orders.map((order) => order - (orders[0] ?? 0))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })

  test('a date before the last one of the series is a warning', async () => {
    const draft = await newDraft(call, client.id)
    const saved = await call('documents.save', { id: draft.id, content: { ...draft.content, date: '2026-11-01' } })
    expect((await call('documents.checks', { id: saved.id })).find(({ id }) => id === 'NB-NUM-1')?.severity).toBe(
      'warning',
    )
  })
})
