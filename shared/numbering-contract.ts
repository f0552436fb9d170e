import { z } from 'zod'
import { method } from './contract-method.ts'
import { nextNumberSchema, numberSeriesSchema } from './model/document-actions.ts'
import { companySchema } from './model/dossier.ts'

/** Calls about the numbers that documents get. */
export const numberingContract = {
  /** The next numbers that these formats give today; nothing is taken. */
  'numbering.preview': method(
    companySchema.pick({ invoiceNumberFormat: true, creditNoteNumberFormat: true, depositNumberFormat: true }).strict(),
    z.object({ invoice: nextNumberSchema, deposit: nextNumberSchema, creditNote: nextNumberSchema }),
  ),
  /** First number of a series that has given none yet. */
  'numbering.start': method(
    z.object({ kind: numberSeriesSchema, next: z.int().min(1).max(999_999_999) }).strict(),
    z.null(),
  ),
} as const
