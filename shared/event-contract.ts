import { z } from 'zod'
import { id } from './model/primitives.ts'
import { attentionSchema } from './model/sync.ts'
import { followUpTabSchema } from './model/views.ts'

/** What the engine tells on its own. */
export const eventContract = {
  /** Rows of these kinds changed: ask again. */
  changed: z.object({
    topics: z.array(
      z.enum([
        'dossier',
        'company',
        'neotouch',
        'clients',
        'documents',
        'submissions',
        'sync',
        'articles',
        'lists',
        'others',
      ]),
    ),
  }),
  /** Chosen in the application's menu, for the window to do. */
  command: z.object({ name: z.enum(['readInvoice']) }),
  /** Sendings failed, or a queue stopped: main may tell the person. */
  attention: attentionSchema,
  /** Main leads the window to the follow-up: a notification was clicked. */
  followUp: z.object({ tab: followUpTabSchema, id: id.nullable() }),
  /** « Changer de dossier » of the menu. */
  changeDossier: z.object({}),
  progress: z.object({ task: z.string(), done: z.int(), total: z.int().nullable() }),
  /** A document that was just validated left by itself, or `reason` says why it could not. */
  automatic: z.object({
    number: z.string(),
    submissionId: z.string().nullable(),
    undoableUntil: z.int().nullable(),
    plannedAt: z.int().nullable(),
    reason: z.string().nullable(),
  }),
  /** Sendings planned for a time at which the application was closed. */
  late: z.object({ count: z.int() }),
} as const
export type EventName = keyof typeof eventContract
export type EventPayload<Name extends EventName> = z.output<(typeof eventContract)[Name]>
