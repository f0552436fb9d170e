import type { z } from 'zod'
import {
  type DocumentContent,
  documentContentSchema,
  type InvoiceFileInput,
  invoiceFileInputSchema,
  lineSchema,
  sellerSchema,
} from '../../shared/model/document.ts'
import { computeTotals } from '../../shared/rules/totals.ts'

type LineInput = Partial<z.input<typeof lineSchema>>
type ContentInput = Partial<z.input<typeof documentContentSchema>>
type FileInput = z.input<typeof invoiceFileInputSchema>

const uuid = (n: number): string => `01930000-0000-7000-8000-${String(n).padStart(12, '0')}`

export const line = (n: number, values: LineInput = {}) =>
  lineSchema.parse({
    id: uuid(n),
    type: 'item',
    description: `Prestation n° ${n}`,
    quantity: '2',
    unitPrice: '100',
    vat: { rate: '20' },
    ...values,
  })

export const content = (values: ContentInput = {}): DocumentContent =>
  documentContentSchema.parse({
    kind: 'invoice',
    clientId: uuid(999),
    date: '2026-11-24',
    dueDate: '2026-12-24',
    deliveryDate: '2026-11-20',
    paymentTermsLabel: 'Virement à 30 jours',
    lines: [line(1)],
    ...values,
  })

export const seller = sellerSchema.parse({
  name: 'Dupont & Fils',
  legalForm: 'SARL',
  capital: '20 000 €',
  siren: '732829320',
  nic: '00074',
  vatNumber: 'FR44732829320',
  registration: 'RCS Lyon 732 829 320',
  naf: '4332A',
  address: { line1: '12 rue de l’Église', line2: 'Bât. B', postcode: '69003', city: 'Lyon' },
  phone: '04 78 00 00 00',
  email: 'facturation@dupont.example',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  footer: 'Assurance décennale Exemple n° 123456, France métropolitaine',
})

export const buyer = {
  code: 'C00042',
  name: 'Menuiserie Martin SAS',
  siren: '812345676',
  nic: '00017',
  vatNumber: 'FR19812345676',
  address: { line1: '4 avenue de Grammont', line2: 'Zone artisanale', postcode: '37000', city: 'Tours' },
  chorus: {},
} satisfies FileInput['buyer']

/** A whole input, with the totals of its content. */
export function fileInput(
  values: ContentInput = {},
  others: Partial<Omit<FileInput, 'content' | 'totals'>> = {},
): InvoiceFileInput {
  const written = content(values)
  return invoiceFileInputSchema.parse({
    number: written.kind === 'invoice' ? 'F2026-000042' : 'A2026-000007',
    seller,
    buyer,
    model: 'classic-color',
    renderedAt: Date.UTC(2026, 10, 24, 9),
    ...others,
    content: written,
    totals: computeTotals(written),
  })
}

const german = {
  ...buyer,
  name: 'Muster GmbH',
  siren: '',
  nic: '',
  vatNumber: 'DE123456789',
  territory: 'UE' as const,
  address: { line1: 'Hauptstraße 1', postcode: '10115', city: 'Berlin', country: 'DE' },
}
const contact = {
  id: uuid(500),
  lastName: 'Petit',
  firstName: 'Élodie',
  email: 'elodie@petit.example',
  isBilling: true,
}
const many = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    line(index + 1, {
      description: `Fourniture et pose n° ${index + 1} : porte intérieure en chêne massif`,
      quantity: String((index % 7) + 1),
      unitPrice: `${37 + index}.35`,
      vat: { rate: ['20', '10', '5.5'][index % 3] ?? '20' },
    }),
  )

