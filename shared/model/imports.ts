import { z } from 'zod'
import { id, instant } from './primitives.ts'

/** What a CSV file may hold: EBP's exports of clients and of documents, and articles. */
export const IMPORT_KINDS = ['clients', 'documents', 'articles'] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]
export const importKindSchema = z.enum(IMPORT_KINDS)

export const importIssueSchema = z.object({
  line: z.int(),
  record: z.string(),
  severity: z.enum(['refus', 'avertissement', 'info']),
  column: z.string(),
  message: z.string(),
})
export type ImportIssue = z.infer<typeof importIssueSchema>

export const importReportSchema = z.object({
  kind: importKindSchema,
  fileName: z.string(),
  /** The import that was made; null: a preview, or a file that changes nothing. */
  runId: id.nullable(),
  encoding: z.enum(['utf-8', 'windows-1252']),
  rows: z.int(),
  created: z.int(),
  updated: z.int(),
  unchanged: z.int(),
  refused: z.int(),
  issues: z.array(importIssueSchema),
  unknownColumns: z.array(z.string()),
  missingColumns: z.array(z.string()),
  /** First records, as they would be written. */
  sample: z.array(z.record(z.string(), z.string())),
})
/** An import that was made, and that may be taken back. */
export const importRunSchema = z.object({
  id,
  kind: importKindSchema,
  fileName: z.string(),
  state: z.enum(['running', 'done', 'cancelled', 'undone']),
  created: z.int(),
  updated: z.int(),
  refused: z.int(),
  at: instant,
})
export type ImportRun = z.infer<typeof importRunSchema>

/** What taking an import back did; `kept` names what stays, and why. */
export const importUndoSchema = z.object({
  removed: z.int(),
  restored: z.int(),
  kept: z.array(z.object({ label: z.string(), reason: z.string() })),
})
export type ImportUndo = z.infer<typeof importUndoSchema>

/** The columns of a file, beside ours. */
export const importColumnsSchema = z.object({
  /** In the order of the file. */
  file: z.array(z.string()),
  ours: z.array(z.object({ label: z.string(), required: z.boolean(), file: z.string().nullable() })),
  /** Every required column has one of the file. */
  complete: z.boolean(),
  /** The header is EBP's own: nothing to match. */
  exact: z.boolean(),
})
export type ImportColumns = z.infer<typeof importColumnsSchema>

export type ImportReport = z.infer<typeof importReportSchema>
