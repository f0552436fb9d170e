import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_MAPPING, platformVariables } from '../../main/engine/neotouch/mapping.ts'
import { transportVariables } from '../../main/engine/neotouch/variables.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import { transportFacts } from '../support/neotouch-facts.ts'

const facts = transportFacts()
const creditNote = {
  ...facts.document,
  kind: 'creditNote' as const,
  number: 'A2026-000002',
  originalInvoiceNumber: 'F2026-000041',
}

test('a letter says how it is printed, and to whom', () => {
  const settings = { ...facts.settings, color: true, bothSided: false, cover: true }
  expect(Object.entries(transportVariables('courrier', transportFacts({ settings })))).toEqual([
    ['Subject', 'Facture F2026-000041'],
    ['FromName', 'Papeterie Vaudrémont SAS'],
    ['FromCompany', 'Papeterie Vaudrémont SAS'],
    ['ToBlockAddress', 'Mairie de Lyon\n17 rue de l’Église\n69003 LYON\nFRANCE'],
    ['Color', 'Y'],
    ['BothSided', 'N'],
    ['Cover', 'Y'],
    ['MaxRetry', '3'],
  ])
})

test('the address keeps six lines at most, and its own country', () => {
  const lines = ['A', 'B', 'C', 'D', 'E', '69003 LYON']
  const full = transportFacts({ receiver: { ...facts.receiver, addressLines: lines } })
  expect(transportVariables('courrier', full).ToBlockAddress).toBe(lines.join('\n'))
  const abroad = transportFacts({
    buyer: { ...facts.buyer, address: { ...facts.buyer.address, country: 'BE' } },
    receiver: { ...facts.receiver, addressLines: ['A', '1000 Bruxelles', 'BELGIQUE'] },
  })
  expect(transportVariables('courrier', abroad).ToBlockAddress).toBe('A\n1000 Bruxelles\nBELGIQUE')
})

test('an e-mail bears the text of the settings, filled in', () => {
  expect(Object.entries(transportVariables('email', facts))).toEqual([
    ['Subject', 'Facture F2026-000041 du 20/11/2026'],
    ['EmailAddress', 'compta@lyon.example'],
    [
      'Message',
      'Bonjour,\n\nVeuillez trouver ci-joint notre facture F2026-000041 du 20/11/2026.\n\nCordialement,\nPapeterie Vaudrémont SAS',
    ],
    ['FromName', 'Papeterie Vaudrémont SAS'],
    ['FromCompany', 'Papeterie Vaudrémont SAS'],
    ['FromAddress', 'compta@vaudremont.example'],
    ['ToName', 'Mme Durand'],
    ['ToCompany', 'Mairie de Lyon'],
  ])
})

test('a message tells the total and what is left to pay, which deposits make another amount', () => {
  const settings = { ...facts.settings, emailMessage: '{total} / {net à payer} / {échéance}' }
  const document = { ...facts.document, totals: { ...facts.document.totals, total: 120_000, due: 30_000 } }
  const { Message } = transportVariables('email', transportFacts({ settings, document }))
  expect(Message?.replace(/\s/g, ' ')).toMatch(/^1 200,00 € \/ 300,00 € \/ \d\d\/\d\d\/\d{4}$/)
})

test('the portal learns the figures of the document', () => {
  expect(transportVariables('portail', facts)).toMatchObject({
    Subject: 'Facture F2026-000041',
    DocumentType: 'Invoice',
    InvoiceNumber: 'F2026-000041',
    InvoiceDate: '2026-11-20',
    DueDate: '2026-12-20',
    TotalNet: '2899.00',
    TotalTax: '579.80',
    TotalGross: '3478.80',
    Currency: 'EUR',
    CustomerCode: 'C00001',
    EmailAddress: 'compta@lyon.example',
  })
})

test('Chorus Pro learns the numbers of both sides, and no empty one', () => {
  expect(transportVariables('chorus', transportFacts({ document: creditNote }))).toEqual({
    Subject: 'Avoir A2026-000002',
    DocumentType: 'CreditNote',
    InvoiceNumber: 'A2026-000002',
    InvoiceDate: '2026-11-20',
    OriginalInvoiceNumber: 'F2026-000041',
    TotalGross: '3478.80',
    Currency: 'EUR',
    SupplierSiret: '00020264800010',
    Siret: '00083616300030',
    ServiceCode: 'SRV-01',
    CommitmentNumber: 'ENG-417',
    InvoicingFramework: 'A1_FACTURE_FOURNISSEUR',
    FlowSyntax: 'IN_DP_E2_CII_FACTURX',
  })
})

describe.each(CHANNELS)('on %s', (channel) => {
  test('a copy says so in its subject, and a signature is asked only when it is chosen', () => {
    expect(transportVariables(channel, transportFacts({ copy: true })).Subject).toMatch(/^Copie – Facture F2026-000041/)
    expect(transportVariables(channel, facts)).not.toHaveProperty('PdfSignature')
    const settings = { ...facts.settings, signature: true }
    expect(transportVariables(channel, transportFacts({ settings }))).toHaveProperty('PdfSignature', 'Y')
    const named = { name: 'Signature__', yes: '1' }
    expect(transportVariables(channel, transportFacts({ settings }), named)).toHaveProperty('Signature__', '1')
  })

  test('no variable is empty', () => {
    const bare = transportFacts({ receiver: { ...facts.receiver, email: '', serviceCode: '', commitmentNumber: ' ' } })
    expect(Object.values(transportVariables(channel, bare))).not.toContain('')
  })
})

test('amounts are exact, whatever the cents', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (total) => {
      const document = { ...facts.document, totals: { ...facts.document.totals, total } }
      const written = transportVariables('portail', transportFacts({ document })).TotalGross ?? ''
      expect(written).toMatch(/^-?\d+\.\d\d$/)
      expect(Number(written.replace('.', ''))).toBe(total === 0 ? 0 : total)
    }),
  )
})

test('a contract may rename, drop and add variables, and the types follow the names of ours', () => {
  const mapping = { ...DEFAULT_MAPPING, varNames: { Siret: 'Siret__', Currency: '' }, extraVars: { Origin: 'bureau' } }
  expect(
    platformVariables(mapping, { Siret: '1', Currency: 'EUR', InvoiceDate: '2026-11-20', TotalGross: '1.00' }),
  ).toEqual([
    { name: 'Siret__', type: 'TYPE_STRING', value: '1' },
    { name: 'InvoiceDate', type: 'TYPE_DATETIME', value: '2026-11-20' },
    { name: 'TotalGross', type: 'TYPE_DOUBLE', value: '1.00' },
    { name: 'Origin', type: 'TYPE_STRING', value: 'bureau' },
  ])
})