/** Every shape of document that the file knows, by name. */
export const FIXTURES: Readonly<Record<string, InvoiceFileInput>> = {
  simple: fileInput(),
  twelve: fileInput({ lines: many(12), reference: 'Chantier des Lilas', notes: 'Merci de votre confiance.' }),
  forty: fileInput({ lines: many(40) }),
  mono: fileInput({ lines: many(5) }, { model: 'classic-mono' }),
  compact: fileInput({ lines: many(40) }, { model: 'compact' }),
  reductions: fileInput({
    lines: [
      line(1, { discountPercent: '10', articleCode: 'MEN-01', unit: 'HUR' }),
      line(2, { discountAmount: '2.5', vat: { rate: '5.5' }, deliveryDate: '2026-11-18' }),
      line(3, { unitPrice: '33.333333', discountPercent: '3.33', quantity: '7.5' }),
      line(4, { unitPrice: '-15', quantity: '2' }),
    ],
    discountPercent: '5',
    shipping: 1500,
    cashDiscountPercent: '2',
    prepaid: 10_000,
  }),
  paid: fileInput({ prepaid: 24_000 }),
  creditNote: fileInput({
    kind: 'creditNote',
    dueDate: null,
    originalInvoice: { id: null, number: 'F2026-000012', date: '2026-10-02' },
  }),
  chorus: fileInput(
    { serviceCode: 'SERV-TECH', commitmentNumber: 'ENG-2026-123', marketNumber: 'MAPA-7' },
    {
      buyer: {
        ...buyer,
        name: 'Commune de Saint-Étienne-du-Bois',
        isPublic: true,
        siren: '214204778',
        nic: '00010',
        vatNumber: '',
      },
    },
  ),
  transfer: fileInput({ paymentMode: 'transfer' }),
  cheque: fileInput({ paymentMode: 'cheque', paymentTermsLabel: 'À réception' }),
  directDebit: fileInput({ paymentMode: 'directDebit', paymentTermsLabel: '' }),
  billOfExchange: fileInput(
    { paymentMode: 'billOfExchange' },
    { seller: { ...seller, iban: '', bic: '' }, model: 'compact' },
  ),
  taxFree: fileInput(
    { lines: [line(1, { vat: { category: 'E', rate: '0' } })] },
    { buyer: { ...buyer, buysTaxFree: true, taxFreeCertificate: { number: 'AT-2026/118', date: '2026-01-15' } } },
  ),
  franchise: fileInput(
    { lines: [line(1, { vat: { category: 'E', rate: '0' } })] },
    { seller: { ...seller, vatNumber: '', vatExempt: true } },
  ),
  intraCommunity: fileInput({ lines: [line(1, { vat: { category: 'K', rate: '0' } })] }, { buyer: german }),
  exportation: fileInput(
    { lines: [line(1, { vat: { category: 'G', rate: '0' } })] },
    {
      buyer: {
        ...german,
        name: 'Alpen AG',
        vatNumber: '',
        contact: { ...contact, email: 'buchhaltung@alpen.example' },
        territory: 'EXPORT',
        address: { line1: 'Bahnhofstrasse 1', postcode: '8001', city: 'Zürich', country: 'CH' },
      },
    },
  ),
  reverseCharge: fileInput({ lines: [line(1, { vat: { category: 'AE', rate: '0' } })] }),
  outOfScope: fileInput({ lines: [line(1, { vat: { category: 'O', rate: '0' } })] }),
  debits: fileInput({}, { seller: { ...seller, vatOnDebits: true, operations: 'services' } }),
  person: fileInput(
    { deliveryDate: null },
    {
      buyer: {
        ...buyer,
        civility: 'Madame',
        name: 'Élodie Petit',
        isPerson: true,
        siren: '',
        nic: '',
        vatNumber: '',
        contact,
      },
    },
  ),
  installments: fileInput(
    {
      lines: [
        line(1, { description: 'Dépose de l’existant' }),
        line(2, { type: 'subtotal', description: 'Lot n° 1' }),
        line(3, { description: 'Fenêtre en chêne', vat: { rate: '10' } }),
        line(4, { type: 'comment', description: 'Marge à revoir' }),
        line(5, { type: 'subtotal' }),
      ],
      paymentTermsLabel: '30 % à la commande, 70 % à 30 jours',
      dueDate: '2026-11-24',
      installments: [
        { id: uuid(601), date: '2026-11-24', percent: '30' },
        { id: uuid(602), date: '2026-12-24', percent: '70' },
      ],
      contactId: uuid(500),
      deliverTo: {
        name: 'Chantier des Lilas',
        address: { line1: '8 rue des Lilas', postcode: '37000', city: 'Tours' },
      },
    },
    {
      buyer: {
        ...buyer,
        contact,
        deliveryName: 'Chantier des Lilas',
        deliveryAddress: { line1: '8 rue des Lilas', postcode: '37000', city: 'Tours' },
      },
    },
  ),
  texts: fileInput({
    lines: [
      line(1, { type: 'text', description: 'Lot n° 1 — menuiseries extérieures' }),
      line(2, { description: 'Fenêtre deux vantaux\nChêne, vitrage 4/16/4\nPose comprise' }),
      line(3, { type: 'text', description: 'Selon votre accord du 12 novembre.' }),
      line(4, { description: 'Porte d’entrée '.repeat(40) }),
    ],
    notes: 'Une note assez longue pour tenir sur plusieurs lignes. '.repeat(12),
  }),
}
