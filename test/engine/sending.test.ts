import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Output } from '../../shared/contract.ts'
import { openSendingDossier } from '../support/sending-dossier.ts'

let dossier: Awaited<ReturnType<typeof openSendingDossier>>
let used = 0

beforeAll(async () => {
  dossier = await openSendingDossier()
})
afterAll(async () => {
  await dossier.close()
})

const EMAIL = 'compta@client.example'
const byEmail = { override: { channel: 'email' as const }, email: EMAIL }

/** An issued invoice that no test has sent yet. */
const fresh = (): string => {
  const row = dossier.documents[used++]
  if (!row) throw new Error('every issued invoice is used')
  return row.id
}
const leave = async (): Promise<void> => {
  dossier.pass(11_000)
  await dossier.call('sync.now', {})
}

test('nothing leaves for ten seconds, and what is undone never leaves', async () => {
  const documentId = fresh()
  const before = (await dossier.ledger()).length
  const { submissionIds, undoableUntil } = await dossier.call('sending.submit', { documentId, choice: byEmail })
  expect(undoableUntil).toBeGreaterThan(Date.now() + 8_000)
  await dossier.call('sync.now', {})
  expect(await dossier.ledger()).toHaveLength(before)
  const undone = await dossier.call('submissions.abandon', { id: submissionIds[0] ?? '' })
  expect(undone.state).toBe('abandoned')
  await leave()
  expect(await dossier.ledger()).toHaveLength(before)

  await dossier.call('sending.submit', { documentId, choice: byEmail })
  await leave()
  expect(await dossier.ledger()).toHaveLength(before + 1)
})

test('a second sending by the same channel is refused, then leaves with its reason kept in the history', async () => {
  const documentId = fresh()
  await dossier.call('sending.submit', { documentId, choice: byEmail })
  const during = await dossier.ask('sending.submit', { documentId, choice: { ...byEmail, resendReason: 'perdu' } })
  expect(during.ok).toBe(false)
  await leave()
  const sent = await dossier.ledger()

  for (const resendReason of ['', '   ']) {
    const refused = await dossier.ask('sending.submit', { documentId, choice: { ...byEmail, resendReason } })
    expect(refused).toMatchObject({ ok: false, error: { fields: { resendReason: expect.stringContaining('motif') } } })
  }
  await leave()
  expect(await dossier.ledger()).toHaveLength(sent.length)

  // By another channel it may leave, and the person knows that it did.
  const override = { channel: 'portail' as const }
  const warned = expect.objectContaining({
    id: 'NB-ENV-4',
    severity: 'warning',
    message: 'Ce document est déjà parti par e-mail : le client le recevra deux fois.',
  })
  const prepared = await dossier.call('sending.prepare', { documentId, choice: { ...byEmail, override } })
  expect(prepared.checks).toEqual([warned])
  expect(await dossier.call('batch.prepare', { rows: [{ documentId, override }] })).toMatchObject([
    { status: 'warning', checks: [warned] },
  ])

  const choice = { ...byEmail, resendReason: 'Le client ne le retrouve pas' }
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice })
  const again = await dossier.call('submissions.get', { id: submissionIds[0] ?? '' })
  expect(again.events[0]?.message).toContain('Le client ne le retrouve pas')
  await leave()
  expect(await dossier.ledger()).toHaveLength(sent.length + 1)
})

test('two submits at once queue one sending', async () => {
  const documentId = fresh()
  const results = await Promise.all([1, 2].map(() => dossier.ask('sending.submit', { documentId, choice: byEmail })))
  expect(results.filter((result) => result.ok)).toHaveLength(1)
})

