import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EngineOptions } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { type HttpAnswer, HttpFailure } from '../../main/engine/neotouch/port.ts'
import type { Attention } from '../../shared/model/sync.ts'
import { connect, openTestSandbox, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'
import { openEngine } from '../support/open-engine.ts'
import { makeModel, type Outbox, openOutbox, reopenOutbox } from '../support/outbox-dossier.ts'

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

const states = async (id: string) => (await outbox.get(id)).events.flatMap(({ to }) => (to === null ? [] : [to]))

test('a sending is queued, accepted, then called sent once the platform confirms it, with its proof', async () => {
  outbox = await openOutbox(model, platform.url)
  const id = await outbox.queue(0)
  const done = await outbox.reach(id, 'delivered')
  expect(await states(id)).toEqual(['queued', 'sending', 'accepted', 'delivered'])
  expect(done.rawState).toBe(100)
  const [transport, ...others] = await platform.ledger()
  expect(others).toEqual([])
  expect(transport).toMatchObject({ key: done.key, transportId: done.transportId, channel: 'email' })
  expect(transport?.files[0]?.sha256).toBe(done.fileSha256)
  expect(done.proofs).toHaveLength(1)
})

test.each(['drop-after', 'html-503-after', 'truncated'] as const)(
  'a lost answer (%s) is settled by asking, and nothing is posted twice',
  async (kind) => {
    outbox = await openOutbox(model, platform.url)
    await platform.faults({ operation: 'SubmitTransport', kind })
    const id = await outbox.queue(0)
    await outbox.reach(id, 'delivered')
    expect(await states(id)).toEqual(['queued', 'sending', 'uncertain', 'accepted', 'delivered'])
    expect((await platform.ledger()).map(({ key }) => key)).toEqual([(await outbox.get(id)).key])
  },
)

test('a person who asks again and again never makes a second transport of one that the platform is slow to show', async () => {
  const minute = 60_000
  outbox = await openOutbox(model, platform.url, {
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [0, minute, minute], firstPoll: 0 },
  })
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'drop-after' },
    { operation: '*', kind: 'blind-query', times: 99 },
  )
  const id = await outbox.queue(0)
  await outbox.reach(id, 'uncertain')
  for (let asked = 0; asked < 6; asked++) {
    await outbox.call('submissions.retry', { id })
    await outbox.call('sync.now', {})
  }
  expect((await outbox.get(id)).state).toBe('uncertain')
  expect(await platform.ledger()).toHaveLength(1)
})

test('a trial that still waits never becomes a real sending: the service changes once everything is over', async () => {
  outbox = await openOutbox(model, platform.url)
  const settings = await outbox.call('neotouch.get', {})
  const to = (environment: 'sandbox' | 'production') => outbox.call('neotouch.update', { ...settings, environment })
  await to('sandbox')
  await outbox.call('neotouch.update', { ...settings, environment: 'sandbox', userName: 'inconnu' })
  const trial = await outbox.queue(0)
  await outbox.reach(trial, 'blocked')
  await expect(to('production')).rejects.toThrow(/1 envoi n’a pas fini sur ce service.*annulez-le/)
  expect((await outbox.call('neotouch.get', {})).environment).toBe('sandbox')
  await outbox.call('submissions.abandon', { id: trial })
  expect((await to('production')).environment).toBe('production')
  await outbox.call('sync.now', {})
  expect(await platform.ledger()).toEqual([])
})

test('the questions about one attempt prove nothing about the next one', async () => {
  const minute = 60_000
  let now = Date.UTC(2026, 10, 24, 8)
  outbox = await openOutbox(model, platform.url, {
    clock: () => now,
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [0, minute, minute], firstPoll: 0 },
  })
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-before' })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'uncertain')
  // Never received: it goes again, and this time the answer alone is lost, while the platform is slow to show it.
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'drop-after' },
    { operation: '*', kind: 'blind-query', times: 99 },
  )
  now += minute
  await outbox.call('sync.now', {})
  now += minute
  for (let turn = 0; turn < 3; turn++) await outbox.call('sync.now', {})
  expect(await platform.ledger()).toHaveLength(1)
  expect((await outbox.get(id)).state).toBe('uncertain')
  await platform.faults()
  now += minute
  await outbox.reach(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(1)
})

test('what one account may hold is never asked of another one, then sent there: a person decides', async () => {
  outbox = await openOutbox(model, platform.url, {
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [60_000], firstPoll: 0 },
  })
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-after' })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'uncertain')
  const settings = await outbox.call('neotouch.get', {})
  await outbox.call('neotouch.update', { ...settings, userName: 'autre' })
  const blocked = await outbox.reach(id, 'blocked')
  expect(blocked.message).toContain('l’ancien compte')
  await expect(outbox.call('submissions.abandon', { id })).rejects.toThrow(/déjà parti, ou vient de partir/)
  await outbox.call('neotouch.update', { ...settings, userName: 'demo' })
  await outbox.call('submissions.retry', { id })
  await outbox.reach(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(1)
})

