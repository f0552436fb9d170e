import fc from 'fast-check'
import { expect, test } from 'vitest'
import { followUpCsv } from '../../renderer/screens/follow-up/follow-up-csv.ts'
import { startOf } from '../../renderer/screens/follow-up/use-follow-up.ts'
import { localSettings } from '../../renderer/screens/sending/local-settings.ts'
import { stateName } from '../../renderer/text/documents.ts'
import { CHANNELS, COPY_CHANNELS } from '../../shared/model/sending.ts'
import type { SubmissionRow } from '../../shared/model/views.ts'
import { resolveSettings } from '../../shared/rules/settings.ts'

const override = fc.record(
  {
    channel: fc.constantFrom(...CHANNELS),
    copy: fc.constantFrom(...COPY_CHANNELS),
    color: fc.boolean(),
    signature: fc.boolean(),
    bothSided: fc.boolean(),
    cover: fc.boolean(),
    emailSubject: fc.string(),
    emailMessage: fc.string(),
  },
  { requiredKeys: [] },
)

test('what the dialog shows at once is what the engine resolves', () => {
  fc.assert(
    fc.property(override, override, override, (dossier, client, send) => {
      const inherited = resolveSettings({ dossier, client, send: {} })
      expect(localSettings(inherited, send)).toEqual(resolveSettings({ dossier, client, send }))
    }),
  )
})

const row: SubmissionRow = {
  id: '019a0000-0000-7000-8000-000000000001',
  documentId: '019a0000-0000-7000-8000-000000000002',
  documentKind: 'invoice',
  documentNumber: 'FA1',
  clientId: '019a0000-0000-7000-8000-000000000003',
  clientName: 'Durand; « Fils »',
  total: -5,
  channel: 'courrier',
  isCopy: false,
  state: 'rejected',
  rawState: 200,
  receiver: '37000 TOURS',
  message: '=HYPERLINK("x")',
  attempts: 1,
  queuedAt: 0,
  updatedAt: 0,
  nextAttemptAt: null,
  held: false,
  plannedAt: null,
  byHand: false,
  trial: false,
}

test('the export quotes what holds a separator, writes cents exactly, and runs no formula', () => {
  const [head, line, end] = followUpCsv([row]).split('\r\n')
  expect(head?.startsWith('\ufeffNuméro;Type;Client')).toBe(true)
  expect(line).toContain('FA1;Facture;"Durand; « Fils »";Courrier;Non;37000 TOURS;-0,05;Rejeté;')
  expect(line).toContain(`"'=HYPERLINK(""x"")"`)
  expect(end).toBe('')
})

test('amounts of the export read back as the same cents', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e12, max: 1e12 }), (total) => {
      const amount =
        followUpCsv([{ ...row, clientName: 'A', total }])
          .split('\r\n')[1]
          ?.split(';')[6] ?? ''
      expect(Math.round(Number(amount.replace(',', '.')) * 100)).toBe(total)
    }),
  )
})

test('what waits for an approval on the portal is not said to be on its way', () => {
  expect(stateName({ state: 'accepted', rawState: 70 })).toBe('À valider sur le portail')
  expect(stateName({ state: 'accepted', rawState: 70, trial: true })).toBe('À valider (essai)')
  expect(stateName({ state: 'accepted', rawState: 50 })).toBe('Accepté par Neotouch')
  expect(followUpCsv([{ ...row, state: 'accepted', rawState: 70 }])).toContain(';À valider sur le portail;')
})

test('a period begins at midnight where the person is', () => {
  const now = new Date(2026, 10, 24, 15, 30)
  expect(startOf('all', now)).toBeNull()
  expect(startOf('today', now)).toBe(new Date(2026, 10, 24).getTime())
  expect(startOf('week', now)).toBe(new Date(2026, 10, 18).getTime())
  expect(startOf('month', now)).toBe(new Date(2026, 9, 26).getTime())
  expect(startOf('year', now)).toBe(new Date(2026, 0, 1).getTime())
})