test('what is held waits through any turn, and leaves when a person says so', async () => {
  const documentId = fresh()
  const before = (await dossier.ledger()).length
  const { submissionIds, undoableUntil } = await dossier.call('sending.submit', {
    documentId,
    choice: { ...byEmail, hold: true },
  })
  const id = submissionIds[0] ?? ''
  expect(undoableUntil).toBeNull()
  dossier.pass(365 * 86_400_000)
  await dossier.call('sync.now', {})
  const held = await dossier.call('submissions.get', { id })
  expect(held).toMatchObject({ state: 'queued', held: true, nextAttemptAt: null })
  const keys = (await dossier.ledger()).map((row) => row.key)
  expect(keys).not.toContain(held.key)

  await dossier.call('submissions.retry', { id })
  await dossier.call('sync.now', {})
  expect((await dossier.ledger()).map((row) => row.key)).toContain(held.key)
  expect((await dossier.ledger()).length).toBeGreaterThan(before)
})

test('a copy goes to the chosen contact, after the main sending', async () => {
  const documentId = fresh()
  const prepared = await dossier.call('sending.prepare', { documentId, choice: byEmail })
  const contact = prepared.contacts[0]
  if (!contact) throw new Error('the client has no contact with an address')
  const choice = { ...byEmail, override: { ...byEmail.override, copy: 'email' as const }, copyEmails: [contact.email] }
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice })
  expect(submissionIds).toHaveLength(2)
  await leave()
  const copy = await dossier.call('submissions.get', { id: submissionIds[1] ?? '' })
  expect(copy.to).toMatchObject({ email: contact.email, contactId: contact.id, name: contact.name })
  expect((await dossier.ledger()).map((row) => row.key)).toContain(copy.key)
})

test('a failure marked as sent leaves the errors, keeps its reason, and guards every channel', async () => {
  const documentId = fresh()
  await dossier.faults([{ operation: 'SubmitTransport', kind: 'fail', text: 'Boîte inconnue' }])
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice: byEmail })
  const id = submissionIds[0] ?? ''
  await leave()
  await dossier.call('sync.now', {})
  expect((await dossier.call('submissions.get', { id })).state).toBe('rejected')
  const inError = async () =>
    (await dossier.call('submissions.list', { tab: 'inError' })).rows.map((row) => row.id).includes(id)
  expect(await inError()).toBe(true)
  expect(await dossier.ask('submissions.markSent', { id, reason: ' ' })).toMatchObject({
    ok: false,
    error: { fields: { reason: expect.any(String) } },
  })

  const marked = await dossier.call('submissions.markSent', { id, reason: 'remis en main propre' })
  expect(marked).toMatchObject({ state: 'rejected', byHand: true })
  expect(marked.events.at(-1)).toMatchObject({ type: 'by_hand', message: expect.stringContaining('main propre') })
  expect(await inError()).toBe(false)
  expect((await dossier.ask('submissions.markSent', { id, reason: 'encore' })).ok).toBe(false)
  for (const channel of ['email', 'portail'] as const) {
    const again = await dossier.ask('sending.submit', { documentId, choice: { override: { channel }, email: EMAIL } })
    expect(again.ok).toBe(false)
  }
})

test('a sending that is not in error cannot be marked as sent', async () => {
  const documentId = fresh()
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice: byEmail })
  const refused = await dossier.ask('submissions.markSent', { id: submissionIds[0] ?? '', reason: 'pour voir' })
  expect(refused).toMatchObject({ ok: false, error: { code: 'conflict' } })
  await leave()
})

test('what the platform took twice is reported as a duplicate, and the original keeps its state', async () => {
  const documentId = fresh()
  await dossier.faults([{ operation: 'SubmitTransport', kind: 'accept-twice' }])
  dossier.loseAnswers(1)
  const { submissionIds } = await dossier.call('sending.submit', { documentId, choice: byEmail })
  await leave()
  const submission = await dossier.call('submissions.get', { id: submissionIds[0] ?? '' })
  const taken = (await dossier.ledger()).filter((row) => row.key === submission.key)
  expect(taken).toHaveLength(2)
  const reports = submission.events.filter((event) => event.type === 'duplicate')
  const others = taken.map((row) => row.transportId).filter((transportId) => transportId !== submission.transportId)
  expect(reports).toHaveLength(1)
  expect(reports[0]?.message).toContain(`Doublon ${others[0]}`)
  expect(['accepted', 'delivered']).toContain(submission.state)
})

