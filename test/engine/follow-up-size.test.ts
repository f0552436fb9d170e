import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { summarySql } from '../../main/engine/dashboard/summary.sql.ts'
import { type Database, openDatabase } from '../../main/engine/database/connection.ts'
import { MIGRATIONS, migrate } from '../../main/engine/database/migrate.ts'
import { migration0014 } from '../../main/engine/database/migrations/0014-follow-up.ts'
import { outboxSql } from '../../main/engine/outbox/outbox.sql.ts'
import { settingsSql } from '../../main/engine/settings/settings.sql.ts'
import { openEngine } from '../support/open-engine.ts'
import { makeModel } from '../support/outbox-dossier.ts'
import { addPastSends } from '../support/past-sends.ts'

let model: { folder: string; path: string }
let database: Database

beforeAll(async () => {
  model = await makeModel()
  addPastSends(model.path, 3_000)
  database = openDatabase(model.path, { create: false })
})
afterAll(() => {
  database.close()
  rmSync(model.folder, { recursive: true, force: true })
})

const planOf = (sql: string): string[] => {
  const names = [...new Set([...sql.matchAll(/@(\w+)/g)].map(([, name]) => name ?? ''))]
  const asked = database.prepare(`EXPLAIN QUERY PLAN ${sql}`)
  const rows =
    names.length > 0 ? asked.all(Object.fromEntries(names.map((name) => [name, 1]))) : asked.all(...marks(sql))
  return (rows as { detail: string }[]).map((row) => row.detail)
}
const marks = (sql: string): number[] => Array.from(sql.matchAll(/\?/g), () => 1)
/** Steps that read a whole table whose size grows with the years; an index of only what waits is small. */
const walks = (sql: string): string[] =>
  planOf(sql).filter(
    (step) =>
      /^SCAN (submission|document|event|document_list)\b/.test(step) &&
      !/document_list_never_sent|submission_proofs/.test(step),
  )

test.each([
  ...['counts', 'nextDue', 'nextUncertain', 'duePolls', 'dueProofs', 'wakeAt', 'pending', 'pausing', 'blockedBy'].map(
    (name) => [name, outboxSql[name]] as const,
  ),
  ...['interrupted', 'hurry', 'pendingOfDocument', 'acceptedOnChannel', 'countOfDocument', 'waitingCopies'].map(
    (name) => [name, outboxSql[name]] as const,
  ),
  ...Object.entries(summarySql),
  ['unsettled', settingsSql.unsettled] as const,
])('%s reads no past sending', (_name, sql) => {
  expect(sql).toBeTruthy()
  expect(walks(sql ?? '')).toEqual([])
})

test.each(['toSend', 'inProgress', 'inError', 'sent', 'trial'])('the tab %s opens from its own index', (tab) => {
  const plan = planOf(outboxSql[`page_${tab}_queuedAt_down`] ?? '')
  expect(plan.join('\n')).toContain('submission_follow_up')
  expect(plan.filter((step) => step.startsWith('SCAN'))).toEqual([])
})

test('the newest page of the sent ones is read from the end, and not sorted', () => {
  expect(planOf(outboxSql.page_sent_queuedAt_down ?? '').join('\n')).not.toContain('TEMP B-TREE')
})

test('twenty transports are asked about at once, and only those that may still change', () => {
  const due = () => database.prepare(outboxSql.duePolls ?? '').all(Date.now()) as { id: string }[]
  expect(due()).toEqual([])
  database.exec(
    `UPDATE submission SET next_poll_at = row WHERE row IN (SELECT row FROM submission ORDER BY row DESC LIMIT 45)`,
  )
  expect(due()).toHaveLength(20)
  database.exec('UPDATE submission SET next_poll_at = NULL')
})

const counted = (sql: string): unknown => database.prepare(sql).all()

