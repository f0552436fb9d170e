import { z } from 'zod'
import { booksContract } from './books-contract.ts'
import { bulkUpdateContract } from './bulk-update-contract.ts'
import { clientContract } from './client-contract.ts'
import { byId, bytes, method } from './contract-method.ts'
import { followUpContract } from './follow-up-contract.ts'
import { importsContract } from './imports-contract.ts'
import { listContract } from './list-contract.ts'
import { clientEventSchema } from './model/client-life.ts'
import {
  documentContentSchema,
  documentKindSchema,
  documentSchema,
  documentStateSchema,
  totalsSchema,
} from './model/document.ts'
import { creditScopeSchema, nextNumberSchema, relatedDocumentsSchema } from './model/document-actions.ts'
import { companySchema, dossierInfoSchema, neotouchSettingsSchema } from './model/dossier.ts'
import { clientSchema } from './model/party.ts'
import { cents, id, instant } from './model/primitives.ts'
import { channelSchema, checkSchema, resolvedSettingsSchema } from './model/sending.ts'
import { attentionSchema } from './model/sync.ts'
import {
  clientPageSchema,
  dailySummarySchema,
  documentPageSchema,
  eventSchema,
  followUpCountsSchema,
  followUpTabSchema,
  listInputSchema,
  searchHitSchema,
  sendChoiceSchema,
  sendPreparationSchema,
  submissionFilterSchema,
  submissionPageSchema,
  submissionSchema,
  syncStatusSchema,
} from './model/views.ts'
import { printContract } from './print-contract.ts'
import { readingContract } from './reading-contract.ts'
import { shellContract } from './shell-contract.ts'

const nothing = z.object({}).strict()

