import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { connect, openTestSandbox, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'
import { makeModel, type Outbox, openOutbox, reopenOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox

beforeAll(async () => {
  model = await makeModel()
})
beforeEach(async () => {
  platform = await openTestSandbox()
  await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state: 40 })
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

const moveTo = async (address: string) => {
  const settings = await outbox.call('neotouch.get', {})
  await outbox.call('neotouch.update', { ...settings, address })
}

test('after a change of account, a sending that bears the same number there is left alone', async () => {
  const other = await openTestSandbox()
  try {
    outbox = await openOutbox(model, platform.url, { longestPoll: 3_600_000 })
    const id = await outbox.queue(0)
    const accepted = await outbox.reach(id, 'accepted')
    const taken = await connect(other.url).submit(transportOf('email', 'ANOTHER.1'))
    expect(taken).toMatchObject({ transportId: accepted.transportId })
    await moveTo(other.url)
    await expect(outbox.call('submissions.cancel', { id })).rejects.toThrow(/même numéro à un autre envoi/)
    expect((await other.ledger()).map(({ state }) => state)).not.toContain(300)
    await moveTo(platform.url)
    expect((await outbox.call('submissions.cancel', { id })).state).toBe('abandoned')
  } finally {
    await other.stop()
  }
})

test('what the account does not know any more is not cancelled blindly', async () => {
  const other = await openTestSandbox()
  try {
    let now = Date.UTC(2026, 10, 24, 8)
    outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 60_000 })
    const id = await outbox.queue(0)
    await outbox.reach(id, 'accepted')
    now += 60_000
    await outbox.call('sync.now', {})
    expect((await outbox.get(id)).rawState).not.toBeNull()
    await moveTo(other.url)
    await expect(outbox.call('submissions.cancel', { id })).rejects.toThrow(/ne retrouve pas cet envoi sur ce compte/)
  } finally {
    await other.stop()
  }
})

test('the files of another sending that bears the same number are not kept as proofs of ours', async () => {
  const other = await openTestSandbox()
  try {
    let now = Date.UTC(2026, 10, 24, 8)
    const real = createNodeHttp()
    outbox = await openOutbox(model, platform.url, {
      clock: () => now,
      longestPoll: 1_000,
      http: {
        post: (request) =>
          request.url.startsWith(new URL(platform.url).origin) && request.headers.SOAPAction === '"#QueryAttachments"'
            ? Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network'))
            : real.post(request),
      },
    })
    await platform.faults()
    const id = await outbox.queue(0)
    const taken = await connect(other.url).submit(transportOf('email', 'ANOTHER.1'))
    for (let step = 0; step < 12; step++) {
      now += 16_000
      await outbox.call('sync.now', {})
      await other.advance()
    }
    expect(await outbox.get(id)).toMatchObject({ state: 'delivered', proofs: [] })
    expect(taken).toMatchObject({ transportId: (await outbox.get(id)).transportId })
    await moveTo(other.url)
    await outbox.call('sync.now', {})
    expect((await outbox.get(id)).proofs).toEqual([])
  } finally {
    await other.stop()
  }
})

test('a dossier that closes during a cancellation keeps what the platform answered', async () => {
  const real = createNodeHttp()
  const failures: string[] = []
  let closing: Promise<void> | null = null
  outbox = await openOutbox(model, platform.url, {
    longestPoll: 3_600_000,
    log: ({ event }) => void (event.endsWith('.failed') && failures.push(event)),
    http: {
      post: async (request) => {
        if (request.headers.SOAPAction === '"#Cancel"') closing = outbox.close()
        return real.post(request)
      },
    },
  })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'accepted')
  await outbox.engine.call('submissions.cancel', { id })
  expect(closing).not.toBeNull()
  await closing
  expect(failures).toEqual([])
  outbox = await reopenOutbox(outbox.path, platform.url)
  const { events } = await outbox.reach(id, 'abandoned')
  expect(events.map(({ message }) => message)).toContain('Annulation acceptée par Neotouch')
})
