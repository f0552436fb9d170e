import { z } from 'zod'
import { byId, bytes, method } from './contract-method.ts'
import { archiveReportSchema } from './model/archive.ts'
import { recentDossierSchema } from './model/dossier.ts'
import { exportReportSchema, exportRequestSchema } from './model/exports.ts'
import { importKindSchema } from './model/imports.ts'
import { columnLayoutSchema, listNameSchema } from './model/lists.ts'
import { id } from './model/primitives.ts'
import { logoSchema } from './model/print.ts'
import { notificationSettingsSchema } from './model/sync.ts'

const nothing = z.object({}).strict()

export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['compact', 'comfort']),
  /** The last dossier opens at start; absent: it does. */
  openLast: z.boolean().optional(),
  /** The queues of the other recent dossiers are served; absent: they are. */
  serveOthers: z.boolean().optional(),
  /** Absent: `NOTIFICATION_DEFAULTS`. */
  notifications: notificationSettingsSchema.optional(),
  /** Columns of each list, in their order. */
  columns: z.partialRecord(listNameSchema, z.array(columnLayoutSchema).max(40)).optional(),
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
  /** The dossier to open at start; answered once, null when the preference is off or there is none. */
  'dossiers.lastToOpen': method(nothing, z.object({ path: z.string(), name: z.string() }).nullable()),
  'dossiers.forget': method(z.object({ path: z.string() }), z.null()),
  /** Where the demonstration dossier is made. */
  'dossiers.demonstrationPath': method(nothing, z.object({ path: z.string() })),
  /** Asks for a place; null: the person cancelled. */
  'dialogs.newDossier': method(z.object({ name: z.string().max(200) }), z.object({ path: z.string().nullable() })),
  'dialogs.openDossier': method(nothing, z.object({ path: z.string().nullable() })),
  'dialogs.importFile': method(z.object({ kind: importKindSchema }), z.object({ path: z.string().nullable() })),
  /** Asks for a logo and reads it, cleaned; null: the person cancelled. Nothing is kept yet. */
  'dialogs.printLogo': method(nothing, logoSchema.nullable()),
  /** Asks where, then writes the export there; null: the person cancelled. */
  'dialogs.exportFile': method(exportRequestSchema, exportReportSchema.nullable()),
  /** Asks in which folder, then writes the archive there; null: the person cancelled. */
  'dialogs.exportArchive': method(nothing, archiveReportSchema.nullable()),
  /** Writes the document's PDF where the person says; false: cancelled. */
  'dialogs.savePdf': method(byId, z.object({ path: z.string().nullable() })),
  /** Writes all that is held on a contact where the person says; null: cancelled. */
  'dialogs.saveContactData': method(
    z.object({ clientId: id, contactId: id }).strict(),
    z.object({ path: z.string().nullable() }),
  ),
  /** Writes a list as CSV where the person says; path null: cancelled. */
  'dialogs.saveList': method(
    z.object({
      method: z.enum(['lists.exportDocuments', 'lists.exportClients', 'lists.exportArticles']),
      input: z.unknown(),
    }),
    z.object({ path: z.string().nullable(), rows: z.int() }),
  ),
  /** Opens the archived PDF in the system's viewer. */
  'documents.open': method(byId, z.null()),
  /** Writes a table in CSV where the person says; null: cancelled. */
  'dialogs.saveCsv': method(
    z.object({ name: z.string().max(120), text: z.string().max(50_000_000) }),
    z.object({ path: z.string().nullable() }),
  ),
  'submissions.openProof': method(z.object({ id, name: z.string() }), z.null()),
  /** Keeps the password of the open dossier in the system's vault; null forgets it. It is never read back by a window. */
  'neotouch.setPassword': method(
    z.object({ password: z.string().max(200).nullable() }),
    z.object({ kept: z.enum(['vault', 'session', 'none']) }),
  ),
  /** Electronic invoices to read, several at once; none: the person cancelled. `bytes` is empty past the largest size. */
  'dialogs.openInvoices': method(
    nothing,
    z.object({ files: z.array(z.object({ name: z.string(), size: z.int(), bytes })) }),
  ),
  /** Writes the XML of a file that was read where the person says; null: cancelled. */
  'dialogs.saveReadXml': method(byId, z.object({ path: z.string().nullable() })),
  /** Writes issued documents in UBL: one where the person says, several in a folder; null: cancelled. */
  'dialogs.saveUbl': method(
    z.object({ ids: z.array(id).min(1).max(5_000) }).strict(),
    z.object({ path: z.string().nullable(), written: z.int() }),
  ),
  /** Puts a short text on the clipboard: a window itself has no permission for it. */
  'clipboard.copy': method(z.object({ text: z.string().max(200) }), z.null()),
  /** The page of one sending on the portal, or on the stand-in. */
  'links.submission': method(byId, z.null()),
  'links.open': method(z.object({ target: z.enum(['sandbox', 'neotouch']) }), z.null()),
} as const