test('whatever happens to the submissions, the counters say what a count of them all would say', () => {
  const state = fc.constantFrom(
    'queued',
    'sending',
    'uncertain',
    'blocked',
    'accepted',
    'delivered',
    'rejected',
    'abandoned',
  )
  const reason = fc.constantFrom(null, 'by_hand', 'signed_out')
  const move = fc.record({ row: fc.integer({ min: 1, max: 3_000 }), state, reason })
  fc.assert(
    fc.property(fc.array(move, { minLength: 1, maxLength: 12 }), (moves) => {
      database.exec('BEGIN')
      for (const one of moves) {
        database.prepare('UPDATE submission SET state = @state, blocked_reason = @reason WHERE row = @row').run(one)
      }
      const kept = counted('SELECT * FROM follow_up_count WHERE total > 0 ORDER BY follow_up')
      const real = counted('SELECT follow_up, count(*) AS total FROM submission GROUP BY follow_up ORDER BY follow_up')
      const due = counted('SELECT * FROM due_total WHERE documents > 0 ORDER BY due_date')
      const really =
        counted(`SELECT due_date, count(*) AS documents, sum(json_extract(totals, '$.due')) AS cents FROM document
        WHERE kind = 'invoice' AND state = 'issued' AND due_date IS NOT NULL GROUP BY due_date ORDER BY due_date`)
      database.exec('ROLLBACK')
      expect(kept).toEqual(real)
      expect(due).toEqual(really)
    }),
    { numRuns: 40 },
  )
})

test.each(['sandbox', 'production'])(
  'sendings made before this version went to the service of the dossier: %s',
  async (service) => {
    const path = join(model.folder, `before-${service}.dossier`)
    const position = MIGRATIONS.indexOf(migration0014)
    const old = openDatabase(path, { create: true })
    migrate(old, 0, MIGRATIONS.slice(0, position))
    old.pragma('foreign_keys = OFF')
    old.exec(`INSERT INTO dossier (singleton, id, name, demonstration, installation, company, neotouch, created_at)
      VALUES (1, 'x', 'Ancien', 0, 'ABCD', '{}', '{"environment":"${service}"}', 0);
    INSERT INTO document (row, id, kind, state, number, client_id, date, due_date, reference, client_name, client_city, net,
      tax, total, content, totals, buyer, seller, file_sha256, created_at, updated_at, issued_at)
      VALUES (1, 'd', 'invoice', 'issued', 'F1', 'c', '2026-01-01', '2026-02-01', '', '', '', 5, 1, 6, '{}', '{}', '{}', '{}',
      'f', 0, 0, 0);
    INSERT INTO client (id, code, name, city, postcode, siren, email, npai, channel, has_own_settings, data, created_at,
      updated_at) VALUES ('c', 'C', 'C', '', '', '', '', 0, NULL, 0, '{}', 0, 0);
    INSERT INTO document_file (sha256, document_id, bytes, xml, size, rendered_at) VALUES ('f', 'd', x'00', '', 1, 0);
    INSERT INTO submission (id, document_id, key, channel, state, settings, receiver, variables, file_sha256, resend_reason,
      transport_id, queued_at, updated_at) VALUES ('s', 'd', 'k', 'email', 'delivered', '{}', '{}', '{}', 'f', '', 'Mail.1', 0, 0)`)
    old.pragma('foreign_keys = ON')
    migrate(old, 0, MIGRATIONS.slice(0, position + 1))
    const group = service === 'sandbox' ? 'trial' : 'sent'
    expect(old.prepare('SELECT environment, follow_up FROM submission').get()).toEqual({
      environment: service,
      follow_up: group,
    })
    expect(old.prepare('SELECT follow_up, total FROM follow_up_count').all()).toEqual([{ follow_up: group, total: 1 }])
    expect(old.prepare('SELECT sending FROM document_list').get()).toEqual({
      sending: service === 'sandbox' ? 'trial' : 'delivered',
    })
    expect(old.prepare('SELECT * FROM due_total').all()).toEqual([{ due_date: '2026-02-01', documents: 1, cents: 6 }])
    old.close()
  },
)

test('the follow-up of a dossier with past sendings shows them, newest first, with their number', async () => {
  const path = join(model.folder, 'shown.dossier')
  database.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(model.path, path)
  const { call, close } = openEngine()
  try {
    await call('dossiers.open', { path })
    const page = await call('submissions.list', { tab: 'sent', limit: 2 })
    expect(page.rows.map((row) => row.documentNumber)).toEqual(['PASSE-3000', 'PASSE-2999'])
    expect(page.total).toBe(3_000)
    expect((await call('submissions.list', { tab: 'sent', search: 'PASSE-17', limit: 1 })).total).toBe(111)
    expect(await call('submissions.counts', {})).toMatchObject({ sent: 3_000, toSend: 0 })
    expect((await call('dashboard.summary', {})).overdue).toBeGreaterThanOrEqual(3_000)
  } finally {
    await close()
  }
})
