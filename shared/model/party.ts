import { z } from 'zod'
import { country, decimal, id } from './primitives.ts'
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
})
export type Client = z.infer<typeof clientSchema>
