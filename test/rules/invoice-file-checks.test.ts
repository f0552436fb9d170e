import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import type { StatedAdjustment, StatedInvoice, StatedLine, StatedParty } from '../../shared/model/stated-invoice.ts'
import { checkInvoiceFile } from '../../shared/rules/invoice-file-checks.ts'
import { CATEGORIES } from '../../shared/rules/stated-vat-categories.ts'
import { FIXTURES } from '../support/invoice-fixtures.ts'

type Change = (invoice: StatedInvoice) => unknown

const root = resolve(import.meta.dirname, '../..')
const fixture = (name: string): StatedInvoice => {
  const input = FIXTURES[name]
  if (!input) throw new Error(`no fixture ${name}`)
  return readInvoiceFile(Buffer.from(toCii(input))).stated
}
/** Lines, an allowance, a charge, several rates, a deposit: it breaks nothing. */
const base = fixture('reductions')
const first = <Item>(items: readonly Item[]): Item => {
  const [item] = items
  if (item === undefined) throw new Error('nothing there')
  return item
}
const run = (invoice: StatedInvoice, syntax: 'CII' | 'UBL' = 'CII') => checkInvoiceFile({ stated: invoice, syntax })

const set =
  <Key extends keyof StatedInvoice>(key: Key, value: StatedInvoice[Key]): Change =>
  (invoice) => {
    invoice[key] = value
  }
const total =
  (key: keyof StatedInvoice['totals'], value: string): Change =>
  ({ totals }) => {
    totals[key] = value
  }
const line =
  (change: (line: StatedLine) => unknown): Change =>
  ({ lines }) =>
    change(first(lines))
const lineIs = (values: Partial<StatedLine>): Change => line((one) => Object.assign(one, values))
const adjustment =
  (charge: boolean, values: Partial<StatedAdjustment>): Change =>
  ({ adjustments }) =>
    Object.assign(first(adjustments.filter((one) => one.charge === charge)), values)
const ofLine = (charge: boolean, values: Partial<StatedAdjustment>): Change =>
  line((one) =>
    one.adjustments.push({
      ...{ charge, amount: '1.00', base: '', percent: '', reason: 'x', reasonCode: '', vat: null },
      ...values,
    }),
  )
const group =
  (values: Partial<StatedInvoice['vat'][number]>): Change =>
  ({ vat }) =>
    Object.assign(first(vat), values)
const party = (values: Partial<StatedParty> = {}): StatedParty => ({
  ...base.seller,
  name: 'Autre',
  ids: [],
  legalId: null,
  ...values,
})
const partyIs =
  (who: 'seller' | 'buyer', values: Partial<StatedParty>): Change =>
  (invoice) =>
    Object.assign(invoice[who], values)
const countryOf =
  (who: 'seller' | 'buyer', country: string): Change =>
  (invoice) =>
    Object.assign(invoice[who].address ?? {}, { country })
const payment =
  (values: Partial<StatedInvoice['payments'][number]>): Change =>
  ({ payments }) =>
    Object.assign(first(payments), values)
const note =
  (code: string, text: string): Change =>
  ({ notes }) =>
    notes.push({ code, text })
const both =
  (...changes: Change[]): Change =>
  (invoice) => {
    for (const change of changes) change(invoice)
  }
const attachment = { reference: 'PJ', description: '', address: '', fileName: 'a.pdf', type: 'application/pdf' }
const original = { number: 'F1', date: '2026-01-01' }

