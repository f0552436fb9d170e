import fc from 'fast-check'
import type { z } from 'zod'
import {
  type buyerSchema,
  documentContentSchema,
  type InvoiceFileInput,
  lineSchema,
  UNITS,
} from '../../shared/model/document.ts'
import { PAYMENT_MODES } from '../../shared/model/party.ts'
import { PRINT_MODELS } from '../../shared/model/sending.ts'
import { decimalText } from './arbitrary-documents.ts'
import { buyer, fileInput, seller } from './invoice-fixtures.ts'

type Vat = { category: 'S' | 'E' | 'AE' | 'K' | 'G' | 'O'; rate: string }

const french = (rate: string): Vat => ({ category: 'S', rate })
const contact = {
  id: '01930000-0000-7000-8000-000000000700',
  lastName: 'Müller',
  email: 'm@example.org',
  isBilling: true,
}
const abroad = (country: string, vatNumber: string) => ({
  ...buyer,
  siren: '',
  nic: '',
  vatNumber,
  territory: country === 'DE' ? ('UE' as const) : ('EXPORT' as const),
  contact,
  address: { line1: 'Hauptstraße 1', postcode: '10115', city: 'Berlin', country },
})

/** What a seller and a buyer are to each other, with the VAT that goes with it. */
const SITUATIONS: { vats: Vat[]; seller: typeof seller; buyer: z.input<typeof buyerSchema> }[] = [
  { vats: ['20', '10', '5.5', '2.1'].map(french), seller, buyer },
  {
    vats: ['8.5', '2.1', '1.05'].map(french),
    seller,
    buyer: {
      ...buyer,
      territory: 'DOM' as const,
      siren: '',
      nic: '',
      vatNumber: '',
      contact: { ...contact, service: 'Achats', phone: '0262 00 00 00' },
      address: { line1: '1 rue de Paris', line2: 'Bât. A', line3: 'Étage 2', postcode: '97400', city: 'Saint-Denis' },
    },
  },
  {
    vats: ['20', '5.5'].map(french),
    seller: { ...seller, phone: '', email: '', legalForm: '', capital: '' },
    buyer: { ...buyer, isPublic: true, vatNumber: '', chorus: { serviceCode: 'SERV-TECH', marketNumber: 'MAPA-7' } },
  },
  {
    vats: [french('20')],
    seller: {
      ...seller,
      nic: '',
      latePenalty: 'Trois fois le taux légal.',
      earlyPayment: 'Escompte de 1 % à 8 jours.',
    },
    buyer: { ...buyer, siren: '', nic: '', vatNumber: '', isPerson: true, civility: 'Madame', contact },
  },
  { vats: [french('20'), { category: 'E', rate: '0' }], seller: { ...seller, vatOnDebits: true }, buyer },
  { vats: [{ category: 'E', rate: '0' }], seller: { ...seller, vatNumber: '', vatExempt: true, bic: '' }, buyer },
  { vats: [{ category: 'AE', rate: '0' }], seller: { ...seller, operations: 'services' }, buyer },
  { vats: [{ category: 'K', rate: '0' }], seller, buyer: abroad('DE', 'DE123456789') },
  { vats: [{ category: 'G', rate: '0' }], seller: { ...seller, operations: 'mixed' }, buyer: abroad('CH', '') },
  { vats: [{ category: 'O', rate: '0' }], seller: { ...seller, iban: '', bic: '' }, buyer },
]

const INSTALLMENTS = [
  { id: '01930000-0000-7000-8000-000000000801', date: '2026-12-24', percent: '30' },
  { id: '01930000-0000-7000-8000-000000000802', date: '2027-01-24', percent: '70' },
]

const words = fc.constantFrom('Fenêtre', 'Main-d’œuvre', 'A & B <C>', 'Deux\nlignes', '« Été »', '中文 😀', '  bords  ')

const line = (vat: fc.Arbitrary<Vat>) =>
  fc
    .record({
      id: fc.uuid({ version: 7 }),
      type: fc.constantFrom('item' as const, 'item' as const, 'item' as const, 'text' as const, 'subtotal' as const),
      articleCode: fc.constantFrom('', 'REF-1'),
      description: words,
      quantity: decimalText({ min: -3, max: 99, decimals: 3 }),
      unit: fc.constantFrom(...UNITS),
      unitPrice: decimalText({ min: -20, max: 999, decimals: 4 }),
      discountPercent: decimalText({ min: 0, max: 100, decimals: 2 }),
      discountAmount: fc.option(decimalText({ min: 0, max: 10, decimals: 2 })),
      vat,
      deliveryDate: fc.option(fc.constant('2026-11-18')),
    })
    .map((parts) => lineSchema.parse(parts))

const percent = fc.oneof(fc.constant('0'), decimalText({ min: 0, max: 30, decimals: 2 }))

/** Whole inputs of the file, over all of the model: many are refused by our checks, which is theirs to say. */
export const invoiceInputs: fc.Arbitrary<InvoiceFileInput> = fc.constantFrom(...SITUATIONS).chain((situation) => {
  const vat = fc.constantFrom(...situation.vats)
  return fc
    .record({
      kind: fc.constantFrom('invoice' as const, 'invoice' as const, 'creditNote' as const),
      lines: fc.uniqueArray(line(vat), { selector: (one) => one.id, minLength: 1, maxLength: 8 }),
      discountPercent: percent,
      shipping: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 5_000 })),
      shippingVat: vat,
      cashDiscountPercent: percent,
      shippingWithoutCashDiscount: fc.boolean(),
      prepaid: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 5_000 })),
      reference: fc.constantFrom('', 'Chantier n° 3'),
      commitmentNumber: fc.constantFrom('', 'ENG-1'),
      serviceCode: fc.constantFrom('', 'SERV'),
      marketNumber: fc.constantFrom('', 'M-7'),
      notes: fc.constantFrom('', 'Merci.'),
      delivered: fc.boolean(),
      paid: fc.constantFrom(false, false, false, true),
      split: fc.boolean(),
      paymentTermsLabel: fc.constantFrom('', 'Virement à 30 jours'),
      model: fc.constantFrom(...PRINT_MODELS),
      paymentMode: fc.constantFrom(...PAYMENT_MODES),
    })
    .map(({ model, delivered, paid, split, ...parts }) => {
      const content = documentContentSchema.parse({
        ...parts,
        clientId: '01930000-0000-7000-8000-000000000999',
        date: '2026-11-24',
        dueDate: parts.kind === 'invoice' ? '2026-12-24' : null,
        deliveryDate: '2026-11-20',
        installments: split && parts.kind === 'invoice' ? INSTALLMENTS : [],
        originalInvoice: parts.kind === 'invoice' ? null : { id: null, number: 'F2026-000012', date: '2026-10-02' },
      })
      const place = delivered ? { deliveryName: 'Chantier', deliveryAddress: situation.buyer.address } : {}
      const { totals } = fileInput(content)
      const prepaid = paid && totals.total > 0 ? { prepaid: totals.total, installments: [] } : {}
      const parties = { seller: situation.seller, buyer: { ...situation.buyer, ...place } }
      return fileInput({ ...content, ...prepaid }, { model, ...parties })
    })
})
