import { z } from 'zod'
import { sellerSchema } from './document.ts'
import { id, instant } from './primitives.ts'
import { printOptionsSchema } from './print.ts'
import { PRINT_MODELS, sendingOverrideSchema } from './sending.ts'

export const dossierInfoSchema = z.object({
  id,
  name: z.string(),
  /** Absolute path of the file. */
  path: z.string(),
  demonstration: z.boolean(),
})
export type DossierInfo = z.infer<typeof dossierInfoSchema>

export const recentDossierSchema = z.object({
  path: z.string(),
  name: z.string(),
  openedAt: instant,
  exists: z.boolean(),
})
export type RecentDossier = z.infer<typeof recentDossierSchema>

/** Paramètres > Dossier. */
export const companySchema = sellerSchema.extend({
  printModel: z.enum(PRINT_MODELS).default('classic-color'),
  /** Number of the next invoice and credit note, `F{année}-{n:6}`. */
  invoiceNumberFormat: z.string().max(40).default('F{année}-{n:6}'),
  creditNoteNumberFormat: z.string().max(40).default('A{année}-{n:6}'),
  /** Of deposit invoices; empty: they count with the invoices. */
  depositNumberFormat: z.string().max(40).default(''),
})
export type Company = z.infer<typeof companySchema>

/** Paramètres > Modèles d'impression. The model and the foot are also part of the company, which documents freeze. */
export const printSettingsSchema = printOptionsSchema.extend({
  model: z.enum(PRINT_MODELS),
  footer: sellerSchema.shape.footer,
})
export type PrintSettings = z.infer<typeof printSettingsSchema>

/** `sandbox`: the stand-in platform of the application; nothing is really sent. */
export const ENVIRONMENTS = ['sandbox', 'production'] as const
export type Environment = (typeof ENVIRONMENTS)[number]

/** Each session takes one request at a time; what the service allows to one account is written in its contract. */
export const IN_FLIGHT = [1, 2, 4, 8] as const

/** Paramètres > Partenaires Market Place > Neotouch, without the password. */
export const neotouchSettingsSchema = z.object({
  active: z.boolean(),
  environment: z.enum(ENVIRONMENTS),
  /** Entry address of the session service, for `production`. */
  address: z.string().max(500),
  userName: z.string().max(200),
  /** Valid for the whole dossier; an absent key follows the application. */
  sending: sendingOverrideSchema,
  /** Sendings handed over at the same time, each within a session of its own. */
  inFlight: z.literal(IN_FLIGHT).default(1),
  /** « Suspendre les envois »: changed by `sync.hold` alone. */
  held: z.boolean().default(false),
})
export type NeotouchSettings = z.infer<typeof neotouchSettingsSchema>

export const DEFAULT_ADDRESS = 'https://as1.ondemand.esker.com:443/EDPWS/EDPWS.dll?Handler=Default2'