/** One way at least to break each rule, from an invoice that breaks none. */
const BROKEN: [id: string, change: Change, syntax?: 'UBL'][] = [
  ['BR-01', set('profile', '')],
  ['BR-02', set('number', '')],
  ['BR-03', set('date', '')],
  ['BR-04', set('typeCode', '')],
  ['BR-05', set('currency', '')],
  ['BR-06', partyIs('seller', { name: '' })],
  ['BR-07', partyIs('buyer', { name: '' })],
  ['BR-08', partyIs('seller', { address: null })],
  ['BR-09', countryOf('seller', '')],
  ['BR-10', partyIs('buyer', { address: null })],
  ['BR-11', countryOf('buyer', '')],
  ['BR-12', total('lines', '')],
  ['BR-13', total('net', '')],
  ['BR-14', total('total', '')],
  ['BR-15', total('due', '')],
  ['BR-16', set('lines', [])],
  ['BR-17', set('payee', party({ name: '' }))],
  ['BR-18', set('taxRepresentative', party({ name: '' }))],
  ['BR-19', set('taxRepresentative', party({ address: null }))],
  ['BR-20', set('taxRepresentative', party({ address: null }))],
  ['BR-21', lineIs({ id: '' })],
  ['BR-22', lineIs({ quantity: '' })],
  ['BR-23', lineIs({ unit: '' })],
  ['BR-24', lineIs({ net: '' })],
  ['BR-25', lineIs({ name: '' })],
  ['BR-26', lineIs({ netPrice: '' })],
  ['BR-27', lineIs({ netPrice: '-1' })],
  ['BR-28', lineIs({ grossPrice: '-1' })],
  ['BR-29', set('period', { start: '2026-02-01', end: '2026-01-01' })],
  ['BR-30', lineIs({ period: { start: '2026-02-01', end: '2026-01-01' } })],
  ['BR-31', adjustment(false, { amount: '' })],
  ['BR-32', adjustment(false, { vat: null })],
  ['BR-33', adjustment(false, { reason: '', reasonCode: '' })],
  ['BR-36', adjustment(true, { amount: '' })],
  ['BR-37', adjustment(true, { vat: null })],
  ['BR-38', adjustment(true, { reason: '', reasonCode: '' })],
  ['BR-41', ofLine(false, { amount: '' })],
  ['BR-42', ofLine(false, { reason: '' })],
  ['BR-43', ofLine(true, { amount: '' })],
  ['BR-44', ofLine(true, { reason: '' })],
  ['BR-45', group({ base: '' })],
  ['BR-46', group({ tax: '' })],
  ['BR-47', group({ category: '' })],
  ['BR-48', group({ rate: '' })],
  ['BR-49', payment({ code: '' })],
  ['BR-50', payment({ account: '' })],
  ['BR-51', payment({ card: '4970101234567890' })],
  ['BR-52', set('attachments', [{ ...attachment, reference: '' }])],
  ['BR-53', set('taxCurrency', 'USD')],
  ['BR-54', lineIs({ attributes: [{ name: 'Couleur', value: '' }] })],
  ['BR-55', set('preceding', [{ number: '', date: '' }])],
  ['BR-56', set('taxRepresentative', party({ vatNumber: '' }))],
  ['BR-57', ({ delivery, seller }) => Object.assign(delivery, { address: { ...seller.address, country: '' } })],
  ['BR-61', payment({ account: '' }), 'UBL'],
  ['BR-62', partyIs('seller', { endpoint: { scheme: '', id: 'x' } })],
  ['BR-63', partyIs('buyer', { endpoint: { scheme: '', id: 'x' } })],
  ['BR-64', lineIs({ standardCode: { scheme: '', id: '3' } })],
  ['BR-65', lineIs({ classifications: [{ scheme: '', id: '3' }] })],
  ['BR-CO-03', both(set('taxPointDate', '2026-11-24'), set('taxPointCode', '5'))],
  ['BR-CO-04', lineIs({ vat: { category: '', rate: '20' } })],
  ['BR-CO-09', partyIs('seller', { vatNumber: '44732829320' })],
  ['BR-CO-10', total('lines', '1.00')],
  ['BR-CO-11', total('allowances', '1.00')],
  ['BR-CO-12', total('charges', '1.00')],
  ['BR-CO-13', total('net', '1.00')],
  ['BR-CO-14', total('tax', '1.00')],
  ['BR-CO-15', total('total', '1.00')],
  ['BR-CO-16', total('due', '1.00')],
  ['BR-CO-17', group({ tax: '1.00' })],
  ['BR-CO-18', set('vat', [])],
  ['BR-CO-19', set('period', { start: '', end: '' })],
  ['BR-CO-20', lineIs({ period: { start: '', end: '' } })],
  ['BR-CO-25', both(set('dueDate', ''), set('terms', ''))],
  ['BR-CO-26', partyIs('seller', { ids: [], legalId: null, vatNumber: '' })],
  ['BR-DEC-01', adjustment(false, { amount: '1.001' })],
  ['BR-DEC-02', adjustment(false, { base: '1.001' })],
  ['BR-DEC-05', adjustment(true, { amount: '1.001' })],
  ['BR-DEC-06', adjustment(true, { base: '1.001' })],
  ['BR-DEC-09', total('lines', '1.001')],
  ['BR-DEC-10', total('allowances', '1.001')],
  ['BR-DEC-11', total('charges', '1.001')],
  ['BR-DEC-12', total('net', '1.001')],
  ['BR-DEC-13', total('tax', '1.001')],
  ['BR-DEC-14', total('total', '1.001')],
  ['BR-DEC-15', total('taxInTaxCurrency', '1.001')],
  ['BR-DEC-16', total('prepaid', '1.001')],
  ['BR-DEC-17', total('rounding', '1.001')],
  ['BR-DEC-18', total('due', '1.001')],
  ['BR-DEC-19', group({ base: '1.001' })],
  ['BR-DEC-20', group({ tax: '1.001' })],
  ['BR-DEC-23', lineIs({ net: '1.001' })],
  ['BR-DEC-24', ofLine(false, { amount: '1.001' })],
  ['BR-DEC-25', ofLine(false, { base: '1.001' })],
  ['BR-DEC-27', ofLine(true, { amount: '1.001' })],
  ['BR-DEC-28', ofLine(true, { base: '1.001' })],
  ['BR-B-01', group({ category: 'B' })],
  ['BR-CL-01', set('typeCode', '999')],
  ['BR-CL-04', set('currency', 'XXQ')],
  ['BR-CL-05', set('taxCurrency', 'XXQ')],
  ['BR-CL-06', set('taxPointCode', '3')],
  ['BR-CL-08', note('Q', 'x')],
  ['BR-CL-10', partyIs('buyer', { ids: [{ scheme: 'QQ', id: '1' }] })],
  ['BR-CL-11', partyIs('buyer', { legalId: { scheme: 'QQ', id: '1' } })],
  ['BR-CL-14', countryOf('buyer', 'ZZ')],
  ['BR-CL-15', lineIs({ origin: 'ZZ' })],
  ['BR-CL-16', payment({ code: '999' })],
  ['BR-CL-17', group({ category: 'Q' })],
  ['BR-CL-18', lineIs({ vat: { category: 'Q', rate: '20' } })],
  ['BR-CL-19', adjustment(false, { reasonCode: '999' })],
  ['BR-CL-20', adjustment(true, { reasonCode: '9' })],
  ['BR-CL-21', lineIs({ standardCode: { scheme: 'QQ', id: '3' } })],
  ['BR-CL-22', group({ reasonCode: 'VATEX-QQ' })],
  ['BR-CL-23', lineIs({ unit: 'heures' })],
  ['BR-CL-24', set('attachments', [{ ...attachment, type: 'application/x-msdownload' }])],
  ['BR-CL-25', partyIs('buyer', { endpoint: { scheme: 'QQ', id: '1' } })],
  ['BR-FR-01', set('number', 'F'.repeat(36))],
  ['BR-FR-02', set('number', 'F 1')],
  ['BR-FR-03', set('dueDate', '1999-12-31')],
  ['BR-FR-04', set('typeCode', '325')],
  ['BR-FR-05', set('notes', [])],
  ['BR-FR-06', note('PMT', 'x')],
  ['BR-FR-08', set('process', 'A1')],
  ['BR-FR-09', partyIs('seller', { ids: [{ scheme: '0009', id: '81234567600017' }] })],
  ['BR-FR-10', partyIs('seller', { legalId: null })],
  ['BR-FR-11', both(note('BAR', 'B2B'), partyIs('buyer', { legalId: null }))],
  ['BR-FR-12', partyIs('buyer', { endpoint: null })],
  ['BR-FR-13', partyIs('seller', { endpoint: null })],
  ['BR-FR-15', lineIs({ vat: { category: 'L', rate: '20' } })],
  ['BR-FR-16', lineIs({ vat: { category: 'S', rate: '21' } })],
  ['BR-FR-20', note('BAR', 'B2X')],
  ['BR-FR-23', partyIs('buyer', { endpoint: { scheme: '0225', id: 'à b' } })],
  ['BR-FR-24', partyIs('buyer', { ids: [{ scheme: '0088', id: 'é' }] })],
  ['BR-FR-25', partyIs('buyer', { endpoint: { scheme: '0225', id: '1'.repeat(126) } })],
  ['BR-FR-26', partyIs('buyer', { ids: [{ scheme: '0088', id: '1'.repeat(101) }] })],
  ['BR-FR-31', both(note('BAR', 'B2C'), note('BAR', 'B2C'))],
  ['BR-FR-32', partyIs('buyer', { legalId: { scheme: '0002', id: '1234' } })],
  ['BR-FR-CO-03', set('typeCode', '262')],
  ['BR-FR-CO-04', both(set('typeCode', '384'), set('preceding', [original, original]))],
  ['BR-FR-CO-05', set('typeCode', '381')],
  ['BR-FR-CO-07', set('dueDate', '2026-11-23')],
  ['BR-FR-CO-08', both(set('typeCode', '386'), set('process', 'B4'))],
  ['BR-FR-CO-09', set('process', 'B2')],
  ['BR-FR-CO-10', ({ seller }) => seller.ids.push(...seller.ids)],
  ['BR-FR-CO-12', set('currency', 'USD')],
  ['BR-FR-DEC-01', total('net', '1.001')],
  ['BR-FR-DEC-02', lineIs({ quantity: '1.00001' })],
  ['BR-FR-DEC-03', lineIs({ netPrice: '1.0000001' })],
  ['BR-FR-DEC-04', group({ rate: '20.000' })],
  ['NB-LEC-1', set('currency', 'USD')],
  ['NB-LEC-2', lineIs({ quantity: '99' })],
  ['NB-LEC-3', set('date', '2026-02-31')],
  ['NB-LEC-4', total('due', 'deux')],
  ['NB-LEC-5', adjustment(false, { base: '1.00', percent: '50', amount: '9.00' })],
  ['NB-LEC-6', ({ lines }) => lines.push({ ...first(lines) })],
  ['NB-LEC-7', ({ vat }) => Object.assign(first(vat), { tax: (Number(first(vat).tax) + 0.02).toFixed(2) })],
  ['NB-LEC-8', partyIs('seller', { legalId: { scheme: '0002', id: '732829321' } })],
  ['NB-LEC-9', set('profile', 'urn:factur-x.eu:1p0:basicwl')],
  ['NB-LEC-10', note('AAI', '')],
]

