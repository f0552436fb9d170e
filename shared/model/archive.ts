import { z } from 'zod'

/** What « Exporter l’archive » wrote. */
export const archiveReportSchema = z.object({
  /** The folder that was made; empty when cancelled. */
  path: z.string(),
  documents: z.int(),
  /** PDF, XML and indexes: those that the manifest lists. */
  files: z.int(),
  bytes: z.int(),
  years: z.array(z.string()),
  milliseconds: z.int(),
  cancelled: z.boolean(),
  /** Numbers of the documents whose archived PDF no longer has its digest: left out. */
  altered: z.array(z.string()),
})
export type ArchiveReport = z.infer<typeof archiveReportSchema>
