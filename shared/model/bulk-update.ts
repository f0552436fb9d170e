import { z } from 'zod'
import { clientSchema, PAYMENT_MODES, TERRITORIES } from './party.ts'
import { id, instant } from './primitives.ts'
import { channelSchema, sendingSettingsSchema } from './sending.ts'

/** The longest list of codes of one update. */
export const MOST_CODES = 200_000

/** Which clients an update is about; archived and merged ones are never among them. */
export const bulkSelectionSchema = z.object({
  /** Code (tiers) of each client; null: those that the filters choose. */
  codes: z.array(z.string().max(200)).max(MOST_CODES).nullable().default(null),
  /** Code of the family; empty: those that have none; null: any. */
  family: z.string().max(40).nullable().default(null),
  /** Beginning of the town's name, of its postcode, or a département such as « 2A »; empty: any. */
  place: z.string().max(100).default(''),
  /** The channel that applies to the client, its own or inherited. */
  channel: channelSchema.nullable().default(null),
  territory: z.enum(TERRITORIES).nullable().default(null),
  kind: z.enum(['all', 'clients', 'prospects']).default('all'),
})
export type BulkSelection = z.output<typeof bulkSelectionSchema>

const {
  channel,
  copy,
  color,
  signature,
  bothSided,
  cover,
  stampType,
  automatic,
  automaticTime,
  emailSubject,
  emailMessage,
} = sendingSettingsSchema.shape
const { paymentDays, paymentEndOfMonth, paymentDayOfMonth, paymentTermsCode, paymentTermsLabel } = clientSchema.shape
const terms = z.object({ days: paymentDays, endOfMonth: paymentEndOfMonth, dayOfMonth: paymentDayOfMonth })

/** What is set: an absent field stays as it is; null goes back to the dossier's value. */
export const bulkChangesSchema = z.object({
  channel: channel.nullable().optional(),
  copy: copy.nullable().optional(),
  color: color.nullable().optional(),
  signature: signature.nullable().optional(),
  bothSided: bothSided.nullable().optional(),
  cover: cover.nullable().optional(),
  stampType: stampType.nullable().optional(),
  automatic: automatic.nullable().optional(),
  automaticTime: automaticTime.nullable().optional(),
  emailSubject: emailSubject.nullable().optional(),
  emailMessage: emailMessage.nullable().optional(),
  /** `days` null: the dossier's. */
  terms: terms.optional(),
  paymentMode: z.enum(PAYMENT_MODES).optional(),
  family: z.object({ code: z.string().trim().max(40), label: z.string().trim().max(100) }).optional(),
  /** Why nothing may be sent; empty: sending is open again. */
  blockedReason: z.string().trim().max(500).optional(),
})
export type BulkChanges = z.output<typeof bulkChangesSchema>
export type BulkField = keyof BulkChanges

/** Values of one client, as they are or as they become: only the fields that differ. */
export const bulkValuesSchema = bulkChangesSchema.extend({
  terms: terms.extend({ code: paymentTermsCode, label: paymentTermsLabel }).optional(),
})
export type BulkValues = z.output<typeof bulkValuesSchema>

export const bulkRequestSchema = z.object({ selection: bulkSelectionSchema, changes: bulkChangesSchema })
export type BulkRequest = z.output<typeof bulkRequestSchema>

export const BULK_OUTCOMES = ['changed', 'warned', 'refused'] as const
export type BulkOutcome = (typeof BULK_OUTCOMES)[number]

/** What becomes of one client. */
export const bulkRowSchema = z.object({
  clientId: id.nullable(),
  code: z.string(),
  name: z.string(),
  outcome: z.enum(BULK_OUTCOMES),
  before: bulkValuesSchema,
  after: bulkValuesSchema,
  /** French sentences: why it is refused, or what to look at. */
  reasons: z.array(z.string()),
})
export type BulkRow = z.output<typeof bulkRowSchema>

export const bulkCountsSchema = z.object({
  /** Clients that were chosen, whatever becomes of them. */
  chosen: z.int(),
  /** With or without a warning. */
  changed: z.int(),
  warned: z.int(),
  unchanged: z.int(),
  refused: z.int(),
})
export type BulkCounts = z.output<typeof bulkCountsSchema>

export const bulkReportSchema = z.object({
  counts: bulkCountsSchema,
  /** The first of each outcome, by code of the list or by order of creation. */
  rows: z.array(bulkRowSchema),
  /** The update that was made; null: a preview. */
  runId: id.nullable(),
})
export type BulkReport = z.output<typeof bulkReportSchema>

/** An update in the journal. */
export const bulkRunSchema = z.object({
  id,
  at: instant,
  /** `undoing`: an undo is under way. */
  state: z.enum(['running', 'done', 'cancelled', 'undoing', 'undone']),
  changes: bulkChangesSchema,
  changed: z.int(),
  refused: z.int(),
  /** Clients whose values stayed when it was undone. */
  kept: z.int(),
})
export type BulkRun = z.output<typeof bulkRunSchema>

/** What an undo did. */
export const bulkUndoSchema = z.object({
  restored: z.int(),
  /** Clients on which something stays. */
  keptCount: z.int(),
  /** The first of them. */
  kept: z.array(z.object({ code: z.string(), name: z.string(), reason: z.string() })),
})
export type BulkUndo = z.output<typeof bulkUndoSchema>
