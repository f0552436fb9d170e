import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import {
  bulkReportSchema,
  bulkRequestSchema,
  bulkRowSchema,
  bulkRunSchema,
  bulkSelectionSchema,
  bulkUndoSchema,
} from './model/bulk-update.ts'

const nothing = z.object({}).strict()

/** Calls of « Assistant de mise à jour »: one change for many clients. */
export const bulkUpdateContract = {
  /** Families that clients have, in the order of their codes. */
  'bulkUpdate.families': method(nothing, z.array(z.object({ code: z.string(), label: z.string() }))),
  'bulkUpdate.count': method(bulkSelectionSchema, z.object({ total: z.int() })),
  /** Says what would become of each client. Nothing is written. */
  'bulkUpdate.preview': method(bulkRequestSchema, bulkReportSchema),
  /** Writes it in steps that `bulkUpdate.cancel` takes back; progress comes as events. */
  'bulkUpdate.run': method(bulkRequestSchema, bulkReportSchema),
  /** Stops the preview or the update under way: nothing of it stays. */
  'bulkUpdate.cancel': method(nothing, z.null()),
  /** The last updates, the youngest first. */
  'bulkUpdate.runs': method(nothing, z.array(bulkRunSchema)),
  /** The first clients of an update: what changed, what was refused. */
  'bulkUpdate.records': method(byId, z.array(bulkRowSchema)),
  'bulkUpdate.undo': method(byId, bulkUndoSchema),
} as const
