import { z } from 'zod'
import { id } from './primitives.ts'
import { submissionStateSchema } from './sending.ts'
import { syncStatusSchema } from './views.ts'

/** A dossier that no window shows and whose queue is served, or waits for a person. */
export const otherDossierSchema = z.object({
  path: z.string(),
  name: z.string(),
  pending: z.int(),
  inError: z.int(),
  paused: syncStatusSchema.shape.paused,
})
export type OtherDossier = z.infer<typeof otherDossierSchema>

/** Sendings that just failed in one dossier, and why its queue just stopped: what a person may have to be told. */
export const attentionSchema = z.object({
  path: z.string(),
  name: z.string(),
  failures: z.array(
    z.object({
      submissionId: id,
      number: z.string(),
      clientName: z.string(),
      state: submissionStateSchema,
      message: z.string(),
    }),
  ),
  /** Why nothing more leaves; null: the queue goes on. */
  paused: z.string().nullable(),
})
export type Attention = z.infer<typeof attentionSchema>

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

/** When the system's notifications are shown. Local times of this computer. */
export const notificationSettingsSchema = z.object({
  on: z.boolean(),
  /** Nothing is shown from this time to the other, which may be on the next day; equal: no quiet hours. */
  quietFrom: clock,
  quietTo: clock,
  quietWeekEnds: z.boolean(),
})
export type NotificationSettings = z.infer<typeof notificationSettingsSchema>
