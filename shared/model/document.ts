import { z } from 'zod'
import { deliveryPlaceSchema, originalInvoiceSchema } from './document-parts.ts'
import { installmentSchema } from './installment.ts'
import { addressSchema, chorusSchema, clientDetailsSchema, contactSchema, PAYMENT_MODES, TERRITORIES } from './party.ts'
import { cents, decimal, id, instant, isoDate } from './primitives.ts'
import { printOptionsSchema } from './print.ts'
import { PRINT_MODELS } from './sending.ts'

/** `invoice` is BT-3 380, `creditNote` is BT-3 381. */
export const DOCUMENT_KINDS = ['invoice', 'creditNote'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]
export const documentKindSchema = z.enum(DOCUMENT_KINDS)

/** UNTDID 5305, the categories that a French seller uses. BT-118, BT-151. */
export const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type VatCategory = (typeof VAT_CATEGORIES)[number]

export const vatSchema = z.object({
  category: z.enum(VAT_CATEGORIES).default('S'),
  /** Percent, such as `20` or `5.5`. */
  rate: decimal,
})
export type Vat = z.infer<typeof vatSchema>

/** UN/ECE Recommendation 20, BT-130. */
export const UNITS = [
  'C62',
  'HUR',
  'DAY',
  'MON',
  'KGM',
  'GRM',
  'TNE',
  'LTR',
  'MTR',
  'MTK',
  'MTQ',
  'KMT',
  'SET',
  'P1',
] as const

/** `text` is printed, `comment` stays in the application, `subtotal` sums the items since the one before. */
export const LINE_TYPES = ['item', 'text', 'comment', 'subtotal'] as const
export type LineType = (typeof LINE_TYPES)[number]

export const lineSchema = z.object({
  id,
  type: z.enum(LINE_TYPES),
  articleCode: z.string().max(40).default(''),
  /** Désignation, BT-153; free text for a `text` line. */
  description: z.string().max(10_000).default(''),
  quantity: decimal.default('1'),
  unit: z.enum(UNITS).default('C62'),
  /** PV HT before discount, BT-148. */
  unitPrice: decimal.default('0'),
  /** Remise in percent of the unit price. */
  discountPercent: decimal.default('0'),
  /** Remise per unit, in euros; when given it wins over the percentage. */
  discountAmount: decimal.nullable().default(null),
  vat: vatSchema,
  /** Delivery date of the line, if it has its own. */
  deliveryDate: isoDate.nullable().default(null),
})
export type Line = z.infer<typeof lineSchema>

/** What a person may write on a draft. */
export const documentContentSchema = z.object({
  kind: documentKindSchema,
  clientId: id,
  /** BT-2. */
  date: isoDate,
  /** BT-9. */
  dueDate: isoDate.nullable().default(null),
  /** BT-72. */
  deliveryDate: isoDate.nullable().default(null),
  /** Référence, EBP's 70 characters. */
  reference: z.string().max(200).default(''),
  /** N° d'engagement, BT-13. */
  commitmentNumber: z.string().max(50).default(''),
  /** Code service, BT-10. */
  serviceCode: z.string().max(100).default(''),
  /** N° de marché, BT-12. */
  marketNumber: z.string().max(50).default(''),
  lines: z.array(lineSchema).max(2_000),
  /** Remise de pied, percent. */
  discountPercent: decimal.default('0'),
  /** Frais de port HT. */
  shipping: cents.default(0),
  shippingVat: vatSchema.default({ category: 'S', rate: '20' }),
  /** Escompte, percent. */
  cashDiscountPercent: decimal.default('0'),
  /** Port non soumis à escompte. */
  shippingWithoutCashDiscount: z.boolean().default(false),
  /** Acomptes already paid, BT-113. */
  prepaid: cents.nonnegative().default(0),
  /** BT-20: « 30 jours fin de mois ». */
  paymentTermsLabel: z.string().max(200).default(''),
  /** Mode de règlement, BT-81 and BT-82; of an invoice alone. */
  paymentMode: z.enum(PAYMENT_MODES).default('unset'),
  /** Several échéances; none: the due date alone. The first one is BT-9, all of them are written in BT-20. */
  installments: z.array(installmentSchema).max(24).default([]),
  /** The client's contact that the document names, BT-56; null: the billing contact. */
  contactId: id.nullable().default(null),
  /** BG-15 of this document; null: the client's own. */
  deliverTo: deliveryPlaceSchema.nullable().default(null),
  notes: z.string().max(20_000).default(''),
  originalInvoice: originalInvoiceSchema.nullable().default(null),
})
export type DocumentContent = z.infer<typeof documentContentSchema>

