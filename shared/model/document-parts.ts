import { z } from 'zod'
import { addressSchema } from './party.ts'
import { id, isoDate } from './primitives.ts'

/** BG-15 of one document. */
export const deliveryPlaceSchema = z.object({ name: z.string().max(200).default(''), address: addressSchema })

/** The invoice that a credit note corrects, BT-25 and BT-26; `id` null: it is not in the dossier. */
export const originalInvoiceSchema = z.object({
  id: id.nullable(),
  number: z.string().max(40),
  date: isoDate.nullable(),
})
