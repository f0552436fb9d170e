import type { ResolvedSettings, SendingOverride, SendingSettings, SettingOrigin } from '../model/sending.ts'

/** What a new dossier starts with. */
export const BUILT_IN_SETTINGS: SendingSettings = {
  channel: 'email',
  copy: 'none',
  color: false,
  signature: false,
  bothSided: true,
  cover: false,
  stampType: '',
  automatic: 'never',
  automaticTime: '18:00',
  emailSubject: '{type} {numéro} du {date}',
  emailMessage: 'Bonjour,\n\nVeuillez trouver ci-joint notre {type} {numéro} du {date}.\n\nCordialement,\n{société}',
}

const KEYS = Object.keys(BUILT_IN_SETTINGS) as (keyof SendingSettings)[]

/**
 * The settings that apply, each with the level that gives it. An absent key inherits; an explicit value wins,
 * even when it equals the inherited one.
 */
export function resolveSettings(levels: {
  dossier: SendingOverride
  client: SendingOverride
  send: SendingOverride
}): ResolvedSettings {
  const order: [SettingOrigin, SendingOverride][] = [
    ['send', levels.send],
    ['client', levels.client],
    ['dossier', levels.dossier],
  ]
  const entries = KEYS.map((key) => {
    for (const [from, override] of order) {
      const value = override[key]
      if (value !== undefined) return [key, { value, from }]
    }
    return [key, { value: BUILT_IN_SETTINGS[key], from: 'default' }]
  })
  return Object.fromEntries(entries) as ResolvedSettings
}

/** The values alone: what is stored with a submission. */
export function settingsValues(resolved: ResolvedSettings): SendingSettings {
  return Object.fromEntries(KEYS.map((key) => [key, resolved[key].value])) as SendingSettings
}
