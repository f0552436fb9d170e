import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { makeModel, type Outbox, openOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox
let now = Date.UTC(2026, 10, 24, 8)

beforeAll(async () => {
  model = await makeModel()
})
beforeEach(async () => {
  platform = await openTestSandbox()
  outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 1_000 })
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

const ask = async (): Promise<void> => {
  now += 1_000
  await outbox.call('sync.now', {})
}
/** A sending that the platform keeps in a state, once that state was told. */
const keptAt = async (state: number) => {
  await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state })
  const id = await outbox.queue(0)
  for (let turn = 0; turn < 20 && (await outbox.get(id)).rawState !== state; turn++) await ask()
  const page = await outbox.call('submissions.list', { limit: 10 })
  return { one: await outbox.get(id), row: page.rows.find((row) => row.id === id) }
}

test.each([
  [50, 'accepted', 'En traitement'],
  [65, 'accepted', 'En traitement, état 65 inconnu de l’application'],
  [70, 'accepted', 'À valider'],
  [250, 'rejected', 'Échec, état 250 inconnu de l’application'],
])('state %s is told as it is, in the list and in the history', async (rawState, state, message) => {
  const { one, row } = await keptAt(rawState)
  expect(row).toMatchObject({ rawState, state, message })
  expect(one.events.at(-1)).toMatchObject({ rawState, message, detail: expect.stringContaining(`état ${rawState}`) })
})

test('what waits for an approval on the portal is told by the day’s summary, as long as it waits', async () => {
  const toApprove = async () => (await outbox.call('dashboard.summary', {})).toApprove
  expect(await toApprove()).toBe(0)
  const { one } = await keptAt(70)
  expect(await toApprove()).toBe(1)
  await outbox.call('submissions.cancel', { id: one.id })
  expect(await toApprove()).toBe(0)
})

test('the proof of a registered letter is asked for until it is there, then no more', async () => {
  await platform.stop()
  platform = await openTestSandbox({
    clock: () => now,
    pace: { stepMilliseconds: 0, receiptMilliseconds: 3 * 3_600_000 },
  })
  await outbox.close()
  outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 1_000 })
  const letter = await outbox.queueLetter('R1')
  const rawState = async () => (await outbox.get(letter)).rawState
  for (let turn = 0; turn < 20 && (await rawState()) !== 100; turn++) await ask()
  const proofs = async () => (await outbox.get(letter)).proofs.map(({ name }) => name)
  expect((await proofs()).filter((name) => name === 'Receipt.pdf')).toEqual([])
  const asked = async () => (await outbox.call('sync.status', {})).nextAttemptAt
  for (let quarter = 0; quarter < 40 && !(await proofs()).includes('Receipt.pdf'); quarter++) {
    now += 15 * 60_000
    await outbox.call('sync.now', {})
  }
  expect(await proofs()).toContain('Receipt.pdf')
  expect(await asked()).toBeNull()
  expect((await outbox.get(letter)).events.filter(({ type }) => type === 'proof')).toHaveLength(2)
})

test('a late answer that contradicts the state is kept in the history, and changes no word of the list', async () => {
  const letter = await outbox.queueLetter()
  for (let turn = 0; turn < 20 && (await outbox.get(letter)).rawState !== 90; turn++) await ask()
  await platform.faults({ operation: 'QueryFirst', kind: 'stale', times: 3 })
  for (let turn = 0; turn < 3; turn++) await ask()
  const { state, message, events } = await outbox.get(letter)
  expect(events.map((event) => event.message)).toContain('En traitement')
  expect({ state, message }).toEqual({ state: 'delivered', message: 'Envoyé' })
})
