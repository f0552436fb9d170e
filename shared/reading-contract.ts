import { z } from 'zod'
import { byId, bytes, method } from './contract-method.ts'
import { readFileSchema } from './model/invoice-reading.ts'

/** Electronic invoices of anyone, read from their bytes. No dossier is needed, and nothing of them is kept in one. */
export const readingContract = {
  /** Reads and checks. The bytes stay in memory, the last files only, for the two calls below. */
  'reading.read': method(z.object({ bytes }).strict(), readFileSchema),
  /** The PDF, whose page is drawn; refused when it holds a program. */
  'reading.page': method(byId, z.object({ name: z.string(), bytes })),
  /** The XML that the file is or carries, byte for byte. */
  'reading.xml': method(byId, z.object({ name: z.string(), bytes })),
} as const