/** Every call that a window may make and that the engine answers: name → input, output. Declared once, here. */
export const engineContract = {
  'dossiers.create': method(
    z.object({
      path: z.string().min(1).max(4_096),
      company: companySchema.partial().extend({ name: z.string().trim().min(1).max(200) }),
    }),
    dossierInfoSchema,
  ),
  /** A plausible company, its clients and documents, made at this path. */
  'dossiers.createDemonstration': method(z.object({ path: z.string().min(1).max(4_096) }), dossierInfoSchema),
  'dossiers.open': method(z.object({ path: z.string().min(1).max(4_096) }), dossierInfoSchema),
  'dossiers.close': method(nothing, z.null()),
  'dossiers.current': method(nothing, dossierInfoSchema.nullable()),

  'company.get': method(nothing, companySchema),
  'company.update': method(companySchema, companySchema),
  'neotouch.get': method(
    nothing,
    neotouchSettingsSchema.extend({
      passwordKnown: z.boolean(),
      /** Where the stand-in shows what it received; null outside the sandbox. */
      sandboxUrl: z.string().nullable(),
      clientsFollowingDossier: z.int(),
      clientsWithOwnSettings: z.int(),
      clientsByChannel: z.record(channelSchema, z.int()),
    }),
  ),
  'neotouch.update': method(neotouchSettingsSchema, neotouchSettingsSchema),
  /** Signs in with what is typed, or with what is kept where `password` is null. Never saves anything. */
  'neotouch.test': method(
    z.object({ settings: neotouchSettingsSchema, password: z.string().max(200).nullable() }),
    z.object({
      ok: z.boolean(),
      message: z.string(),
      detail: z.string(),
      milliseconds: z.int().nullable(),
      at: instant,
    }),
  ),

  /** Those in use, or the archived ones. */
  'clients.list': method(listInputSchema.extend({ archived: z.boolean().default(false) }), clientPageSchema),
  'clients.get': method(byId, clientSchema),
  'clients.save': method(clientSchema, clientSchema),
  /** A new client: next free code, nothing written. */
  'clients.blank': method(nothing, clientSchema.extend({ name: z.string() })),
  'clients.settings': method(byId, z.object({ resolved: resolvedSettingsSchema, inherited: resolvedSettingsSchema })),
  'clients.readiness': method(byId, z.array(checkSchema)),
  'clients.history': method(
    byId,
    z.object({
      documents: documentPageSchema.shape.rows,
      submissions: submissionPageSchema.shape.rows,
      total: z.int(),
      /** What happened to the card itself, newest first. */
      events: z.array(clientEventSchema),
    }),
  ),
  ...clientContract,
  /** Ids of the neighbours in the list order, for Alt+← and Alt+→. */
  'clients.neighbours': method(
    byId,
    z.object({ previous: id.nullable(), next: id.nullable(), position: z.int(), total: z.int() }),
  ),

  'documents.list': method(
    listInputSchema.extend({ kind: documentKindSchema, state: documentStateSchema.nullable().default(null) }),
    documentPageSchema,
  ),
  'documents.get': method(byId, documentSchema),
  /** A new draft for a client, with its payment terms; nothing written. */
  'documents.blank': method(z.object({ kind: documentKindSchema, clientId: id }), documentContentSchema),
  /** Creates (id null) or replaces a draft. */
  'documents.save': method(z.object({ id: id.nullable(), content: documentContentSchema }), documentSchema),
  'documents.totals': method(documentContentSchema, totalsSchema),
  'documents.checks': method(byId, z.array(checkSchema)),
  /** Drafts only; `documents.restore` brings it back. */
  'documents.delete': method(byId, z.null()),
  'documents.restore': method(byId, documentSchema),
  /** A new draft like this document, dated today. */
  'documents.duplicate': method(byId, documentSchema),
  /** « Valider »: number, freeze, render, archive. */
  'documents.issue': method(byId, documentSchema),
  /** A draft credit note of the whole invoice, of some of its lines, or of an amount TTC in cents. */
  'documents.createCreditNote': method(
    z.object({ invoiceId: id, scope: creditScopeSchema.default({ type: 'whole' }) }),
    documentSchema,
  ),
  /** An issued document in UBL 2.1. */
  'documents.ubl': method(byId, z.object({ name: z.string(), xml: z.string() })),
  /** Cents TTC of an issued invoice: credited by issued credit notes, left to credit. */
  'documents.credit': method(byId, z.object({ total: cents, credited: cents, left: cents, drafts: z.int() })),
  'documents.related': method(byId, relatedDocumentsSchema),
  /** The next numbers that these formats give today; nothing is taken. */
  'numbering.preview': method(
    companySchema.pick({ invoiceNumberFormat: true, creditNoteNumberFormat: true }).strict(),
    z.object({ invoice: nextNumberSchema, creditNote: nextNumberSchema }),
  ),
  /** First number of a series that has given none yet. */
  'numbering.start': method(
    z.object({ kind: documentKindSchema, next: z.int().min(1).max(999_999_999) }).strict(),
    z.null(),
  ),
  /** The archived bytes of an issued document; a draft is drawn with « BROUILLON ». */
  'documents.file': method(
    /** `envelope`: the window of the envelope is drawn over the first page, to look at: never the bytes that leave. */
    byId.extend({ envelope: z.boolean().optional() }),
    z.object({ name: z.string(), sha256: z.string(), bytes: bytes }),
  ),

  'sending.prepare': method(z.object({ documentId: id, choice: sendChoiceSchema }), sendPreparationSchema),
  /** Queues the send in one transaction; it leaves after the time to undo, as soon as the platform answers. */
  'sending.submit': method(
    z.object({ documentId: id, choice: sendChoiceSchema }),
    z.object({
      submissionIds: z.array(id),
      /** Until when nothing leaves; null: held, it waits for a person. */
      undoableUntil: instant.nullable(),
    }),
  ),
  'submissions.list': method(submissionFilterSchema, submissionPageSchema),
  'submissions.counts': method(nothing, followUpCountsSchema),
  'submissions.get': method(byId, submissionSchema),
  /** Only while nothing has left: queued or blocked. */
  'submissions.abandon': method(byId, submissionSchema),
  /** blocked or waiting → queued now. */
  'submissions.retry': method(byId, submissionSchema),
  /** « Marquer comme envoyé »: a failed one was sent in another way, and a person says how. Traced; nothing leaves. */
  'submissions.markSent': method(z.object({ id, reason: z.string().trim().max(500) }), submissionSchema),
  'dashboard.summary': method(nothing, dailySummarySchema),
  'submissions.proof': method(z.object({ id, name: z.string() }), z.object({ name: z.string(), bytes: bytes })),
  'sync.now': method(nothing, syncStatusSchema),
  'sync.status': method(nothing, syncStatusSchema),

  ...importsContract,

  'search.all': method(z.object({ query: z.string().max(200) }), z.array(searchHitSchema)),
  'history.ofDocument': method(byId, z.array(eventSchema)),

  ...listContract,
  ...booksContract,
  ...bulkUpdateContract,
  ...readingContract,
  ...followUpContract,
  ...printContract,
} as const

export const contract = { ...engineContract, ...shellContract } as const

export type EngineMethod = keyof typeof engineContract
export type ShellMethod = keyof typeof shellContract
export type Method = keyof typeof contract
/** What a caller may give: defaults may be left out. */
export type Input<Name extends Method> = z.input<(typeof contract)[Name]['input']>
export type ParsedInput<Name extends Method> = z.output<(typeof contract)[Name]['input']>
export type Output<Name extends Method> = z.output<(typeof contract)[Name]['output']>

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
} as const
export type EventName = keyof typeof eventContract
export type EventPayload<Name extends EventName> = z.output<(typeof eventContract)[Name]>

/** The engine's side: a missing handler does not compile. */
export type EngineHandlers = {
  [Name in EngineMethod]: (input: ParsedInput<Name>) => Output<Name> | Promise<Output<Name>>
}
