import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { BulkChanges } from '../../shared/model/bulk-update.ts'
import { clientSchema, PAYMENT_MODES } from '../../shared/model/party.ts'
import { AUTOMATIC_TIMINGS, CHANNELS, COPY_CHANNELS, STAMP_TYPES } from '../../shared/model/sending.ts'
import { bulkDifference, withBulkValues } from '../../shared/rules/bulk-update.ts'
import { codesOf } from '../../shared/rules/code-list.ts'

const days = fc.integer({ min: 0, max: 365 })
const dayOfMonth = fc.option(fc.integer({ min: 1, max: 31 }))
const setting = {
  channel: fc.constantFrom(...CHANNELS),
  copy: fc.constantFrom(...COPY_CHANNELS),
  color: fc.boolean(),
  signature: fc.boolean(),
  bothSided: fc.boolean(),
  cover: fc.boolean(),
  stampType: fc.constantFrom(...STAMP_TYPES),
  automatic: fc.constantFrom(...AUTOMATIC_TIMINGS),
  automaticTime: fc.constantFrom('08:00', '18:30'),
  emailSubject: fc.constantFrom('', '{type} {numéro}'),
  emailMessage: fc.constantFrom('', 'Bonjour {client}'),
}
const client = fc
  .record({
    sending: fc.record(setting, { requiredKeys: [] }),
    paymentDays: fc.option(days),
    paymentEndOfMonth: fc.boolean(),
    paymentDayOfMonth: dayOfMonth,
    paymentTermsLabel: fc.constantFrom('', '30 jours', 'Virement 60 jours'),
    paymentTermsCode: fc.constantFrom('', 'V30'),
    paymentMode: fc.constantFrom(...PAYMENT_MODES),
    familyCode: fc.constantFrom('', 'GC'),
    blockedReason: fc.constantFrom('', 'Litige'),
  })
  .map((own) =>
    clientSchema.parse({
      id: '00000000-0000-7000-8000-000000000000',
      code: 'A',
      name: 'A',
      billingAddress: {},
      contacts: [],
      chorus: {},
      ...own,
    }),
  )
const changes: fc.Arbitrary<BulkChanges> = fc.record(
  {
    channel: fc.option(setting.channel),
    copy: fc.option(setting.copy),
    color: fc.option(setting.color),
    signature: fc.option(setting.signature),
    bothSided: fc.option(setting.bothSided),
    cover: fc.option(setting.cover),
    stampType: fc.option(setting.stampType),
    automatic: fc.option(setting.automatic),
    automaticTime: fc.option(setting.automaticTime),
    emailSubject: fc.option(setting.emailSubject),
    emailMessage: fc.option(setting.emailMessage),
    terms: fc.record({ days: fc.option(days), endOfMonth: fc.boolean(), dayOfMonth }),
    paymentMode: fc.constantFrom(...PAYMENT_MODES),
    family: fc.record({ code: fc.constantFrom('', 'GC', 'PRO'), label: fc.constantFrom('', 'Grands comptes') }),
    blockedReason: fc.constantFrom('', 'Litige', 'Impayé'),
  },
  { requiredKeys: [] },
)

test('what is set is given back whole, and setting it twice changes nothing', () => {
  fc.assert(
    fc.property(client, changes, (before, asked) => {
      const difference = bulkDifference(before, asked)
      const after = withBulkValues(before, difference.after)
      expect(withBulkValues(after, difference.before)).toEqual(before)
      expect(bulkDifference({ ...before, ...after }, asked)).toEqual({ before: {}, after: {} })
    }),
  )
})

test('a field that is not asked for never changes', () => {
  fc.assert(
    fc.property(client, changes, (before, asked) => {
      const { after } = bulkDifference(before, asked)
      expect(Object.keys(asked)).toEqual(expect.arrayContaining(Object.keys(after)))
    }),
  )
})

test.each([
  ['C1\nC2\r\nC1\n', ['C1', 'C2']],
  ['C1; C2,C3\tC4', ['C1', 'C2', 'C3', 'C4']],
  ['\ufeff"Code (tiers)";Nom\n"00042";Un\nC2;Deux\n', ['00042', 'C2']],
  ['Nom,Code\nUn,C1\nDeux,\n', ['C1']],
  ['', []],
])('the codes of %j', (typed, codes) => {
  expect(codesOf(typed)).toEqual(codes)
})
