import { z } from 'zod'
import { invoiceFileInputSchema } from './document.ts'
import { cents } from './primitives.ts'

/** Amounts as a foreign file states them, where our own model would compute them. */
export const statedAmountsSchema = z.object({
  /** BT-107. */
  allowances: cents,
  /** BT-108. */
  charges: cents,
  /** BT-114. */
  rounding: cents,
  /** BT-131 beside what its quantity, its price, its allowances and its charges give. */
  lines: z.array(z.object({ stated: cents, computed: cents })),
})
export type StatedAmounts = z.infer<typeof statedAmountsSchema>

/** An invoice file of anyone, read back into our model as far as it goes. Totals are those that the file states. */
export const invoiceReadingSchema = z.object({
  syntax: z.enum(['CII', 'Factur-X']),
  /** BT-24. */
  profile: z.string(),
  /** BT-5. */
  currency: z.string(),
  document: invoiceFileInputSchema.omit({ model: true, print: true, renderedAt: true }),
  amounts: statedAmountsSchema,
  /** What the file says and our model does not carry, in French. */
  beyond: z.array(z.string()),
})
export type InvoiceReading = z.infer<typeof invoiceReadingSchema>
