import { z } from 'zod'
import { instant } from './primitives.ts'

/** What the check of a dossier looks at, in its order. */
export const INTEGRITY_CHECKS = ['database', 'chain', 'unlinked', 'files', 'proofs', 'numbers'] as const
export type IntegrityCheck = (typeof INTEGRITY_CHECKS)[number]

export const integrityProblemSchema = z.object({
  check: z.enum(INTEGRITY_CHECKS),
  /** A French sentence: what is wrong, and with which document. */
  message: z.string(),
  /** A French sentence: what to do. */
  advice: z.string(),
})
export type IntegrityProblem = z.infer<typeof integrityProblemSchema>

/** Result of « Contrôle d'intégrité ». */
export const integrityReportSchema = z.object({
  /** Nothing is wrong. */
  sound: z.boolean(),
  /** The person stopped it: what is not counted was not looked at. */
  cancelled: z.boolean(),
  at: instant,
  milliseconds: z.int(),
  /** Links of the chain that were verified. */
  links: z.int(),
  documents: z.int(),
  events: z.int(),
  /** Archived PDF files whose bytes were read again. */
  files: z.int(),
  proofs: z.int(),
  /** Numbers of invoices and credit notes looked for, series by series. */
  numbers: z.int(),
  /** SHA-256 of the last link: noted elsewhere, it proves later that nothing was taken away. Empty: no link yet. */
  head: z.string(),
  /** Position of the first link that does not hold; null: the chain holds. */
  firstBroken: z.int().nullable(),
  /** What is wrong, the first broken link first; at most `PROBLEMS_SHOWN` for each check. */
  problems: z.array(integrityProblemSchema),
  /** Problems beyond those that are shown. */
  more: z.int(),
})
export type IntegrityReport = z.infer<typeof integrityReportSchema>

/** Problems of one check that a report tells in words; the others are counted. */
export const PROBLEMS_SHOWN = 20
