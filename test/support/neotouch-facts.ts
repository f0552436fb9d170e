import type { TransportFacts } from '../../main/engine/neotouch/variables.ts'
import { buyerSchema, sellerSchema, type Totals } from '../../shared/model/document.ts'
import { receiverSchema } from '../../shared/model/sending.ts'
import { BUILT_IN_SETTINGS } from '../../shared/rules/settings.ts'

const address = { line1: '17 rue de l’Église', postcode: '69003', city: 'LYON' }

const totals: Totals = {
  lines: {},
  gross: 289_900,
  discount: 0,
  shipping: 0,
  cashDiscount: 0,
  net: 289_900,
  vat: [],
  tax: 57_980,
  total: 347_880,
  prepaid: 0,
  due: 347_880,
}

/** What is told of an invoice to a public body; changes apply to the first level. */
export const transportFacts = (changes: Partial<TransportFacts> = {}): TransportFacts => ({
  document: {
    kind: 'invoice',
    invoiceType: 'standard',
    number: 'F2026-000041',
    date: '2026-11-20',
    dueDate: '2026-12-20',
    totals,
    originalInvoiceNumber: null,
  },
  seller: sellerSchema.parse({
    name: 'Papeterie Vaudrémont SAS',
    siren: '000202648',
    nic: '00010',
    email: 'compta@vaudremont.example',
    address,
  }),
  buyer: buyerSchema.parse({ code: 'C00001', name: 'Mairie de Lyon', isPublic: true, address, chorus: {} }),
  receiver: receiverSchema.parse({
    name: 'Mme Durand',
    addressLines: ['Mairie de Lyon', '17 rue de l’Église', '69003 LYON'],
    email: ' compta@lyon.example ',
    siret: '000 836 163 00030',
    serviceCode: 'SRV-01',
    commitmentNumber: 'ENG-417',
  }),
  settings: BUILT_IN_SETTINGS,
  ...changes,
})