/** An invoice all in one category, with a line, an allowance and a charge, that breaks none of its rules. */
function inCategory(code: string): StatedInvoice {
  const { rate: wanted, reason } = CATEGORIES[code] ?? { rate: 'free', reason: 'forbidden' }
  const rate = wanted === 'none' ? '' : wanted === 'zero' ? '0' : '20'
  const vat = { category: code, rate }
  const invoice = structuredClone(base)
  const tax = rate === '20' ? '20.00' : '0.00'
  const parties = code === 'O' ? { vatNumber: '' } : {}
  Object.assign(invoice.seller, parties)
  Object.assign(invoice.buyer, parties)
  return Object.assign(invoice, {
    lines: [
      { ...first(base.lines), vat, net: '100.00', quantity: '1', netPrice: '100', grossPrice: '', priceDiscount: '' },
    ],
    adjustments: [false, true].map((charge) => ({
      ...{ charge, amount: '10.00', base: '', percent: '', reason: 'x', reasonCode: '', vat: { ...vat } },
    })),
    vat: [{ ...vat, base: '100.00', tax, reason: reason === 'required' ? 'motif' : '', reasonCode: '' }],
    delivery: { date: '2026-11-20', name: '', address: { ...base.seller.address, country: 'DE' } },
  })
}
const use =
  (index: 0 | 1 | 2, values: object): Change =>
  (invoice) => {
    const vat = [first(invoice.lines).vat, ...invoice.adjustments.map((one) => one.vat)][index]
    Object.assign(vat ?? {}, values)
  }