export const totalsSchema = z.object({
  /** Per line id, BT-131. Items alone. */
  lines: z.record(z.string(), cents),
  /** Total brut HT, BT-106. */
  gross: cents,
  /** Remise de pied. */
  discount: cents,
  /** Frais de port HT, BT-108. */
  shipping: cents,
  /** Escompte. */
  cashDiscount: cents,
  /** Net HT, BT-109. */
  net: cents,
  /** One group per VAT category and rate, BG-23, highest rate first. */
  vat: z.array(
    z.object({
      category: z.enum(VAT_CATEGORIES),
      rate: decimal,
      gross: cents,
      discount: cents,
      cashDiscount: cents,
      shipping: cents,
      /** BT-116. */
      base: cents,
      /** BT-117. */
      tax: cents,
    }),
  ),
  /** BT-110. */
  tax: cents,
  /** Total TTC, BT-112. */
  total: cents,
  /** BT-113. */
  prepaid: cents,
  /** Net à payer, BT-115. */
  due: cents,
})
export type Totals = z.infer<typeof totalsSchema>

/** The seller as it was on the day of issue. */
export const sellerSchema = z.object({
  name: z.string().max(200),
  legalForm: z.string().max(60).default(''),
  /** Capital, as it is written: « 20 000 € ». */
  capital: z.string().max(60).default(''),
  siren: z.string().max(20).default(''),
  nic: z.string().max(10).default(''),
  vatNumber: z.string().max(30).default(''),
  /** « RCS Tours 812 345 676 ». */
  registration: z.string().max(100).default(''),
  naf: z.string().max(10).default(''),
  address: addressSchema,
  phone: z.string().max(40).default(''),
  email: z.string().max(254).default(''),
  website: z.string().max(200).default(''),
  iban: z.string().max(40).default(''),
  bic: z.string().max(15).default(''),
  /** Franchise en base: « TVA non applicable, art. 293 B du CGI ». */
  vatExempt: z.boolean().default(false),
  /** Option pour le paiement de la taxe d'après les débits, BT-8. */
  vatOnDebits: z.boolean().default(false),
  /** Nature of the operations, BT-23: goods B1, services S1, mixed M1. */
  operations: z.enum(['goods', 'services', 'mixed']).default('goods'),
  paymentDays: z.int().min(0).max(365).default(30),
  /** Note PMD, code de commerce L441-10. */
  latePenalty: z.string().max(1_000).default(''),
  /** Note PMT, code de commerce D441-5. */
  recoveryFee: z.string().max(1_000).default(''),
  /** Note AAB. */
  earlyPayment: z.string().max(1_000).default(''),
  /** Foot of each page. */
  footer: z.string().max(1_000).default(''),
})
export type Seller = z.infer<typeof sellerSchema>

/** The buyer as it was on the day of issue, or as the imported document said. */
export const buyerSchema = z.object({
  code: z.string(),
  civility: z.string().default(''),
  name: z.string(),
  isPerson: z.boolean().default(false),
  isPublic: z.boolean().default(false),
  siren: z.string().default(''),
  nic: z.string().default(''),
  vatNumber: z.string().default(''),
  territory: z.enum(TERRITORIES).default('FR'),
  /** CGI art. 275: what category E says, in the file and on paper. */
  ...clientDetailsSchema.pick({ buysTaxFree: true, taxFreeCertificate: true }).shape,
  address: addressSchema,
  deliveryName: z.string().default(''),
  deliveryAddress: addressSchema.nullable().default(null),
  contact: contactSchema.nullable().default(null),
  chorus: chorusSchema,
})
export type Buyer = z.infer<typeof buyerSchema>

/** All that the file shows: the input of the renderer, and of `cli render`. */
export const invoiceFileInputSchema = z.object({
  /** null: a draft, drawn with « BROUILLON ». */
  number: z.string().nullable(),
  content: documentContentSchema,
  totals: totalsSchema,
  seller: sellerSchema,
  buyer: buyerSchema,
  model: z.enum(PRINT_MODELS),
  /** Logo, colour, columns, bank: frozen in the file like all the rest. */
  print: printOptionsSchema.prefault({}),
  /** Creation date of the PDF, UTC milliseconds: same input, same bytes. */
  renderedAt: instant,
})
export type InvoiceFileInput = z.infer<typeof invoiceFileInputSchema>

export const documentStateSchema = z.enum(['draft', 'issued'])
export type DocumentState = z.infer<typeof documentStateSchema>

/** A document as the screens read it. */
export const documentSchema = z.object({
  id,
  state: documentStateSchema,
  number: z.string().nullable(),
  /** Number given by the imported file: kept when the draft is issued. */
  importedNumber: z.string().nullable(),
  /** Total TTC that the imported file announced, when it differs from ours. */
  importedTotal: cents.nullable(),
  content: documentContentSchema,
  totals: totalsSchema,
  buyer: buyerSchema,
  /** Frozen at issue. */
  seller: sellerSchema.nullable(),
  file: z.object({ sha256: z.string(), size: z.int(), renderedAt: instant }).nullable(),
  createdAt: instant,
  updatedAt: instant,
  issuedAt: instant.nullable(),
})
export type Document = z.infer<typeof documentSchema>
