import type { ResolvedSettings, SendingOverride } from '../../../shared/model/sending.ts'

/** What the dialog shows at once, without waiting for the engine: the choices of this send over what is inherited. */
export function localSettings(inherited: ResolvedSettings, override: SendingOverride): ResolvedSettings {
  const chosen = Object.entries(override).map(([key, value]) => [key, { value, from: 'send' }])
  return { ...inherited, ...Object.fromEntries(chosen) }
}