const only =
  (index: 0 | 1 | 2): Change =>
  (invoice) => {
    const other = { category: 'Q', rate: '20' }
    ;[0, 1, 2].filter((one) => one !== index).forEach((one) => void use(one as 0, other)(invoice))
  }
const noParties: Change = (invoice) => {
  for (const one of [invoice.seller, invoice.buyer]) Object.assign(one, { vatNumber: '', taxNumber: '', legalId: null })
}
const allParties: Change = (invoice) => {
  for (const one of [invoice.seller, invoice.buyer]) one.vatNumber = 'FR44732829320'
}

/** The ten rules of a category, and one way to break each. */
function brokenIn(code: string): [id: string, change: Change][] {
  const { rule, rate, reason } = CATEGORIES[code] ?? { rule: '', rate: 'free', reason: 'forbidden' }
  const wrongRate = rate === 'positive' ? '0' : rate === 'free' ? '' : '5'
  const wrongParties = code === 'O' ? allParties : noParties
  return [
    ['01', set('vat', [])],
    ['02', both(only(0), wrongParties)],
    ['03', both(only(1), wrongParties)],
    ['04', both(only(2), wrongParties)],
    ['05', use(0, { rate: wrongRate })],
    ['06', use(1, { rate: wrongRate })],
    ['07', use(2, { rate: wrongRate })],
    ['08', group({ base: '50.00' })],
    ['09', group({ tax: '7.00' })],
    ['10', group({ reason: reason === 'required' ? '' : 'motif' })],
  ].map(([end, change]) => [`BR-${rule}-${end as string}`, change as Change])
}
const VAT_RULES: [code: string, id: string, change: Change][] = [
  ...Object.keys(CATEGORIES).flatMap((code) =>
    brokenIn(code).map(([id, change]) => [code, id, change] as [string, string, Change]),
  ),
  ['K', 'BR-IC-11', ({ delivery }) => Object.assign(delivery, { date: '' })],
  ['K', 'BR-IC-12', ({ delivery }) => Object.assign(delivery, { address: null })],
  ['O', 'BR-O-11', ({ vat }) => vat.push({ ...first(vat), category: 'S', rate: '20' })],
  ['O', 'BR-O-12', use(0, { category: 'S', rate: '20' })],
  ['O', 'BR-O-13', use(1, { category: 'S', rate: '20' })],
  ['O', 'BR-O-14', use(2, { category: 'S', rate: '20' })],
]