test('an account that changes while it is asked about a sending leaves it to a person, without an error', async () => {
  const real = createNodeHttp()
  const failures: string[] = []
  let change: (() => Promise<unknown>) | null = null
  outbox = await openOutbox(model, platform.url, {
    log: ({ event }) => void (event.endsWith('.failed') && failures.push(event)),
    http: {
      post: async (request) => {
        const answer = await real.post(request)
        const changing = change
        if (changing === null || request.headers.SOAPAction !== '"#QueryFirst"') return answer
        change = null
        await changing()
        return answer
      },
    },
  })
  const settings = await outbox.call('neotouch.get', {})
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-after' })
  change = () => outbox.call('neotouch.update', { ...settings, userName: 'autre' })
  await outbox.reach(await outbox.queue(0), 'blocked')
  expect(failures).toEqual([])
})

test('a number that another account gave too says nothing of ours', async () => {
  const other = await openTestSandbox()
  try {
    let now = Date.UTC(2026, 10, 24, 8)
    outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 1_000 })
    await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state: 80 })
    const id = await outbox.queue(0)
    const accepted = await outbox.reach(id, 'accepted')
    const taken = await connect(other.url).submit(transportOf('email', 'ANOTHER.1'))
    expect(taken).toMatchObject({ transportId: accepted.transportId })
    await other.advance()
    const settings = await outbox.call('neotouch.get', {})
    await outbox.call('neotouch.update', { ...settings, address: other.url })
    for (let turn = 0; turn < 3; turn++) {
      now += 2_000
      await outbox.call('sync.now', {})
    }
    expect((await outbox.get(id)).state).toBe('accepted')
  } finally {
    await other.stop()
  }
})

test('what the platform never received goes again, under the same key', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-before' })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'delivered')
  expect(await states(id)).toEqual(['queued', 'sending', 'uncertain', 'queued', 'sending', 'accepted', 'delivered'])
  expect((await platform.ledger()).map(({ key }) => key)).toEqual([(await outbox.get(id)).key])
})

test('a letter that the platform does not find waits for a person: a second one would be paid', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults({ operation: 'SubmitTransport', kind: 'drop-before' })
  const id = await outbox.queueLetter()
  const blocked = await outbox.reach(id, 'blocked', 'delivered')
  expect(blocked).toMatchObject({ state: 'blocked', message: expect.stringContaining('Remettre à l’envoi') })
  expect(await platform.ledger()).toEqual([])
})

test('a letter that the platform took, and does not find, is not posted a second time', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'drop-after' },
    { operation: '*', kind: 'blind-query', times: 99 },
  )
  await outbox.reach(await outbox.queueLetter(), 'blocked')
  expect(await platform.ledger()).toHaveLength(1)
})

test('what was queued while the platform was down leaves once, when it is back', async () => {
  outbox = await openOutbox(model, platform.url)
  const { port, dataDirectory } = platform
  await platform.close()
  const ids = [await outbox.queue(0), await outbox.queue(1)]
  expect(await outbox.call('sync.now', {})).toMatchObject({ online: false, pending: 2 })
  platform = await openTestSandbox({ port, dataDirectory })
  for (const id of ids) await outbox.reach(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(2)
  expect(await outbox.call('sync.status', {})).toMatchObject({ online: true, pending: 0 })
})

test('a platform that asks to wait is not asked again before its time', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults({ operation: 'SubmitTransport', kind: 'status', status: 429, retryAfter: 3_600 })
  const before = Date.now()
  const id = await outbox.queue(0)
  await outbox.call('sync.now', {})
  const waiting = await outbox.get(id)
  expect(waiting.state).toBe('queued')
  expect(waiting.nextAttemptAt).toBeGreaterThanOrEqual(before + 3_600_000)
  await outbox.call('submissions.retry', { id })
  await outbox.reach(id, 'delivered')
  expect(await platform.ledger()).toHaveLength(1)
})

test('a wrong password holds the whole queue and names what to do; the right one frees it', async () => {
  let password = 'wrong'
  outbox = await openOutbox(model, platform.url, { readPassword: async () => password })
  const first = await outbox.queue(0)
  await outbox.reach(first, 'blocked')
  const second = await outbox.queue(1)
  const status = await outbox.call('sync.now', {})
  expect(status.paused).toMatchObject({
    reason: 'signed_out',
    message: expect.stringContaining('Paramètres > Neotouch'),
  })
  expect((await outbox.get(second)).attempts).toBe(0)
  password = 'demo'
  outbox.engine.passwordChanged()
  await outbox.reach(first, 'delivered')
  await outbox.reach(second, 'delivered')
  expect((await outbox.call('sync.status', {})).paused).toBeNull()
  expect(await platform.ledger()).toHaveLength(2)
})

