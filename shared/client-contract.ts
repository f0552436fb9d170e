import { z } from 'zod'
import { byId, bytes, method } from './contract-method.ts'
import {
  clientChoiceSchema,
  clientEntrySchema,
  duplicateQuerySchema,
  duplicateSchema,
  holdingSchema,
  mergePreviewSchema,
} from './model/client-life.ts'
import { clientSchema } from './model/party.ts'
import { id } from './model/primitives.ts'

/** Calls about the life of a client's card: duplicates, archive, merge, what is half typed, rights on personal data. */
export const clientContract = {
  /** Clients in use that a document may be for, with the archived ones when asked: by code, then by name, town or SIREN. */
  'clients.choices': method(
    z
      .object({
        query: z.string().max(200),
        limit: z.int().min(1).max(50).default(8),
        archived: z.boolean().default(false),
      })
      .strict(),
    z.array(clientChoiceSchema),
  ),
  /** Clients that may be the same as what is typed, the surest first. */
  'clients.duplicates': method(duplicateQuerySchema, z.array(duplicateSchema)),
  /** A new client like this one, not written. */
  'clients.duplicate': method(byId, clientSchema),
  'clients.archive': method(z.object({ id, archived: z.boolean() }).strict(), clientSchema),
  /** Only without documents; answers the client as it was, for an undo. */
  'clients.delete': method(byId, clientSchema),
  'clients.mergePreview': method(z.object({ from: id, into: id }).strict(), mergePreviewSchema),
  /** `from` goes into `into`: documents, contacts and history follow. */
  'clients.merge': method(z.object({ from: id, into: id }).strict(), clientSchema),
  /** Towns that the dossier already has with this postcode. */
  'clients.towns': method(z.object({ postcode: z.string().max(20) }).strict(), z.array(z.string())),
  /** What was typed and not saved: of this client, or of a new one (null). */
  'clients.entry': method(z.object({ id: id.nullable() }).strict(), clientEntrySchema.nullable()),
  'clients.keepEntry': method(clientEntrySchema.pick({ clientId: true, data: true }).strict(), z.null()),
  'clients.forgetEntry': method(byId, z.null()),
  /** RGPD: where a contact's data stands, and what must be kept. */
  'clients.contactHoldings': method(z.object({ clientId: id, contactId: id }).strict(), z.array(holdingSchema)),
  'clients.contactExport': method(
    z.object({ clientId: id, contactId: id }).strict(),
    z.object({ name: z.string(), bytes: bytes }),
  ),
  'clients.contactErase': method(
    z.object({ clientId: id, contactId: id }).strict(),
    z.object({ client: clientSchema, kept: z.array(holdingSchema) }),
  ),
} as const
