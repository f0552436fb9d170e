import { z } from 'zod'

/**
 * What the user pays Quadient, entered by hand: the protocol tells no price. Each in euros HT, up to four decimals.
 * A key that is absent is not known, which is not free.
 */
export const PRICE_KEYS = [
  'firstPage',
  'extraPage',
  'color',
  'cover',
  'registered',
  'email',
  'portal',
  'chorus',
  'copy',
  'signature',
] as const
export type PriceKey = (typeof PRICE_KEYS)[number]

export const priceSchema = z.string().regex(/^\d{1,6}(\.\d{1,4})?$/)
export const priceListSchema = z.partialRecord(z.enum(PRICE_KEYS), priceSchema)
export type PriceList = z.infer<typeof priceListSchema>

/** What a sending would cost. */
export const costSchema = z.object({
  /** Euros HT, exact decimal text; null: something in `missing` is not known. */
  amount: z.string().nullable(),
  /** Prices that the list does not have; `pages`: the number of pages, not known before the validation. */
  missing: z.array(z.enum([...PRICE_KEYS, 'pages'])),
  /** Pages of the archived file; null: not validated. */
  pages: z.int().nullable(),
})
export type Cost = z.infer<typeof costSchema>
