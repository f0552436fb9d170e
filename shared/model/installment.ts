import { z } from 'zod'
import { cents, decimal, id, isoDate } from './primitives.ts'

/** One échéance of several. The last one takes what the others leave of the net à payer. */
export const installmentSchema = z.object({
  id,
  date: isoDate,
  /** Share of the net à payer. */
  percent: decimal.default('0'),
  /** When given it wins over the percentage. */
  amount: cents.nullable().default(null),
})
export type Installment = z.infer<typeof installmentSchema>
