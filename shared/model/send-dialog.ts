import { z } from 'zod'
import { documentKindSchema } from './document.ts'
import { costSchema } from './prices.ts'
import { cents, id, instant } from './primitives.ts'
import { channelSchema, checkSchema, receiverSchema, resolvedSettingsSchema, sendingOverrideSchema } from './sending.ts'
import { submissionRowSchema } from './views.ts'

/** What a person chose in the send dialog. */
export const sendChoiceSchema = z.object({
  override: sendingOverrideSchema,
  /** Address typed in the dialog; empty: the contact's. */
  email: z.string().max(254).nullable().default(null),
  copyEmails: z.array(z.string().max(254)).max(20).nullable().default(null),
  /** « Garder ces choix pour ce client ». */
  keepForClient: z.boolean().default(false),
  /** Why a document that the platform already has is sent again on the same channel. */
  resendReason: z.string().max(500).default(''),
  /** « Mettre en attente »: queued, and kept until a person lets it go. */
  hold: z.boolean().default(false),
  /** « Envoyer plus tard »: nothing leaves before this instant; null: as soon as the time to undo is over. */
  plannedAt: instant.nullable().default(null),
  /** « Corriger et renvoyer »: the failed sending of this document that this one takes the place of. */
  replaces: id.nullable().default(null),
})
export type SendChoice = z.infer<typeof sendChoiceSchema>

export const sendPreparationSchema = z.object({
  documentId: id,
  documentKind: documentKindSchema,
  number: z.string().nullable(),
  clientId: id,
  clientName: z.string(),
  total: cents,
  file: z.object({ sha256: z.string(), size: z.int(), renderedAt: instant }).nullable(),
  settings: resolvedSettingsSchema,
  /** What applies without the choices of this dialog. */
  inherited: resolvedSettingsSchema,
  receiver: receiverSchema,
  copies: z.array(z.object({ channel: channelSchema, receiver: receiverSchema })),
  /** What the receiver reads, its fields filled; null: the channel and the copy have no text. No subject on the portal. */
  message: z.object({ subject: z.string().nullable(), body: z.string() }).nullable(),
  /** null: possible; else why not. */
  channels: z.record(channelSchema, z.string().nullable()),
  checks: z.array(checkSchema),
  previous: z.array(submissionRowSchema),
  /** The client's contacts that have an e-mail address: who may receive, who may have a copy. */
  contacts: z.array(
    z.object({ id, name: z.string(), email: z.string(), isBilling: z.boolean(), receivesCopy: z.boolean() }),
  ),
  /** An estimate from the price list of the dossier, outside the contract. */
  cost: costSchema,
  colorAllowed: z.boolean(),
  sandbox: z.boolean(),
})
export type SendPreparation = z.infer<typeof sendPreparationSchema>
