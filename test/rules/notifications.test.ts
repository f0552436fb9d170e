import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Attention } from '../../shared/model/sync.ts'
import { isQuiet, NOTIFICATION_DEFAULTS, notificationOf, shownAt } from '../../shared/rules/notifications.ts'

const failure = (number: string, state: 'blocked' | 'rejected' = 'rejected') => ({
  submissionId: `019abcde-0000-7000-8000-${number.padStart(12, '0')}`,
  number: `F-${number}`,
  clientName: 'Durand',
  state,
  message: 'Boîte inconnue',
})
const told = (numbers: string[], paused: string | null = null, name = 'Atelier'): Attention => ({
  path: `/dossiers/${name}.dossier`,
  name,
  failures: numbers.map((number) => failure(number)),
  paused,
})

test('one failure is named with its cause, and leads to it', () => {
  expect(notificationOf([told(['1'])])).toEqual({
    title: 'F-1 : envoi rejeté',
    body: 'Durand. Boîte inconnue',
    target: { path: '/dossiers/Atelier.dossier', tab: 'inError', id: failure('1').submissionId },
  })
})

test('many failures, of one dossier or of several, make one notification', () => {
  const many = notificationOf([told(['1', '2']), told(['3', '4', '5'], null, 'Boutique')])
  expect(many).toMatchObject({
    title: '5 envois en erreur',
    body: 'Atelier, Boutique : F-1, F-2, F-3 et 2 autres',
    target: { id: null },
  })
  expect(notificationOf([told(['1']), told(['1'])])?.title).toBe('F-1 : envoi rejeté')
})

test('a queue that stopped is told before what failed in it, with its dossier', () => {
  expect(notificationOf([told(['1']), told([], 'Mot de passe refusé.', 'Boutique')])).toMatchObject({
    title: 'Les envois sont en pause : Boutique',
    body: 'Mot de passe refusé. 1 envoi en erreur.',
    target: { path: '/dossiers/Boutique.dossier' },
  })
  expect(notificationOf([told([])])).toBeNull()
  expect(notificationOf([])).toBeNull()
})

test('nights and week-ends are quiet until a person says otherwise', () => {
  const at = (text: string) => isQuiet(new Date(text), NOTIFICATION_DEFAULTS)
  expect(at('2026-11-24T08:00')).toBe(false)
  expect(at('2026-11-24T19:59')).toBe(false)
  expect(at('2026-11-24T20:00')).toBe(true)
  expect(at('2026-11-25T07:59')).toBe(true)
  expect(at('2026-11-28T12:00')).toBe(true)
  const next = (text: string) => new Date(shownAt(new Date(text).getTime(), NOTIFICATION_DEFAULTS) ?? 0)
  expect(next('2026-11-24T21:00')).toEqual(new Date('2026-11-25T08:00'))
  expect(next('2026-11-27T21:00')).toEqual(new Date('2026-11-30T08:00'))
  expect(shownAt(0, { ...NOTIFICATION_DEFAULTS, on: false })).toBeNull()
})

const clock = fc
  .record({ hours: fc.nat(23), minutes: fc.nat(59) })
  .map(({ hours, minutes }) => `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`)

test('whatever the quiet hours, what waits is told at the first instant that is not quiet', () => {
  fc.assert(
    fc.property(clock, clock, fc.boolean(), fc.nat(14 * 24 * 60), (quietFrom, quietTo, quietWeekEnds, minutes) => {
      const settings = { on: true, quietFrom, quietTo, quietWeekEnds }
      const now = new Date(2026, 10, 20, 0, minutes).getTime()
      const shown = shownAt(now, settings)
      expect(shown).not.toBeNull()
      if (shown === null) return
      expect(isQuiet(new Date(shown), settings)).toBe(false)
      for (let at = now; at < shown; at += 60_000) expect(isQuiet(new Date(at), settings)).toBe(true)
    }),
    { numRuns: 60 },
  )
})
