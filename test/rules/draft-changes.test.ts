import { describe, expect, test } from 'vitest'
import { companySchema } from '../../shared/model/dossier.ts'
import { clientSchema } from '../../shared/model/party.ts'
import { scheduled, withClient, withDate, withTerms } from '../../shared/rules/draft-changes.ts'
import { content, line, seller } from '../support/invoice-fixtures.ts'

const client = (values: object = {}) =>
  clientSchema.parse({
    id: '01930000-0000-7000-8000-000000000001',
    code: 'C1',
    name: 'Client',
    billingAddress: {},
    contacts: [],
    chorus: {},
    sending: {},
    ...values,
  })
const parties = (values: object = {}) => ({
  client: client(values),
  company: companySchema.parse({ ...seller, paymentDays: 30 }),
  newId: () => '01930000-0000-7000-8000-0000000000ff',
})

describe('échéances of a draft', () => {
  test('follow the date while they are those of the terms', () => {
    const draft = scheduled(content({ date: '2026-11-24', paymentTermsLabel: '30 jours fin de mois' }), parties())
    expect(draft.dueDate).toBe('2026-12-31')
    expect(withDate(draft, '2026-12-05', parties()).dueDate).toBe('2027-01-31')
  })

  test('stay when a person typed them', () => {
    const draft = content({ date: '2026-11-24', dueDate: '2027-03-15', paymentTermsLabel: '30 jours' })
    expect(withDate(draft, '2026-12-05', parties()).dueDate).toBe('2027-03-15')
  })

  test('the exact days of a client win over its words', () => {
    const exact = { paymentDays: 45, paymentEndOfMonth: true, paymentTermsLabel: 'Virement 30 jours' }
    const draft = content({ date: '2026-11-24', paymentTermsLabel: 'Virement 30 jours' })
    expect(scheduled(draft, parties(exact)).dueDate).toBe('2027-01-31')
  })

  test('words without a rule change nothing else', () => {
    const draft = content({ date: '2026-11-24', dueDate: '2027-03-15' })
    expect(withTerms(draft, 'Selon devis', parties())).toEqual({ ...draft, paymentTermsLabel: 'Selon devis' })
  })

  test('an avoir has none', () => {
    expect(scheduled(content({ kind: 'creditNote' }), parties())).toMatchObject({ dueDate: null, installments: [] })
  })
})

test('another client brings its own values, and what a person wrote stays', () => {
  const before = client({
    discountPercent: '5',
    paymentMode: 'cheque',
    paymentTermsLabel: '30 jours',
    chorus: { serviceCode: 'A' },
  })
  const after = parties({
    id: '01930000-0000-7000-8000-000000000002',
    territory: 'EXPORT',
    discountPercent: '0',
    paymentMode: 'transfer',
    paymentTermsLabel: '60 jours',
    chorus: { serviceCode: 'B' },
  })
  const draft = content({
    date: '2026-11-24',
    dueDate: '2026-12-24',
    discountPercent: '5',
    paymentMode: 'cheque',
    paymentTermsLabel: '30 jours',
    serviceCode: 'TYPED',
    lines: [line(1), line(2, { vat: { rate: '5.5' } })],
  })
  const changed = withClient(draft, before, after)
  expect(changed).toMatchObject({
    clientId: after.client.id,
    discountPercent: '0',
    paymentMode: 'transfer',
    paymentTermsLabel: '60 jours',
    serviceCode: 'TYPED',
    dueDate: '2027-01-23',
    shippingVat: { category: 'G', rate: '0' },
  })
  expect(withClient({ ...draft, paymentMode: 'cash' }, before, after).paymentMode).toBe('cash')
  expect(changed.lines.map(({ vat }) => vat.category)).toEqual(['G', 'S'])
})
