import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readTime } from '../../renderer/components/entry.ts'
import { batchCsv } from '../../renderer/screens/batch/batch-csv.ts'
import { batchItems, countsOf, leaving, stayingOf } from '../../renderer/screens/batch/batch-groups.ts'
import { batchWork, changeBatch, reviseBatch } from '../../renderer/screens/batch/batch-store.ts'
import { askedFilter } from '../../renderer/screens/documents/asked-filter.ts'
import { BATCH_STATES, type BatchReportRow, type BatchRow } from '../../shared/model/batch.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import { resolveSettings } from '../../shared/rules/settings.ts'

test('a time of day is read as people type it, and refused where it does not exist', () => {
  expect(['8', '8h', '8h30', '08:30', '0830', '23.59'].map(readTime)).toEqual([
    '08:00',
    '08:00',
    '08:30',
    '08:30',
    '08:30',
    '23:59',
  ])
  expect(['', '24', '8h60', 'midi', '12345'].map(readTime)).toEqual([null, null, null, null, null])
})

test('an address asks for a filter, and any other text for none', () => {
  expect(askedFilter('invoice', { etat: 'issued', envoi: 'never' })).toMatchObject({
    state: 'issued',
    sending: 'never',
  })
  expect(askedFilter('invoice', { retard: 'oui' })).toMatchObject({ overdue: true, state: null })
  expect(askedFilter('invoice', { kind: 'invoice' })).toBeNull()
  expect(askedFilter('invoice', { etat: 'perdu' })).toBeNull()
})

const row: fc.Arbitrary<BatchRow> = fc
  .record({ documentId: fc.uuid(), status: fc.constantFrom(...BATCH_STATES), channel: fc.constantFrom(...CHANNELS) })
  .map(({ documentId, status, channel }) => ({
    documentId,
    status,
    kind: 'invoice',
    state: status === 'draft' ? 'draft' : 'issued',
    number: 'FA1',
    clientId: documentId,
    clientName: 'Durand',
    total: 100,
    settings: resolveSettings({ dossier: {}, client: {}, send: { channel } }),
    receiver: '',
    copies: [],
    channels: { portail: null, courrier: null, email: null, chorus: null },
    checks: [],
    cost: { amount: null, missing: [], pages: 1 },
  }))

test('the table shows each document once, under its channel; only what may leave is counted to leave', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => one.documentId }), fc.boolean(), (rows, issueDrafts) => {
      const items = batchItems(rows)
      const shown = items.flatMap((item) => (item.type === 'row' ? [item.row.documentId] : []))
      expect(new Set(shown)).toEqual(new Set(rows.map((one) => one.documentId)))
      expect(shown).toHaveLength(rows.length)
      let channel = ''
      for (const item of items) {
        if (item.type === 'group') channel = item.channel
        else expect(item.row.settings.channel.value).toBe(channel)
      }
      const counts = countsOf(rows)
      const expected = counts.ready + counts.warning + (issueDrafts ? counts.draft : 0)
      expect(leaving(rows, new Set(), issueDrafts)).toHaveLength(expected)
      expect(leaving(rows, new Set(rows.map((one) => one.documentId)), issueDrafts)).toEqual([])
    }),
  )
})

test('the report names in CSV each document, its outcome and why, and runs no formula', () => {
  const told: BatchReportRow = {
    documentId: '019a0000-0000-7000-8000-000000000001',
    kind: 'creditNote',
    number: 'AV1',
    clientId: '019a0000-0000-7000-8000-000000000002',
    clientName: '=cmd(); "Durand"',
    total: -1_205,
    channel: 'courrier',
    receiver: '37000 TOURS',
    outcome: 'skipped',
    reason: 'Adresse NPAI ; corrigez-la.',
    cost: '1.2212',
  }
  const [, line] = batchCsv([told]).split('\r\n')
  expect(line).toBe(
    `AV1;Avoir;"'=cmd(); ""Durand""";-12,05;Courrier;37000 TOURS;Non envoyé;"Adresse NPAI ; corrigez-la.";1,2212`,
  )
})

test('each document leaves or stays for one reason', () => {
  fc.assert(
    fc.property(fc.uniqueArray(row, { selector: (one) => one.documentId }), fc.boolean(), (rows, issueDrafts) => {
      const excluded = new Set(rows.filter((_, index) => index % 3 === 0).map((one) => one.documentId))
      const { blocked, drafts, excluded: left } = stayingOf(rows, excluded, issueDrafts)
      expect(leaving(rows, excluded, issueDrafts).length + blocked + drafts + left).toBe(rows.length)
    }),
  )
})

test('what did not leave is looked at again with the choices made for it', () => {
  const reported = (documentId: string, outcome: BatchReportRow['outcome']): BatchReportRow => ({
    documentId,
    kind: 'invoice',
    number: documentId,
    clientId: 'client',
    clientName: 'Durand',
    total: 100,
    channel: 'email',
    receiver: '',
    outcome,
    reason: '',
    cost: null,
  })
  changeBatch({
    ids: ['left', 'taken', 'excluded'],
    overrides: { taken: { channel: 'courrier' } },
    excluded: new Set(['excluded']),
    issueDrafts: true,
    when: { kind: 'hold' },
    failure: 'Une panne.',
    report: {
      rows: [reported('left', 'queued'), reported('taken', 'taken_back'), reported('excluded', 'skipped')],
      submissionIds: [],
      undoableUntil: null,
      plannedAt: null,
      held: true,
      stopped: false,
    },
  })
  reviseBatch()
  expect(batchWork()).toMatchObject({
    ids: ['taken', 'excluded'],
    overrides: { taken: { channel: 'courrier' } },
    excluded: new Set(['excluded']),
    issueDrafts: true,
    when: { kind: 'hold' },
    report: null,
    failure: null,
  })
})
