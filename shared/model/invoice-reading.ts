import { z } from 'zod'
import { invoiceFileInputSchema } from './document.ts'
import { id } from './primitives.ts'
import { statedInvoiceSchema } from './stated-invoice.ts'

/** An invoice file of anyone: what it states, and the same in our model as far as it goes. */
export const invoiceReadingSchema = z.object({
  syntax: z.enum(['CII', 'Factur-X', 'UBL']),
  stated: statedInvoiceSchema,
  /** Totals are those that the file states. null: a value goes past the sizes or the forms of our model. */
  document: invoiceFileInputSchema.omit({ model: true, print: true, renderedAt: true }).nullable(),
  /** What the file says and our model does not carry, in French. */
  beyond: z.array(z.string()),
})
export type InvoiceReading = z.infer<typeof invoiceReadingSchema>

/** Bytes above which a file is not opened: the largest platforms take no larger invoice. */
export const LARGEST_READ = 20_000_000

/** One rule that a file breaks. */
export const readingCheckSchema = z.object({
  id: z.string(),
  severity: z.enum(['blocking', 'warning']),
  message: z.string(),
  /** The business term and what is written there: `BT-115`, `0.01`. */
  term: z.string(),
  value: z.string(),
})
export type ReadingCheck = z.infer<typeof readingCheckSchema>

/** What a screen shows of a file. */
export const readFileSchema = invoiceReadingSchema.pick({ syntax: true, stated: true }).extend({
  /** Names the file while the application runs. */
  id,
  checks: z.array(readingCheckSchema),
  /** `shown`: its page can be drawn; `active`: it holds a program, so that it is not opened; `none`: no PDF. */
  page: z.enum(['shown', 'active', 'none']),
})
export type ReadFile = z.infer<typeof readFileSchema>
