import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CHANNELS, COPY_CHANNELS, type SendingOverride, type SendingSettings } from '../../shared/model/sending.ts'
import { BUILT_IN_SETTINGS, resolveSettings, settingsValues } from '../../shared/rules/settings.ts'

const override: fc.Arbitrary<SendingOverride> = fc.record(
  {
    channel: fc.constantFrom(...CHANNELS),
    copy: fc.constantFrom(...COPY_CHANNELS),
    color: fc.boolean(),
    signature: fc.boolean(),
    bothSided: fc.boolean(),
    cover: fc.boolean(),
    emailSubject: fc.string({ maxLength: 20 }),
    emailMessage: fc.string({ maxLength: 20 }),
  },
  { requiredKeys: [] },
)
const levels = fc.record({ dossier: override, client: override, send: override })
const KEYS = Object.keys(BUILT_IN_SETTINGS) as (keyof SendingSettings)[]

test('the nearest level that says something wins, even when it says the same, and is named', () => {
  fc.assert(
    fc.property(levels, (given) => {
      const resolved = resolveSettings(given)
      for (const key of KEYS) {
        const from = (['send', 'client', 'dossier'] as const).find((level) => given[level][key] !== undefined)
        expect(resolved[key].from).toBe(from ?? 'default')
        expect(resolved[key].value).toBe(from ? given[from][key] : BUILT_IN_SETTINGS[key])
      }
    }),
  )
})

test('going back to the inherited value gives exactly what the other levels say', () => {
  fc.assert(
    fc.property(levels, fc.constantFrom(...KEYS), (given, key) => {
      const { [key]: _removed, ...rest } = given.send
      expect(resolveSettings({ ...given, send: rest })[key]).toEqual(resolveSettings({ ...given, send: {} })[key])
    }),
  )
})

test('a level that says nothing changes nothing', () => {
  fc.assert(
    fc.property(levels, (given) => {
      const undefinedKeys = Object.fromEntries(KEYS.map((key) => [key, undefined])) as SendingOverride
      expect(resolveSettings({ ...given, client: undefinedKeys })).toEqual(resolveSettings({ ...given, client: {} }))
      expect(Object.keys(settingsValues(resolveSettings(given))).sort()).toEqual([...KEYS].sort())
    }),
  )
})