describe('checks of an invoice that is read', () => {
  test('a good one has none', () => {
    expect(run(base)).toEqual([])
    expect(run(base, 'UBL')).toEqual([])
  })

  test.each(BROKEN)('%s is told in a French sentence', (id, change, syntax) => {
    const invoice = structuredClone(base)
    change(invoice)
    const found = run(invoice, syntax).find((check) => check.id === id)
    expect(found?.message).toMatch(/^[A-ZÀ-Ý].*\.$/u)
    expect(found?.term).toMatch(/^B[TG]-\d/u)
  })

  test.each(Object.keys(CATEGORIES))('an invoice all in category %s breaks none of its rules', (code) => {
    const ids = run(inCategory(code)).map(({ id }) => id)
    expect(ids.filter((id) => id.startsWith(`BR-${CATEGORIES[code]?.rule}-`) || id === 'BR-CO-17')).toEqual([])
  })

  test.each(VAT_RULES)('category %s: %s is told', (code, id, change) => {
    const invoice = inCategory(code)
    change(invoice)
    expect(run(invoice).find((check) => check.id === id)?.message).toMatch(/^[A-ZÀ-Ý].*\.$/u)
  })

  test('a facture rectificative (384) that names its invoice breaks nothing', () => {
    const invoice = structuredClone(base)
    both(set('typeCode', '384'), set('preceding', [original]))(invoice)
    expect(run(invoice)).toEqual([])
  })

  test('an invoice from abroad is not held to the French rules', () => {
    const invoice = structuredClone(base)
    Object.assign(invoice.seller, { legalId: null, ids: [], vatNumber: 'DE123456789', endpoint: null })
    both(countryOf('seller', 'DE'), set('notes', []), set('process', ''))(invoice)
    expect(run(invoice)).toEqual([])
  })

  test('every rule of the code is broken above, and stands in docs/checks.md', () => {
    const folder = resolve(root, 'shared/rules')
    const sources = readdirSync(folder)
      .filter((name) => /^stated-|^invoice-file-checks/u.test(name))
      .map((name) => readFileSync(resolve(folder, name), 'utf8'))
      .join('\n')
    const inCode = new Set([...sources.matchAll(/'((?:BR|NB)-(?:[A-Z]+-)*\d+)'/gu)].map(([, id]) => id))
    const broken = new Set([...BROKEN.map(([id]) => id), ...VAT_RULES.map(([, id]) => id)])
    expect([...inCode].filter((id) => !broken.has(id ?? '')).sort()).toEqual([])
    const page = readFileSync(resolve(root, 'docs/checks.md'), 'utf8').split('## Of a file that is read')[1] ?? ''
    expect(BROKEN.map(([id]) => id).filter((id) => !page.includes(`| ${id} |`))).toEqual([])
  })
})
