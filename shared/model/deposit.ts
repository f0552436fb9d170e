import { z } from 'zod'
import { cents, decimal, id, isoDate } from './primitives.ts'
import { VAT_CATEGORIES, vatSchema } from './vat.ts'

/**
 * What an invoice is in a sale: the whole of it, a deposit (« acompte », BT-3 386), or the final one that settles deposits
 * (« solde », BT-3 380 with BT-23 B4, S4 or M4). A credit note on a deposit is `deposit` too (BT-3 503).
 */
export const INVOICE_TYPES = ['standard', 'deposit', 'final'] as const
export const invoiceTypeSchema = z.enum(INVOICE_TYPES)
export type InvoiceType = (typeof INVOICE_TYPES)[number]

/** Part of a deposit at one VAT rate, in cents. */
export const depositShareSchema = z.object({
  category: z.enum(VAT_CATEGORIES),
  rate: decimal,
  /** HT. */
  base: cents,
  tax: cents,
})
export type DepositShare = z.infer<typeof depositShareSchema>

/** A deposit invoice that a final one settles, BG-3. */
export const settledDepositSchema = z.object({
  /** null: read from a file. */
  id: id.nullable(),
  /** BT-25. */
  number: z.string().max(40),
  /** BT-26. */
  date: isoDate.nullable(),
  /** TTC taken off the final invoice, part of BT-113. */
  amount: cents.nonnegative(),
  /** The amount by VAT rate: this VAT was declared with the deposit, and is not declared again. */
  vat: z.array(depositShareSchema).max(20),
})
export type SettledDeposit = z.infer<typeof settledDepositSchema>

/** What a deposit is for: a draft of the dossier, or the order as the person names it. */
export const depositPurposeSchema = z.object({ draftId: id.nullable(), label: z.string().max(200).default('') })

/** How much of a sale a deposit asks for; amounts in cents. */
export const depositAmountSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('percent'), percent: decimal }).strict(),
  /** TTC. */
  z.object({ type: z.literal('gross'), amount: cents.positive() }).strict(),
  /** HT. */
  z.object({ type: z.literal('net'), amount: cents.positive() }).strict(),
])
export type DepositAmount = z.infer<typeof depositAmountSchema>

export const depositRequestSchema = z
  .object({
    clientId: id,
    /** The draft invoice whose VAT rates share the deposit; null: an order that is not in the dossier. */
    draftId: id.nullable().default(null),
    /** The order, as the lines name it. */
    label: z.string().trim().max(200).default(''),
    amount: depositAmountSchema,
    /** VAT of a deposit without a draft; null: what the client usually has. */
    vat: vatSchema.nullable().default(null),
  })
  .strict()
export type DepositRequest = z.infer<typeof depositRequestSchema>

/** An issued deposit invoice and what is left of it, TTC in cents. */
export const depositStateSchema = z.object({
  id,
  number: z.string(),
  date: isoDate,
  purpose: depositPurposeSchema,
  total: cents,
  /** Taken back by issued credit notes. */
  credited: cents,
  /** Taken off issued final invoices. */
  settled: cents,
  left: cents,
  /** `left` by VAT rate. */
  vat: z.array(depositShareSchema),
})
export type DepositState = z.infer<typeof depositStateSchema>