test('a queue that waits for a person still does after a restart, and says why; one action resumes it', async () => {
  let password = 'wrong'
  const readPassword = async () => password
  outbox = await openOutbox(model, platform.url, { readPassword })
  const first = await outbox.queue(0)
  await outbox.reach(first, 'blocked')
  const second = await outbox.queue(1)
  await outbox.close()

  const opened = openEngine({ readPassword })
  outbox = { ...outbox, ...opened, close: opened.close }
  await opened.call('dossiers.open', { path: outbox.path })
  const status = await opened.call('sync.now', {})
  expect(status).toMatchObject({ pending: 1, paused: { reason: 'signed_out' } })
  expect(status.paused?.message).toContain('Paramètres > Neotouch')
  expect(await opened.call('submissions.get', { id: second })).toMatchObject({ state: 'queued', attempts: 0 })
  expect(await platform.ledger()).toEqual([])
  password = 'demo'
  expect((await opened.call('sync.resume', {})).paused).toBeNull()
  await opened.call('sync.now', {})
  expect(await platform.ledger()).toHaveLength(2)
})

test('a dossier that is told to hold sends nothing, restarted or not, until it is told to resume', async () => {
  outbox = await openOutbox(model, platform.url)
  expect((await outbox.call('sync.hold', { held: true })).paused?.reason).toBe('held')
  const id = await outbox.queue(0)
  await outbox.call('sync.now', {})
  const { path } = outbox
  await outbox.close()
  outbox = await reopenOutbox(path, platform.url)
  const status = await outbox.call('sync.now', {})
  expect(status).toMatchObject({
    pending: 1,
    paused: { reason: 'held', message: expect.stringContaining('suspendus') },
  })
  expect(await platform.ledger()).toEqual([])
  await outbox.call('sync.hold', { held: false })
  await outbox.reach(id, 'delivered')
})

test('what the platform has not sent yet is cancelled there, and only its own word says so', async () => {
  outbox = await openOutbox(model, platform.url, { longestPoll: 3_600_000 })
  await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state: 40 })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'accepted')
  const cancelled = await outbox.call('submissions.cancel', { id })
  expect(cancelled).toMatchObject({ state: 'abandoned', rawState: 300 })
  expect(cancelled.events.map((event) => event.message)).toContain('Annulation acceptée par Neotouch')
  await outbox.reach(await outbox.queue(0), 'accepted', 'delivered')
})

test('what the platform has sent is not cancelled any more, and stays what it is', async () => {
  outbox = await openOutbox(model, platform.url, { longestPoll: 3_600_000 })
  const id = await outbox.queue(0)
  await outbox.reach(id, 'accepted')
  for (let step = 0; step < 12; step++) await platform.advance()
  await expect(outbox.call('submissions.cancel', { id })).rejects.toThrow(/ne peut plus être annulé/)
  expect((await outbox.get(id)).state).toBe('delivered')
})

test('what was queued without a network leaves once, when it is back', async () => {
  const real = createNodeHttp()
  let plugged = false
  const post = (request: Parameters<typeof real.post>[0]): Promise<HttpAnswer> =>
    plugged ? real.post(request) : Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network'))
  outbox = await openOutbox(model, platform.url, { http: { post } })
  const ids = [await outbox.queue(0), await outbox.queue(1)]
  expect(await outbox.call('sync.now', {})).toMatchObject({ online: false, pending: 2, paused: null })
  expect(await platform.ledger()).toEqual([])
  plugged = true
  outbox.engine.wake()
  for (const id of ids) await outbox.reach(id, 'delivered')
  const keys = (await platform.ledger()).map(({ key }) => key)
  expect(keys.sort()).toEqual((await Promise.all(ids.map(async (id) => (await outbox.get(id)).key))).sort())
})

