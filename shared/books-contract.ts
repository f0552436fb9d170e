import { z } from 'zod'
import { method } from './contract-method.ts'
import { accountingSettingsSchema } from './model/accounting.ts'
import { archiveReportSchema } from './model/archive.ts'
import { exportReportSchema, exportRequestSchema } from './model/exports.ts'
import { integrityReportSchema } from './model/integrity.ts'

const nothing = z.object({}).strict()

/** Calls about what leaves the dossier for other programs, and the proof that it is whole. */
export const booksContract = {
  'accounting.get': method(nothing, accountingSettingsSchema),
  'accounting.update': method(accountingSettingsSchema, accountingSettingsSchema),
  'exports.fileName': method(exportRequestSchema, z.object({ name: z.string() })),
  /** Asked by the shell alone, which knows where the person said to write: see `SHELL_ONLY`. */
  'exports.write': method(exportRequestSchema.extend({ path: z.string().min(1).max(4_096) }), exportReportSchema),
  'exports.cancel': method(nothing, z.null()),

  /** « Exporter l’archive »: a new folder in `directory`. Asked by the shell alone. */
  'archive.export': method(z.object({ directory: z.string().min(1).max(4_096) }).strict(), archiveReportSchema),
  'archive.cancel': method(nothing, z.null()),

  /** « Contrôle d'intégrité »; `noted` is the digest of a link that a person wrote down earlier, looked for in the chain. */
  'integrity.verify': method(
    z.object({ noted: z.string().max(64).nullable().default(null) }),
    integrityReportSchema.extend({ noted: z.object({ position: z.int().nullable() }).nullable() }),
  ),
  'integrity.cancel': method(nothing, z.null()),
} as const

/** Calls that write or read where they are told to: never taken from a window, only from the shell and the command line. */
export const SHELL_ONLY: ReadonlySet<string> = new Set<keyof typeof booksContract | 'print.readLogo'>([
  'exports.write',
  'archive.export',
  'print.readLogo',
])
