import { z } from 'zod'
import { bytes, method } from './contract-method.ts'
import { printSettingsSchema } from './model/dossier.ts'
import { logoSchema } from './model/print.ts'

const nothing = z.object({}).strict()

/** Calls about how documents are drawn. */
export const printContract = {
  'print.get': method(nothing, printSettingsSchema),
  'print.update': method(printSettingsSchema, printSettingsSchema),
  /** Reads a picture, checks it and cleans it; nothing is kept. Asked by the shell alone, which knows what was chosen. */
  'print.readLogo': method(z.object({ path: z.string().min(1).max(4_096) }).strict(), logoSchema),
  /** Draws a document of the dossier with these settings; nothing is kept but the bytes, for `print.previewFile`. */
  'print.preview': method(
    printSettingsSchema,
    z.object({
      /** Of the bytes: the same settings give the same one. */
      key: z.string(),
      /** What was drawn, « Facture F2026-000042 »; null: an example, for a dossier without documents. */
      document: z.string().nullable(),
      pages: z.int(),
      replacedCharacters: z.array(z.string()),
    }),
  ),
  /** The bytes of a recent preview; with `envelope`, the window of the envelope drawn over its first page. */
  'print.previewFile': method(
    z.object({ key: z.string().regex(/^[0-9a-f]{64}$/), envelope: z.boolean().default(false) }).strict(),
    z.object({ name: z.string(), bytes }),
  ),
} as const
