import { z } from 'zod'
import { byId, method } from './contract-method.ts'
import { otherDossierSchema } from './model/sync.ts'
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

  /** Recent dossiers whose queues are served while no window shows them; none: each is let go. Asked by the shell alone. */
  'dossiers.serveOthers': method(z.object({ paths: z.array(z.string().max(4_096)).max(20) }).strict(), z.null()),
  /** Those of them that have something waiting. */
  'dossiers.others': method(nothing, z.array(otherDossierSchema)),
} as const

/** The engine opens the files that these name: never taken from a window. */
export const SERVING_ONLY: ReadonlySet<string> = new Set<keyof typeof followUpContract>(['dossiers.serveOthers'])
