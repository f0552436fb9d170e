import {
  type Receiver,
  receiverSchema,
  type SendingSettings,
  sendingSettingsSchema,
} from '../../../shared/model/sending.ts'
import { BUILT_IN_SETTINGS } from '../../../shared/rules/settings.ts'

function readable(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

/** The settings of that day; a key that cannot be read any more has its built-in value, so that the sending still shows. */
export function settingsOf(one: { settings: string }): SendingSettings {
  const stored = readable(one.settings) as Partial<Record<string, unknown>> | null
  const known = Object.entries(sendingSettingsSchema.shape).filter(
    ([key, schema]) => schema.safeParse(stored?.[key]).success,
  )
  return sendingSettingsSchema.parse({
    ...BUILT_IN_SETTINGS,
    ...Object.fromEntries(known.map(([key]) => [key, stored?.[key]])),
  })
}

/** Who receives, as frozen; unreadable, the sending still shows and says so. */
export function receiverOf({ receiver }: { receiver: string }): Receiver {
  const read = receiverSchema.safeParse(readable(receiver))
  return read.success ? read.data : receiverSchema.parse({ name: 'Destinataire illisible' })
}