test('each failure is told once, a queue that stops is told as one, and what failed before a restart is old news', async () => {
  const told: Attention[] = []
  const emit: EngineOptions['emit'] = (event, payload) => {
    if (event === 'attention') told.push(payload as Attention)
  }
  let password = 'demo'
  outbox = await openOutbox(model, platform.url, { emit, readPassword: async () => password })
  await platform.faults({ operation: 'SubmitTransport', kind: 'fault-500', text: 'Invalid recipient' })
  const refused = await outbox.queue(0)
  await outbox.reach(refused, 'rejected')
  await outbox.call('sync.now', {})
  expect(told).toMatchObject([
    { path: outbox.path, paused: null, failures: [{ submissionId: refused, state: 'rejected' }] },
  ])
  password = 'wrong'
  await outbox.reach(await outbox.queue(1), 'blocked')
  expect(told.at(-1)).toMatchObject({ failures: [], paused: expect.stringContaining('mot de passe') })
  expect(told).toHaveLength(2)
  const { path } = outbox
  await outbox.close()
  outbox = await reopenOutbox(path, platform.url, { emit, readPassword: async () => password })
  await outbox.call('sync.now', {})
  expect(told.slice(2).every((one) => one.failures.length === 0)).toBe(true)
})

test('a refused document is final, and another sending of it is free', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults({ operation: 'SubmitTransport', kind: 'fault-500', text: 'Invalid recipient' })
  const id = await outbox.queue(0)
  const refused = await outbox.reach(id, 'rejected')
  expect(refused.message).toContain('Invalid recipient')
  await expect(outbox.call('submissions.retry', { id })).rejects.toThrow('Seul un envoi')
  expect(await outbox.call('submissions.counts', {})).toMatchObject({ inError: 1 })
  const again = await outbox.queue(0, { replaces: id })
  await outbox.reach(again, 'delivered')
  expect(await outbox.call('submissions.counts', {})).toMatchObject({ inError: 0, sent: 1 })
  expect((await outbox.get(id)).state).toBe('rejected')
})

test('a document that left is not sent again by the same channel without a reason', async () => {
  outbox = await openOutbox(model, platform.url)
  await outbox.reach(await outbox.queue(0), 'delivered')
  await expect(outbox.queue(0)).rejects.toThrow('indiquez le motif')
  await outbox.reach(await outbox.queue(0, { resendReason: 'Égaré par le client' }), 'delivered')
  expect(await platform.ledger()).toHaveLength(2)
})

test('what has left cannot be cancelled here, and what has not can', async () => {
  let password = 'wrong'
  // A transport that does not move is asked about again in an hour, not in the same breath.
  outbox = await openOutbox(model, platform.url, { readPassword: async () => password, longestPoll: 3_600_000 })
  const held = await outbox.queue(0)
  await outbox.reach(held, 'blocked')
  expect(await outbox.call('submissions.abandon', { id: held })).toMatchObject({ state: 'abandoned' })
  password = 'demo'
  outbox.engine.passwordChanged()
  await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state: 40 })
  const gone = await outbox.queue(1)
  await outbox.reach(gone, 'accepted')
  await expect(outbox.call('submissions.abandon', { id: gone })).rejects.toThrow('ne peut plus être annulé')
  expect((await outbox.get(gone)).state).toBe('accepted')
  expect(await platform.ledger()).toHaveLength(1)
})

test('a letter in production is followed for thirty days, then asked about no more', async () => {
  let now = Date.now()
  outbox = await openOutbox(model, platform.url, { clock: () => now, longestPoll: 3_600_000 })
  await platform.faults({ operation: 'SubmitTransport', kind: 'stuck', state: 90 })
  const id = await outbox.queueLetter()
  while ((await outbox.get(id)).rawState !== 90) {
    now += 3_600_000
    await outbox.call('sync.now', {})
  }
  expect((await outbox.get(id)).state).toBe('delivered')
  expect((await outbox.call('sync.status', {})).nextAttemptAt).toBe(now + 3_600_000)
  now += 31 * 86_400_000
  expect((await outbox.call('sync.now', {})).nextAttemptAt).toBeNull()
})

test('a letter that was called sent in production, and failed, says so', async () => {
  outbox = await openOutbox(model, platform.url)
  await platform.faults({ operation: 'SubmitTransport', kind: 'fail', text: 'Undeliverable address' })
  const id = await outbox.queueLetter()
  const failed = await outbox.reach(id, 'rejected')
  expect(failed.message).toContain('Undeliverable address')
  expect(await states(id)).toEqual(['queued', 'sending', 'accepted', 'delivered', 'rejected'])
})

test('the files of a letter are asked for when it is in production, and again once it is done', async () => {
  const real = createNodeHttp()
  let questions = 0
  outbox = await openOutbox(model, platform.url, {
    http: {
      post: (request) => {
        if (Buffer.from(request.body).includes('QueryAttachments')) questions++
        return real.post(request)
      },
    },
  })
  const id = await outbox.queueLetter()
  await outbox.reach(id, 'delivered')
  while ((await outbox.get(id)).rawState !== 100) await outbox.call('sync.now', {})
  expect(questions).toBe(2)
  expect((await outbox.get(id)).proofs).toHaveLength(1)
})