test('every order of the follow-up reads all rows once, page after page', async () => {
  const all = new Set((await dossier.call('submissions.list', { limit: 500 })).rows.map((row) => row.id))
  expect(all.size).toBeGreaterThan(4)
  for (const column of ['number', 'client', 'channel', 'state', 'updatedAt', 'queuedAt']) {
    for (const descending of [false, true]) {
      const seen: string[] = []
      let after: string | null = null
      do {
        const page: Output<'submissions.list'> = await dossier.call('submissions.list', {
          sort: { column, descending },
          after,
          limit: 2,
        })
        seen.push(...page.rows.map((row) => row.id))
        after = page.next
      } while (after !== null)
      expect(new Set(seen), `${column} ${descending}`).toEqual(all)
      expect(seen).toHaveLength(all.size)
    }
  }
})

test('filters by channel, period and error keep only what they say', async () => {
  const rows = async (filter: object) => (await dossier.call('submissions.list', filter)).rows
  expect(await rows({ channel: 'courrier' })).toEqual([])
  expect((await rows({ channel: 'email' })).length).toBeGreaterThan(0)
  const [newest] = await rows({})
  const since = newest?.queuedAt ?? 0
  for (const row of await rows({ since })) expect(row.queuedAt).toBeGreaterThanOrEqual(since)
  for (const row of await rows({ until: since })) expect(row.queuedAt).toBeLessThan(since)
  for (const row of await rows({ errorsOnly: true })) expect(row.byHand).toBe(false)
})

test('the daily summary counts what the platform confirmed today', async () => {
  const counts = await dossier.call('submissions.counts', {})
  const summary = await dossier.call('dashboard.summary', {})
  expect(summary).toMatchObject({ toSend: counts.toSend, inError: counts.inError })
  expect(summary.sentToday).toBeGreaterThan(0)
  expect(summary.neverSent).toBe(dossier.documents.length - used)
  expect(summary.overdue).toBeGreaterThan(0)
})

test('« Garder ces choix pour ce client » keeps who receives the copy, and a typed address as a contact', async () => {
  const documentId = fresh()
  const { content } = await dossier.call('documents.get', { id: documentId })
  const typed = 'archives@client.example'
  const choice = { ...byEmail, override: { ...byEmail.override, copy: 'email' as const }, copyEmails: [typed] }
  await dossier.call('sending.submit', { documentId, choice: { ...choice, hold: true } })
  const before = await dossier.call('clients.get', { id: content.clientId })
  expect(before.contacts.map((contact) => contact.email)).not.toContain(typed)

  const next = fresh()
  const { content: other } = await dossier.call('documents.get', { id: next })
  await dossier.call('sending.submit', { documentId: next, choice: { ...choice, keepForClient: true, hold: true } })
  const kept = await dossier.call('clients.get', { id: other.clientId })
  expect(kept.sending.copy).toBe('email')
  expect(kept.contacts.filter((contact) => contact.receivesCopy).map((contact) => contact.email)).toEqual([typed])
  const again = await dossier.call('sending.prepare', { documentId: next, choice: byEmail })
  expect(again.copies.map((copy) => copy.receiver.email)).toEqual([typed])
})

test('the list of documents tells what is held, planned, or sent by hand', async () => {
  const [held, planned] = [fresh(), fresh()]
  const plannedAt = dossier.now() + 86_400_000
  await dossier.call('sending.submit', { documentId: planned, choice: { ...byEmail, plannedAt } })
  await dossier.call('sending.submit', { documentId: held, choice: { ...byEmail, hold: true } })
  const { rows } = await dossier.call('lists.documents', { filter: { kind: 'invoice' }, limit: 100 })
  const of = (id: string) => rows.find((row) => row.id === id)?.submission
  expect(of(held)).toMatchObject({ held: true, plannedAt: null, byHand: false })
  expect(of(planned)).toMatchObject({ held: false, plannedAt })
})
