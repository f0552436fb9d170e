import { z } from 'zod'
import { id } from './primitives.ts'

/** `Diffuser les factures/avoirs clients par`. */
export const CHANNELS = ['portail', 'courrier', 'email', 'chorus'] as const
export type Channel = (typeof CHANNELS)[number]
export const channelSchema = z.enum(CHANNELS)

/** `Envoyer une copie des factures/avoirs clients par`. */
export const COPY_CHANNELS = ['none', 'courrier', 'email'] as const
export type CopyChannel = (typeof COPY_CHANNELS)[number]

/** Print models of the invoice; only some allow `Impression couleur`. */
export const PRINT_MODELS = ['classic-color', 'classic-mono', 'compact'] as const
export type PrintModel = (typeof PRINT_MODELS)[number]
export const printModelAllowsColor = (model: PrintModel): boolean => model === 'classic-color'

/**
 * MODEsker `StampType`, type d’affranchissement; empty: none is sent, and the contract decides. `R1` is the registered
 * letter of the protocol page (§ Courrier); `U` and `E` are the first and second choice of the service.
 */
export const STAMP_TYPES = ['', 'U', 'E', 'R1'] as const
export type StampType = (typeof STAMP_TYPES)[number]

/** When a document that a person validates leaves by itself. */
export const AUTOMATIC_TIMINGS = ['never', 'immediate', 'scheduled'] as const
export type AutomaticTiming = (typeof AUTOMATIC_TIMINGS)[number]

/** Everything that is inherited dossier → client → this send. */
export const sendingSettingsSchema = z.object({
  channel: channelSchema,
  copy: z.enum(COPY_CHANNELS),
  /** `Impression couleur`, a paid option of the Quadient contract. */
  color: z.boolean(),
  /** `Signature PDF`, a paid option of the Quadient contract. */
  signature: z.boolean(),
  /** MODEsker `BothSided`. */
  bothSided: z.boolean(),
  /** MODEsker `Cover`: a first page that bears the address. */
  cover: z.boolean(),
  stampType: z.enum(STAMP_TYPES),
  automatic: z.enum(AUTOMATIC_TIMINGS),
  /** Time of day where the application runs, for `scheduled`: the next one after the validation. */
  automaticTime: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  /** Mail `Subject`; may hold the fields of `shared/rules/message-template.ts`. */
  emailSubject: z.string().max(200),
  /** Mail `Message`. */
  emailMessage: z.string().max(5_000),
})
export type SendingSettings = z.infer<typeof sendingSettingsSchema>
export const sendingOverrideSchema = sendingSettingsSchema.partial()
export type SendingOverride = z.infer<typeof sendingOverrideSchema>

export const SETTING_ORIGINS = ['default', 'dossier', 'client', 'send'] as const
export type SettingOrigin = (typeof SETTING_ORIGINS)[number]
export const originSchema = z.enum(SETTING_ORIGINS)

/** For each key its value, and the level that gives it. */
export const resolvedSettingsSchema = z.object({
  channel: z.object({ value: channelSchema, from: originSchema }),
  copy: z.object({ value: z.enum(COPY_CHANNELS), from: originSchema }),
  color: z.object({ value: z.boolean(), from: originSchema }),
  signature: z.object({ value: z.boolean(), from: originSchema }),
  bothSided: z.object({ value: z.boolean(), from: originSchema }),
  cover: z.object({ value: z.boolean(), from: originSchema }),
  stampType: z.object({ value: z.enum(STAMP_TYPES), from: originSchema }),
  automatic: z.object({ value: z.enum(AUTOMATIC_TIMINGS), from: originSchema }),
  automaticTime: z.object({ value: z.string(), from: originSchema }),
  emailSubject: z.object({ value: z.string(), from: originSchema }),
  emailMessage: z.object({ value: z.string(), from: originSchema }),
})
export type ResolvedSettings = z.infer<typeof resolvedSettingsSchema>

/** Who receives, frozen at sending: later changes of the client do not move it. */
export const receiverSchema = z.object({
  name: z.string(),
  /** Courrier: `ToBlockAddress`, at most 6 lines of 38 characters. */
  addressLines: z.array(z.string()).default([]),
  /** E-mail and Portail. */
  email: z.string().default(''),
  /** Chorus Pro. */
  siret: z.string().default(''),
  serviceCode: z.string().default(''),
  commitmentNumber: z.string().default(''),
  marketNumber: z.string().default(''),
  contactId: id.nullable().default(null),
})
export type Receiver = z.infer<typeof receiverSchema>

export const SEVERITIES = ['blocking', 'warning', 'ok'] as const

/** One check: what is wrong, where, and how to mend it. */
export const checkSchema = z.object({
  id: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  /** Channels that it closes; absent: all of them. */
  channels: z.array(channelSchema).optional(),
  /** Where to mend it. */
  screen: z.enum(['client', 'document', 'dossier', 'neotouch', 'send']).optional(),
  tab: z.enum(['identification', 'contacts', 'adresses', 'facturation', 'facture-electronique']).optional(),
  field: z.string().optional(),
})
export type Check = z.infer<typeof checkSchema>

export const SUBMISSION_STATES = [
  'queued',
  'sending',
  'uncertain',
  'blocked',
  'accepted',
  'delivered',
  'rejected',
  'abandoned',
] as const
export type SubmissionState = (typeof SUBMISSION_STATES)[number]
export const submissionStateSchema = z.enum(SUBMISSION_STATES)
