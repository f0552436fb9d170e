import { z } from 'zod'

/** UUIDv7. */
export const id = z.uuid()
/** Integer cents of a euro. */
export const cents = z.int()
/** Exact decimal as text, with a point: quantities, unit prices, rates. */
export const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,6})?$/)
/** A calendar date, `YYYY-MM-DD`. */
export const isoDate = z.iso.date()
/** UTC milliseconds. */
export const instant = z.int().nonnegative()
/** ISO 3166-1 alpha-2. */
export const country = z.string().regex(/^[A-Z]{2}$/)

export type Cents = number
export type Decimal = string
export type IsoDate = string
export type Instant = number
