import { z } from 'zod'
import { cents, decimal, id } from './primitives.ts'

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

/** What counts its own numbers: deposits do when they have a format of their own. */
export const NUMBER_SERIES = ['invoice', 'deposit', 'creditNote'] as const
export const numberSeriesSchema = z.enum(NUMBER_SERIES)
export type NumberSeries = z.infer<typeof numberSeriesSchema>

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
