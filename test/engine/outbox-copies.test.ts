import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { makeModel, type Outbox, openOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox

beforeAll(async () => {
  model = await makeModel()
})
beforeEach(async () => {
  platform = await openTestSandbox()
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

/** A main sending that ends in failure; its copy by post, whose answer is lost, is not found by the platform. */
test('a copy that the platform may hold is not called cancelled when its main sending fails', async () => {
  let now = Date.UTC(2026, 10, 24, 8)
  outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 60_000 })
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'fail', channel: 'email' },
    { operation: 'SubmitTransport', kind: 'drop-after', channel: 'courrier' },
    { operation: 'QueryFirst', kind: 'blind-query', times: 8 },
  )
  const [main = '', copy = ''] = await outbox.queueWithCopy()
  await outbox.reach(copy, 'blocked')
  for (let turn = 0; turn < 12; turn++) {
    now += 60_000
    await outbox.call('sync.now', {})
  }
  expect((await outbox.get(main)).state).toBe('rejected')
  expect((await outbox.get(copy)).state).toBe('blocked')
  await platform.faults()
  await outbox.call('submissions.retry', { id: copy })
  await outbox.call('sync.now', {})
  const { key, state } = await outbox.get(copy)
  expect(['accepted', 'delivered']).toContain(state)
  expect((await platform.ledger()).filter((transport) => transport.key === key)).toHaveLength(1)
})
