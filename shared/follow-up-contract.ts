import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import { submissionSchema, syncStatusSchema } from './model/views.ts'

const nothing = z.object({}).strict()

/** What a person does about sendings, beside sending. */
export const followUpContract = {
  /** Asks the platform to stop what it has accepted and not yet sent; its answer decides. */
  'submissions.cancel': method(byId, submissionSchema),
  /** What waits for the account or the contract goes back to the queue: the person says that it is mended. */
  'sync.resume': method(nothing, syncStatusSchema),
  /** « Suspendre les envois » of this dossier: nothing leaves until a person resumes them; states still come back. */
  'sync.hold': method(z.object({ held: z.boolean() }).strict(), syncStatusSchema),
} as const
