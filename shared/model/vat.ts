import { z } from 'zod'
import { decimal } from './primitives.ts'

/** UNTDID 5305, the categories that a French seller uses. BT-118, BT-151. */
export const VAT_CATEGORIES = ['S', 'Z', 'E', 'AE', 'K', 'G', 'O'] as const
export type VatCategory = (typeof VAT_CATEGORIES)[number]

export const vatSchema = z.object({
  category: z.enum(VAT_CATEGORIES).default('S'),
  /** Percent, such as `20` or `5.5`. */
  rate: decimal,
})
export type Vat = z.infer<typeof vatSchema>
