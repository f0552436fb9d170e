import { z } from 'zod'
import { accountingSettingsSchema } from './model/accounting.ts'
import {
  documentContentSchema,
  documentKindSchema,
  documentSchema,
  documentStateSchema,
  totalsSchema,
} from './model/document.ts'
import { companySchema, dossierInfoSchema, neotouchSettingsSchema, recentDossierSchema } from './model/dossier.ts'
import { exportReportSchema, exportRequestSchema } from './model/exports.ts'
import { integrityReportSchema } from './model/integrity.ts'
import { clientSchema } from './model/party.ts'
import { id, instant } from './model/primitives.ts'
import { channelSchema, checkSchema, resolvedSettingsSchema } from './model/sending.ts'
import {
  clientPageSchema,
  documentPageSchema,
  eventSchema,
  followUpCountsSchema,
  followUpTabSchema,
  importReportSchema,
  listInputSchema,
  searchHitSchema,
  sendChoiceSchema,
  sendPreparationSchema,
  submissionPageSchema,
  submissionSchema,
  syncStatusSchema,
} from './model/views.ts'

const nothing = z.object({}).strict()
const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const byId = z.object({ id }).strict()
const method = <Input extends z.ZodType, Output extends z.ZodType>(input: Input, output: Output) => ({ input, output })

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

  'clients.list': method(listInputSchema, clientPageSchema),
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
    }),
  ),
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
  'documents.delete': method(byId, z.null()),
  /** « Valider »: number, freeze, render, archive. */
  'documents.issue': method(byId, documentSchema),
  /** A draft credit note of the whole invoice. */
  'documents.createCreditNote': method(z.object({ invoiceId: id }), documentSchema),
  /** The archived bytes of an issued document; a draft is drawn with « BROUILLON ». */
  'documents.file': method(byId, z.object({ name: z.string(), sha256: z.string(), bytes: bytes })),

  'sending.prepare': method(z.object({ documentId: id, choice: sendChoiceSchema }), sendPreparationSchema),
  /** Queues the send in one transaction; it leaves as soon as the platform answers. */
  'sending.submit': method(
    z.object({ documentId: id, choice: sendChoiceSchema }),
    z.object({ submissionIds: z.array(id) }),
  ),
  'submissions.list': method(
    listInputSchema.extend({
      tab: followUpTabSchema.nullable().default(null),
      documentId: id.nullable().default(null),
    }),
    submissionPageSchema,
  ),
  'submissions.counts': method(nothing, followUpCountsSchema),
  'submissions.get': method(byId, submissionSchema),
  /** Only while nothing has left: queued or blocked. */
  'submissions.abandon': method(byId, submissionSchema),
  /** blocked or waiting → queued now. */
  'submissions.retry': method(byId, submissionSchema),
  'submissions.proof': method(z.object({ id, name: z.string() }), z.object({ name: z.string(), bytes: bytes })),
  'sync.now': method(nothing, syncStatusSchema),
  'sync.status': method(nothing, syncStatusSchema),

  /** Reads the file and says what would happen. Nothing is written. */
  'imports.preview': method(z.object({ path: z.string(), kind: z.enum(['clients', 'documents']) }), importReportSchema),
  'imports.run': method(z.object({ path: z.string(), kind: z.enum(['clients', 'documents']) }), importReportSchema),

  'search.all': method(z.object({ query: z.string().max(200) }), z.array(searchHitSchema)),
  'history.ofDocument': method(byId, z.array(eventSchema)),

  'accounting.get': method(nothing, accountingSettingsSchema),
  'accounting.update': method(accountingSettingsSchema, accountingSettingsSchema),
  'exports.fileName': method(exportRequestSchema, z.object({ name: z.string() })),
  /** Asked by the shell alone, which knows where the person said to write: see `SHELL_ONLY`. */
  'exports.write': method(exportRequestSchema.extend({ path: z.string().min(1).max(4_096) }), exportReportSchema),
  'exports.cancel': method(nothing, z.null()),

  /** « Contrôle d'intégrité »; `noted` is the digest of a link that a person wrote down earlier, looked for in the chain. */
  'integrity.verify': method(
    z.object({ noted: z.string().max(64).nullable().default(null) }),
    integrityReportSchema.extend({ noted: z.object({ position: z.int().nullable() }).nullable() }),
  ),
  'integrity.cancel': method(nothing, z.null()),
} as const

/** Calls that write where they are told to: never taken from a window, only from the shell and the command line. */
export const SHELL_ONLY: ReadonlySet<string> = new Set<keyof typeof engineContract>(['exports.write'])

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfort']),
})
export type Preferences = z.infer<typeof preferencesSchema>

/** Calls that the gate answers itself: what outlives a screen, and what needs the system. */
export const shellContract = {
  'app.info': method(
    nothing,
    z.object({ version: z.string(), electron: z.string(), platform: z.string(), canKeepPassword: z.boolean() }),
  ),
  'preferences.get': method(nothing, preferencesSchema),
  'preferences.set': method(preferencesSchema.partial(), preferencesSchema),
  'dossiers.recent': method(nothing, z.array(recentDossierSchema)),
  'dossiers.forget': method(z.object({ path: z.string() }), z.null()),
  /** Where the demonstration dossier is made. */
  'dossiers.demonstrationPath': method(nothing, z.object({ path: z.string() })),
  /** Asks for a place; null: the person cancelled. */
  'dialogs.newDossier': method(z.object({ name: z.string().max(200) }), z.object({ path: z.string().nullable() })),
  'dialogs.openDossier': method(nothing, z.object({ path: z.string().nullable() })),
  'dialogs.importFile': method(
    z.object({ kind: z.enum(['clients', 'documents']) }),
    z.object({ path: z.string().nullable() }),
  ),
  /** Asks where, then writes the export there; null: the person cancelled. */
  'dialogs.exportFile': method(exportRequestSchema, exportReportSchema.nullable()),
  /** Writes the document's PDF where the person says; false: cancelled. */
  'dialogs.savePdf': method(byId, z.object({ path: z.string().nullable() })),
  /** Opens the archived PDF in the system's viewer. */
  'documents.open': method(byId, z.null()),
  'submissions.openProof': method(z.object({ id, name: z.string() }), z.null()),
  /** Keeps the password of the open dossier in the system's vault; null forgets it. It is never read back by a window. */
  'neotouch.setPassword': method(
    z.object({ password: z.string().max(200).nullable() }),
    z.object({ kept: z.enum(['vault', 'session', 'none']) }),
  ),
  /** Puts a short text on the clipboard: a window itself has no permission for it. */
  'clipboard.copy': method(z.object({ text: z.string().max(200) }), z.null()),
  'links.open': method(z.object({ target: z.enum(['sandbox', 'neotouch']) }), z.null()),
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
    topics: z.array(z.enum(['dossier', 'company', 'neotouch', 'clients', 'documents', 'submissions', 'sync'])),
  }),
  progress: z.object({ task: z.string(), done: z.int(), total: z.int().nullable() }),
} as const
export type EventName = keyof typeof eventContract
export type EventPayload<Name extends EventName> = z.output<(typeof eventContract)[Name]>

/** The engine's side: a missing handler does not compile. */
export type EngineHandlers = {
  [Name in EngineMethod]: (input: ParsedInput<Name>) => Output<Name> | Promise<Output<Name>>
}
