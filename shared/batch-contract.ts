import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import {
  automaticRefusalSchema,
  batchAskedSchema,
  batchReportSchema,
  batchRequestSchema,
  batchRowSchema,
  MOST_SENT,
} from './model/batch.ts'
import { priceListSchema } from './model/prices.ts'
import { id, instant } from './model/primitives.ts'

const nothing = z.object({}).strict()

/** Calls of « Envoyer N documents », of the price list, and of what leaves by itself. */
export const batchContract = {
  /** Says what would become of each document. Nothing is written. */
  'batch.prepare': method(z.object({ rows: z.array(batchAskedSchema).min(1).max(MOST_SENT) }), z.array(batchRowSchema)),
  /** Queues them in steps that `batch.cancel` takes back; progress comes as events. */
  'batch.run': method(batchRequestSchema, batchReportSchema),
  /** Stops the run under way: what it queued has not left, and is taken back. */
  'batch.cancel': method(nothing, z.null()),
  /** Takes back what has not left yet. */
  'batch.undo': method(
    z.object({ submissionIds: z.array(id).max(MOST_SENT) }),
    z.object({ undone: z.int(), left: z.int() }),
  ),
  /** Validated documents that no sending was ever asked for, the oldest first. */
  'batch.neverSent': method(nothing, z.array(id)),

  'prices.get': method(nothing, priceListSchema),
  'prices.update': method(priceListSchema, priceListSchema),

  /** What should have left by itself after its validation and could not, the newest first. */
  'automatic.refused': method(nothing, z.array(automaticRefusalSchema)),
  /** What became of a document that was just validated; null: nothing is automatic for it. */
  'automatic.outcome': method(
    byId,
    z.object({ submissionId: id.nullable(), plannedAt: instant.nullable(), reason: z.string().nullable() }).nullable(),
  ),
  /** A person saw it: it leaves by hand, or not at all. */
  'automatic.dismiss': method(byId, z.null()),
} as const
