import { z } from 'zod'
import { clientSchema } from './party.ts'
import { id, instant } from './primitives.ts'

/** What is typed of a client, to look for others like it. `id`: itself, never found. */
export const duplicateQuerySchema = z.object({
  id,
  name: z.string().max(200),
  city: z.string().max(100),
  siren: z.string().max(20),
  emails: z.array(z.string().max(254)).max(200),
})
export type DuplicateQuery = z.infer<typeof duplicateQuerySchema>

/** A client that may be the same one, and why. */
export const duplicateSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  archived: z.boolean(),
  reason: z.enum(['siren', 'email', 'name']),
})
export type Duplicate = z.infer<typeof duplicateSchema>

/** One line of the client's own history: a French sentence. */
export const clientEventSchema = z.object({ id: z.int(), at: instant, type: z.string(), message: z.string() })
export type ClientEvent = z.infer<typeof clientEventSchema>

/** What a merge would do, before it is done. */
export const mergePreviewSchema = z.object({
  issued: z.int(),
  drafts: z.int(),
  submissions: z.int(),
  /** Contacts that the kept client does not have yet. */
  contacts: z.array(z.string()),
  /** Paths of the fields that are empty in the kept client and filled in the other. */
  filled: z.array(z.string()),
  /** The kept client, as it would be. */
  result: clientSchema,
})
export type MergePreview = z.infer<typeof mergePreviewSchema>

/** A place where a contact's data stands, and whether it may go. */
export const holdingSchema = z.object({
  place: z.enum(['card', 'drafts', 'issued', 'submissions', 'backups']),
  count: z.int(),
  /** Why it must be kept; empty: it is erased. */
  kept: z.string(),
})
export type Holding = z.infer<typeof holdingSchema>

/** What was typed on a card and not saved: the form as it stood, valid or not. */
export const clientEntrySchema = z.object({ clientId: id, data: z.record(z.string(), z.unknown()), at: instant })
export type ClientEntry = z.infer<typeof clientEntrySchema>

/** A client as a list of choices shows it. */
export const clientChoiceSchema = z.object({
  id,
  code: z.string(),
  name: z.string(),
  city: z.string(),
  postcode: z.string(),
  siren: z.string(),
  archived: z.boolean(),
})
export type ClientChoice = z.infer<typeof clientChoiceSchema>
