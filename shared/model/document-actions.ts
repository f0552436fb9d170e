import { z } from 'zod'
import { documentKindSchema, documentStateSchema } from './document.ts'
import { cents, decimal, id, isoDate } from './primitives.ts'

/** What a credit note takes back of its invoice. */
export const creditScopeSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('whole') }).strict(),
  z
    .object({
      type: z.literal('lines'),
      lines: z.array(z.object({ id, quantity: decimal }).strict()).max(2_000),
      shipping: z.boolean().default(false),
    })
    .strict(),
  /** TTC. */
  z.object({ type: z.literal('amount'), amount: cents.positive() }).strict(),
])
export type CreditScope = z.infer<typeof creditScopeSchema>

/** What a number format gives today; `problem` says why it gives nothing. */
export const nextNumberSchema = z.object({
  number: z.string().nullable(),
  next: z.int().nullable(),
  problem: z.string().nullable(),
  /** The series has given a number: where it starts cannot change any more. */
  started: z.boolean(),
  yearly: z.boolean(),
})
export type NextNumber = z.infer<typeof nextNumberSchema>

const relatedDocumentSchema = z.object({
  id,
  kind: documentKindSchema,
  state: documentStateSchema,
  /** null: a draft that has none yet. */
  number: z.string().nullable(),
  date: isoDate,
  /** Cents TTC. */
  total: cents,
})

/** The documents that this one names or that name it: BG-3. */
export const relatedDocumentsSchema = z.object({
  /** The invoice of a credit note, when the dossier holds it. */
  invoice: relatedDocumentSchema.nullable(),
  /** Oldest first, drafts included. */
  creditNotes: z.array(relatedDocumentSchema),
})
export type RelatedDocuments = z.infer<typeof relatedDocumentsSchema>
export type RelatedDocument = z.infer<typeof relatedDocumentSchema>
