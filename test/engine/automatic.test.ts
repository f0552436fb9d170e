import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SendingOverride } from '../../shared/model/sending.ts'
import { openSendingDossier } from '../support/sending-dossier.ts'

let dossier: Awaited<ReturnType<typeof openSendingDossier>>
let drafts: string[]

beforeEach(async () => {
  dossier = await openSendingDossier()
  drafts = (await dossier.call('documents.list', { kind: 'invoice', state: 'draft', limit: 100 })).rows.map(
    ({ id }) => id,
  )
})
afterEach(async () => {
  await dossier.close()
})

const draft = (): string => drafts.shift() ?? ''
const ofDossier = async (sending: SendingOverride) => {
  const settings = await dossier.call('neotouch.get', {})
  await dossier.call('neotouch.update', { ...settings, sending: { ...settings.sending, ...sending } })
}
const clientOf = async (documentId: string) => {
  const { content } = await dossier.call('documents.get', { id: documentId })
  return dossier.call('clients.get', { id: content.clientId })
}
const received = async (number: string | null) =>
  (await dossier.ledger()).filter((row) => row.key.includes(`.${number ?? '?'}.`)).length
const leave = async (milliseconds = 11_000) => {
  dossier.pass(milliseconds)
  await dossier.call('sync.now', {})
}

test('nothing is automatic unless the dossier or the client says so', async () => {
  const id = draft()
  await dossier.call('documents.issue', { id })
  expect(await dossier.call('automatic.outcome', { id })).toBeNull()
  expect((await dossier.call('submissions.list', {})).total).toBe(0)
})

test('what the dossier makes immediate leaves once, after the time to undo; a client may say no', async () => {
  await ofDossier({ automatic: 'immediate' })
  const [sent, kept] = [draft(), draft()]
  const quiet = await clientOf(kept)
  await dossier.call('clients.save', { ...quiet, sending: { ...quiet.sending, automatic: 'never' } })

  const { number } = await dossier.call('documents.issue', { id: sent })
  expect(dossier.told('automatic')).toMatchObject([{ number, reason: null, plannedAt: null }])
  await dossier.call('sync.now', {})
  expect(await received(number)).toBe(0)
  await leave()
  expect(await received(number)).toBe(1)
  // The guard against the second letter holds as by hand.
  const again = await dossier.ask('sending.submit', { documentId: sent, choice: { override: {} } })
  expect(again.ok).toBe(false)

  await dossier.call('documents.issue', { id: kept })
  expect(await dossier.call('automatic.outcome', { id: kept })).toBeNull()
})

test('at a given time, it waits for that time, and shows it', async () => {
  const id = draft()
  const at = new Date(Date.now() + 2 * 3_600_000)
  const time = `${String(at.getHours()).padStart(2, '0')}:${String(at.getMinutes()).padStart(2, '0')}`
  await ofDossier({ automatic: 'scheduled', automaticTime: time })
  const { number } = await dossier.call('documents.issue', { id })
  const outcome = await dossier.call('automatic.outcome', { id })
  expect(outcome?.plannedAt).toBe(new Date(at).setSeconds(0, 0))
  await leave(60 * 60_000)
  expect(await received(number)).toBe(0)
  await leave(61 * 60_000)
  expect(await received(number)).toBe(1)
})

test('an hour that comes before the time to undo is over waits for its end', async () => {
  const id = draft()
  const inAWhile = dossier.now() + 3_000
  await dossier.call('documents.issue', { id })
  const choice = { override: { channel: 'email' as const }, plannedAt: inAWhile }
  const { submissionIds } = await dossier.call('sending.submit', { documentId: id, choice })
  const queued = await dossier.call('submissions.get', { id: submissionIds[0] ?? '' })
  expect(queued.plannedAt).toBeGreaterThanOrEqual(inAWhile + 7_000)
})

test('what blocks is told and waits in sight with its reason, until it leaves by hand or is dismissed', async () => {
  await ofDossier({ automatic: 'immediate', channel: 'chorus' })
  const [one, two] = [draft(), draft()]
  const { number } = await dossier.call('documents.issue', { id: one })
  await dossier.call('documents.issue', { id: two })
  expect(dossier.told('automatic')[0]).toMatchObject({ number, reason: expect.stringContaining('secteur public') })
  const refused = await dossier.call('automatic.refused', {})
  expect(refused).toHaveLength(2)
  expect(refused.find((row) => row.documentId === one)?.reason).toContain('secteur public')
  const history = await dossier.call('history.ofDocument', { id: one })
  expect(history.map((event) => event.type)).toContain('automatic_refused')

  await dossier.call('sending.submit', { documentId: one, choice: { override: { channel: 'email' } } })
  await dossier.call('automatic.dismiss', { id: two })
  expect(await dossier.call('automatic.refused', {})).toEqual([])
})

test('a draft is never sent, and « Valider et envoyer » does not send what is automatic twice', async () => {
  await ofDossier({ automatic: 'immediate' })
  const rows = [draft(), draft()].map((documentId) => ({ documentId, override: { channel: 'portail' as const } }))
  const report = await dossier.call('batch.run', { rows, issueDrafts: true })
  expect(report.rows.map((row) => row.outcome)).toEqual(['queued', 'queued'])
  await leave()
  const counts = await Promise.all(
    report.rows.map(async ({ documentId }) => {
      const { number } = await dossier.call('documents.get', { id: documentId })
      return received(number)
    }),
  )
  expect(counts).toEqual([1, 1])
  expect(await dossier.ledger()).toHaveLength(2)
})

test('a planned sending survives a restart; late, it leaves at the next start and says so', async () => {
  const [first, second] = dossier.documents
  const plannedAt = Date.now() + 3_600_000
  const choice = { override: { channel: 'email' as const }, plannedAt }
  const past = await dossier.ask('sending.submit', {
    documentId: first?.id ?? '',
    choice: { ...choice, plannedAt: Date.now() - 1_000 },
  })
  expect(past).toMatchObject({ ok: false, error: { fields: { plannedAt: expect.stringContaining('passée') } } })

  const queued = await dossier.call('sending.submit', { documentId: first?.id ?? '', choice })
  const other = await dossier.call('sending.submit', { documentId: second?.id ?? '', choice })
  const id = queued.submissionIds[0] ?? ''
  expect(await dossier.call('submissions.get', { id })).toMatchObject({ state: 'queued', plannedAt, held: false })
  expect(queued.undoableUntil).toBeNull()
  await leave()
  expect(await dossier.ledger()).toHaveLength(0)
  // « Envoyer maintenant »: the hour does not count any more.
  await dossier.call('submissions.retry', { id: other.submissionIds[0] ?? '' })
  await dossier.call('sync.now', {})
  expect(await dossier.ledger()).toHaveLength(1)

  await dossier.reopen(4_000_000)
  await expect.poll(() => dossier.told('late')).toEqual([{ count: 1 }])
  const late = await dossier.call('submissions.get', { id })
  expect(late.plannedAt).toBeNull()
  expect(late.events.map((event) => event.type)).toContain('late')
  await leave()
  expect(await dossier.ledger()).toHaveLength(2)
})
