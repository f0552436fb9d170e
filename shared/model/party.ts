import { z } from 'zod'
import { country, decimal, id, instant, isoDate } from './primitives.ts'
import { sendingOverrideSchema } from './sending.ts'

const text = (max: number) => z.string().max(max).default('')

/** EBP's four address lines; BT-35/BT-50 and following. Lengths over EBP's 40 are kept whole and flagged, never cut. */
export const addressSchema = z.object({
  line1: text(200),
  line2: text(200),
  line3: text(200),
  line4: text(200),
  postcode: text(20),
  city: text(100),
  country: country.default('FR'),
  /** N'habite plus à l'adresse indiquée: closes Courrier. */
  npai: z.boolean().default(false),
})
export type Address = z.infer<typeof addressSchema>

export const contactSchema = z.object({
  id,
  civility: text(40),
  lastName: text(100),
  firstName: text(100),
  role: text(100),
  service: text(100),
  phone: text(40),
  mobile: text(40),
  fax: text(40),
  email: text(254),
  /** The `Contact de facturation`: one per client, checked before a send. */
  isBilling: z.boolean().default(false),
  /** In the list of contacts that receive the copy. */
  receivesCopy: z.boolean().default(false),
})
export type Contact = z.infer<typeof contactSchema>

export const COMMITMENT_RULES = ['none', 'service', 'engagement', 'either', 'both'] as const
export type CommitmentRule = (typeof COMMITMENT_RULES)[number]

export const chorusSchema = z.object({
  /** Code service, BT-10. */
  serviceCode: text(100),
  /** What this public client requires on each invoice. */
  rule: z.enum(COMMITMENT_RULES).default('none'),
  /** N° de marché by default, BT-12. */
  marketNumber: text(50),
})
export type ChorusData = z.infer<typeof chorusSchema>

export const TERRITORIES = ['FR', 'DOM', 'UE', 'EXPORT'] as const
export type Territory = (typeof TERRITORIES)[number]

/** Mode de règlement. */
export const PAYMENT_MODES = ['unset', 'transfer', 'cheque', 'card', 'directDebit', 'cash', 'billOfExchange'] as const
export type PaymentMode = (typeof PAYMENT_MODES)[number]

/** The attestation of achats en franchise (CGI art. 275), which an invoice without VAT names. */
export const taxFreeCertificateSchema = z.object({ number: text(60), date: isoDate.nullable().default(null) })

/** What EBP's export does not carry, or carries as words only: kept when a file is imported again. */
export const clientDetailsSchema = z.object({
  /** No document yet; the first document turns it into a client. */
  isProspect: z.boolean().default(false),
  /** UTC milliseconds; null: in use. */
  archivedAt: instant.nullable().default(null),
  /** Buys free of VAT on its own certificate (CGI art. 275). */
  buysTaxFree: z.boolean().default(false),
  taxFreeCertificate: taxFreeCertificateSchema.prefault({}),
  /** BT-81. */
  paymentMode: z.enum(PAYMENT_MODES).default('unset'),
  /** After the days, the due date goes to the end of its month (code de commerce L441-10). */
  paymentEndOfMonth: z.boolean().default(false),
  /** Then on this day of the month; null: no fixed day. */
  paymentDayOfMonth: z.int().min(1).max(31).nullable().default(null),
})

export const clientSchema = z.object({
  id,
  /** Code (tiers), text: « 00042 » is not 42. */
  code: z.string().trim().min(1).max(20),
  civility: text(40),
  name: z.string().trim().min(1).max(200),
  isPerson: z.boolean().default(false),
  isPublic: z.boolean().default(false),
  familyCode: text(40),
  familyLabel: text(100),
  siren: text(20),
  nic: text(10),
  vatNumber: text(30),
  naf: text(10),
  territory: z.enum(TERRITORIES).default('FR'),
  billingAddress: addressSchema,
  deliveryName: text(200),
  deliveryAddress: addressSchema.nullable().default(null),
  paymentTermsCode: text(40),
  paymentTermsLabel: text(200),
  /** Days from the invoice date to the due date; null: the dossier's. */
  paymentDays: z.int().min(0).max(365).nullable().default(null),
  discountPercent: decimal.default('0'),
  cashDiscountPercent: decimal.default('0'),
  accountNumber: text(40),
  iban: text(40),
  bic: text(15),
  notes: text(20_000),
  contacts: z.array(contactSchema).max(200),
  chorus: chorusSchema,
  /** Only what differs from the dossier; an absent key inherits. */
  sending: sendingOverrideSchema,
  /** Why nothing may be sent to this client; empty: nothing prevents it. */
  blockedReason: text(500),
  /** Imported columns that no screen of ours has, kept as read. */
  importedFields: z.record(z.string(), z.string()).default({}),
  ...clientDetailsSchema.shape,
})
export type Client = z.infer<typeof clientSchema>
