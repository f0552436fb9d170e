import { z } from 'zod'
import { documentKindSchema, documentStateSchema } from './document.ts'
import { costSchema } from './prices.ts'
import { cents, id, instant } from './primitives.ts'
import { channelSchema, checkSchema, resolvedSettingsSchema, sendingOverrideSchema } from './sending.ts'

/** Documents of one run. */
export const MOST_SENT = 2_000

/** A document and what a person chose for it alone; what is not chosen is inherited. */
export const batchAskedSchema = z.object({ documentId: id, override: sendingOverrideSchema.default({}) })
export type BatchAsked = z.output<typeof batchAskedSchema>

/** `draft`: nothing is missing, but it has to be validated first. */
export const BATCH_STATES = ['ready', 'warning', 'draft', 'blocked'] as const

/** One document of « Envoyer N documents », resolved by its own defaults. */
export const batchRowSchema = z.object({
  documentId: id,
  kind: documentKindSchema,
  state: documentStateSchema,
  number: z.string().nullable(),
  clientId: id,
  clientName: z.string(),
  total: cents,
  status: z.enum(BATCH_STATES),
  settings: resolvedSettingsSchema,
  /** Who receives, for the channel. */
  receiver: z.string(),
  /** Addresses of the copies. */
  copies: z.array(z.string()),
  /** null: possible; else why not. */
  channels: z.record(channelSchema, z.string().nullable()),
  /** What blocks and what warns, each with where it is mended. */
  checks: z.array(checkSchema),
  cost: costSchema,
})
export type BatchRow = z.infer<typeof batchRowSchema>

export const batchRequestSchema = z.object({
  rows: z.array(batchAskedSchema).min(1).max(MOST_SENT),
  /** « Valider et envoyer »: the drafts among them get their numbers first. */
  issueDrafts: z.boolean().default(false),
  /** « Mettre en attente ». */
  hold: z.boolean().default(false),
  /** « Envoyer plus tard ». */
  plannedAt: instant.nullable().default(null),
})
export type BatchRequest = z.output<typeof batchRequestSchema>

/** `issued`: validated in this run, but not queued. `taken_back`: the run was stopped before this one left. */
export const BATCH_OUTCOMES = ['queued', 'skipped', 'issued', 'taken_back'] as const
export type BatchOutcome = (typeof BATCH_OUTCOMES)[number]

export const batchReportRowSchema = z.object({
  documentId: id,
  kind: documentKindSchema,
  number: z.string().nullable(),
  clientId: id,
  clientName: z.string(),
  total: cents,
  channel: channelSchema,
  receiver: z.string(),
  outcome: z.enum(BATCH_OUTCOMES),
  /** A French sentence: why it was not queued; empty otherwise. */
  reason: z.string(),
  cost: z.string().nullable(),
})
export type BatchReportRow = z.infer<typeof batchReportRowSchema>

export const batchReportSchema = z.object({
  rows: z.array(batchReportRowSchema),
  /** Of the queued sendings that are not copies; of a run that was stopped, those that had left already. */
  submissionIds: z.array(id),
  /** Until when nothing leaves; null: held, planned, or nothing was queued. */
  undoableUntil: instant.nullable(),
  plannedAt: instant.nullable(),
  held: z.boolean(),
  stopped: z.boolean(),
})
export type BatchReport = z.infer<typeof batchReportSchema>

/** A validated document that should have left by itself and did not. */
export const automaticRefusalSchema = z.object({
  documentId: id,
  kind: documentKindSchema,
  number: z.string(),
  clientId: id,
  clientName: z.string(),
  total: cents,
  issuedAt: instant,
  /** A French sentence. */
  reason: z.string(),
})
export type AutomaticRefusal = z.infer<typeof automaticRefusalSchema>
