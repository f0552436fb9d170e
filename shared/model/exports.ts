import { z } from 'zod'
import { cents, isoDate } from './primitives.ts'

/** EBP's two exports, articles, and the sales journal in the layout of the FEC. */
export const EXPORT_KINDS = ['clients', 'documents', 'articles', 'journal'] as const
export type ExportKind = (typeof EXPORT_KINDS)[number]
/** Documents have dates; clients and articles leave whole. */
export const hasPeriod = (kind: ExportKind): boolean => kind === 'documents' || kind === 'journal'
export const EXPORT_ENCODINGS = ['utf-8', 'windows-1252'] as const
export type ExportEncoding = (typeof EXPORT_ENCODINGS)[number]

export const exportRequestSchema = z.object({
  kind: z.enum(EXPORT_KINDS),
  /** Of EBP's exports; the journal is always in ISO 8859-15. */
  encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  /** Dates of the documents, both included; null: without a limit. */
  from: isoDate.nullable().default(null),
  to: isoDate.nullable().default(null),
  /** Number of the first entry of the journal: one more than the last of the journal before. */
  firstEntry: z.int().min(1).max(99_999_999).default(1),
})
export type ExportRequest = z.output<typeof exportRequestSchema>

/** What could not be written as it stands in the dossier. */
export const exportIssueSchema = z.object({ record: z.string(), message: z.string() })
export type ExportIssue = z.infer<typeof exportIssueSchema>

export const exportReportSchema = z.object({
  kind: z.enum(EXPORT_KINDS),
  path: z.string(),
  fileName: z.string(),
  encoding: z.enum(['utf-8', 'windows-1252', 'iso-8859-15']),
  /** The person stopped it: no file is left. */
  cancelled: z.boolean(),
  /** Clients, documents, articles or entries. */
  records: z.int(),
  /** Lines of the file, without its header. */
  rows: z.int(),
  bytes: z.int(),
  milliseconds: z.int(),
  /** Records that the file cannot hold, such as drafts without a number; each is told in `issues`. */
  skipped: z.int(),
  issues: z.array(exportIssueSchema),
  /** Issues beyond those that are told. */
  more: z.int(),
  /** Of the journal: totals in cents, which are equal, and the number of the last entry. */
  journal: z.object({ debit: cents, credit: cents, lastEntry: z.int().nullable() }).nullable(),
})
export type ExportReport = z.infer<typeof exportReportSchema>

/** Issues that a report tells in words; the others are counted. */
export const ISSUES_SHOWN = 200
