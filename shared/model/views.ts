import { z } from 'zod'
import { invoiceTypeSchema } from './deposit.ts'
import { documentKindSchema, documentStateSchema } from './document.ts'
import { cents, id, instant, isoDate } from './primitives.ts'
import { channelSchema, receiverSchema, sendingSettingsSchema, submissionStateSchema } from './sending.ts'

/** What lists show, and what screens ask for at once. */

export const sortSchema = z.object({ column: z.string().max(40), descending: z.boolean() })

/** A page by key: `after` is the `next` of the page before. */
export const listInputSchema = z.object({
  search: z.string().max(200).default(''),
  sort: sortSchema.nullable().default(null),
  after: z.string().max(2_000).nullable().default(null),
  limit: z.int().min(1).max(500).default(200),
})

const page = <Row extends z.ZodType>(row: Row) =>
  z.object({ rows: z.array(row), next: z.string().nullable(), total: z.int() })

export const clientRowSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  postcode: z.string(),
  siren: z.string(),
  email: z.string(),
  channel: channelSchema,
  channelFrom: z.enum(['default', 'dossier', 'client']),
  documents: z.int(),
  npai: z.boolean(),
})
export type ClientRow = z.infer<typeof clientRowSchema>
export const clientPageSchema = page(clientRowSchema)

export const documentRowSchema = z.object({
  id,
  kind: documentKindSchema,
  invoiceType: invoiceTypeSchema,
  state: documentStateSchema,
  number: z.string().nullable(),
  importedNumber: z.string().nullable(),
  date: isoDate,
  dueDate: isoDate.nullable(),
  clientId: id,
  clientName: z.string(),
  clientCity: z.string(),
  reference: z.string(),
  net: cents,
  total: cents,
  /** Of the newest submission that is not a copy, a real one before any trial; null: never sent. */
  submission: z
    .object({
      id,
      channel: channelSchema,
      state: submissionStateSchema,
      rawState: z.int().nullable(),
      held: z.boolean(),
      plannedAt: instant.nullable(),
      /** It went to the sandbox: nothing was really sent. */
      trial: z.boolean(),
      /** « Marquer comme envoyé ». */
      byHand: z.boolean(),
    })
    .nullable(),
})
export type DocumentRow = z.infer<typeof documentRowSchema>
export const documentPageSchema = page(documentRowSchema).extend({
  /** Sum of the totals of all rows that match, in cents. */
  sum: cents,
})

/** Tabs of Suivi des envois. */
export const FOLLOW_UP_TABS = ['toSend', 'inProgress', 'inError', 'sent', 'trial'] as const
export const followUpTabSchema = z.enum(FOLLOW_UP_TABS)
export type FollowUpTab = z.infer<typeof followUpTabSchema>

export const submissionRowSchema = z.object({
  id,
  documentId: id,
  documentKind: documentKindSchema,
  documentNumber: z.string(),
  clientId: id,
  clientName: z.string(),
  total: cents,
  channel: channelSchema,
  isCopy: z.boolean(),
  state: submissionStateSchema,
  rawState: z.int().nullable(),
  receiver: z.string(),
  message: z.string(),
  attempts: z.int(),
  queuedAt: instant,
  updatedAt: instant,
  nextAttemptAt: instant.nullable(),
  /** « Mettre en attente »: it leaves only when a person says so. */
  held: z.boolean(),
  /** « Envoyer plus tard »: when it leaves, as long as it waits for that; null: it does not. */
  plannedAt: instant.nullable(),
  /** « Marquer comme envoyé »: a person said so, not the platform. */
  byHand: z.boolean(),
  /** It went, or goes, to the sandbox: it is never counted as a sending. */
  trial: z.boolean(),
})
export type SubmissionRow = z.infer<typeof submissionRowSchema>
export const submissionPageSchema = page(submissionRowSchema)

/** `inError` counts what needs a person; `toSend` what is queued or waiting for a retry; `trial` what the sandbox ended. */
export const followUpCountsSchema = z.object({
  toSend: z.int(),
  inProgress: z.int(),
  inError: z.int(),
  sent: z.int(),
  trial: z.int(),
})
export type FollowUpCounts = z.infer<typeof followUpCountsSchema>

export const eventSchema = z.object({
  id: z.int(),
  at: instant,
  /** queued, sending, accepted, uncertain, found, blocked, rejected, retry, platform, delivered, abandoned, proof */
  type: z.string(),
  from: submissionStateSchema.nullable(),
  to: submissionStateSchema.nullable(),
  rawState: z.int().nullable(),
  /** A French sentence. */
  message: z.string(),
  /** The platform's own words, shown beside. */
  detail: z.string(),
})
export type SubmissionEvent = z.infer<typeof eventSchema>

export const submissionSchema = submissionRowSchema.extend({
  key: z.string(),
  transportId: z.string().nullable(),
  platformSubmissionId: z.string().nullable(),
  /** The platform's own words on its last state, raw. */
  shortStatus: z.string(),
  /** Why it waits for a person: signed_out, contract, not_found, unreadable, other_service, by_hand; replaced: by a corrected one. */
  blockedReason: z.string().nullable(),
  settings: sendingSettingsSchema,
  to: receiverSchema,
  fileSha256: z.string(),
  proofs: z.array(z.object({ name: z.string(), sha256: z.string(), size: z.int(), at: instant })),
  events: z.array(eventSchema),
})
export type Submission = z.infer<typeof submissionSchema>

/** Which submissions Suivi des envois shows. */
export const submissionFilterSchema = listInputSchema.extend({
  tab: followUpTabSchema.nullable().default(null),
  documentId: id.nullable().default(null),
  channel: channelSchema.nullable().default(null),
  /** First instant of the period of queueing, included. */
  since: instant.nullable().default(null),
  /** End of the period, excluded. */
  until: instant.nullable().default(null),
  /** « Uniquement les documents en erreur »: also those that are tried again after a failure. */
  errorsOnly: z.boolean().default(false),
})

/** « Aujourd’hui » of the Tableau de bord. */
export const dailySummarySchema = z.object({
  sentToday: z.int(),
  /** Delivered by the sandbox: nothing left. */
  triedToday: z.int(),
  inError: z.int(),
  toSend: z.int(),
  /** Accepted, and waiting for someone to approve them on the portal: never sent otherwise. */
  toApprove: z.int(),
  /** Validated documents that no real sending was ever asked for; a trial does not count. */
  neverSent: z.int(),
  /** Invoices whose due date is past. The application does not know what was paid. */
  overdue: z.int(),
  /** Cents. */
  overdueSum: cents,
})
export type DailySummary = z.infer<typeof dailySummarySchema>

export const syncStatusSchema = z.object({
  /** null: not asked yet. */
  online: z.boolean().nullable(),
  working: z.boolean(),
  pending: z.int(),
  /** Why the whole queue waits for a person. */
  paused: z
    .object({ reason: z.enum(['signed_out', 'contract', 'inactive', 'incomplete', 'held']), message: z.string() })
    .nullable(),
  lastExchangeAt: instant.nullable(),
  nextAttemptAt: instant.nullable(),
})
export type SyncStatus = z.infer<typeof syncStatusSchema>

export const searchHitSchema = z.object({
  type: z.enum(['client', 'document', 'article']),
  id,
  title: z.string(),
  subtitle: z.string(),
  documentKind: documentKindSchema.nullable(),
})
export type SearchHit = z.infer<typeof searchHitSchema>
