import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure, type HttpPort, type HttpRequest } from '../../main/engine/neotouch/port.ts'
import { makeModelDossier } from '../model/model-dossier.ts'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { type Outbox, openOutbox, reopenOutbox } from '../support/outbox-dossier.ts'

const DOCUMENTS = 24
const SESSION = /<(?:\w+:)?sessionID>([^<]+)</

let model: { folder: string; path: string }
let platform: TestSandbox
let outbox: Outbox

beforeAll(async () => {
  model = await makeModelDossier(DOCUMENTS)
})
beforeEach(async () => {
  platform = await openTestSandbox()
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

/** A wire that tells how many submissions, and how many requests of one session, were under way at the same time. */
function watchedHttp(around: (request: HttpRequest, post: HttpPort['post']) => ReturnType<HttpPort['post']>) {
  const real = createNodeHttp()
  const bySession = new Map<string, number>()
  const seen = { submissions: 0, ofOneSession: 0, sessions: 0, logins: 0 }
  let submitting = 0
  const port: HttpPort = {
    async post(request) {
      const submits = isSubmit(request)
      if (request.headers.SOAPAction === '"#Login"') seen.logins++
      const session = SESSION.exec(Buffer.from(request.body).toString('utf8'))?.[1]
      const mine = (bySession.get(session ?? '') ?? 0) + 1
      if (session) bySession.set(session, mine)
      seen.sessions = bySession.size
      if (session) seen.ofOneSession = Math.max(seen.ofOneSession, mine)
      if (submits) seen.submissions = Math.max(seen.submissions, ++submitting)
      try {
        return await around(request, (again) => real.post(again))
      } finally {
        if (submits) submitting--
        if (session) bySession.set(session, (bySession.get(session) ?? 1) - 1)
      }
    },
  }
  return { port, seen }
}

const isSubmit = (request: HttpRequest): boolean => request.headers.SOAPAction === '"#SubmitTransport"'
const passing = (request: HttpRequest, post: HttpPort['post']) => post(request)

/** The dossier with sendings that wait, opened again on this wire. */
async function waiting(http: HttpPort, inFlight: 1 | 4 | 8, options = {}): Promise<string[]> {
  const nowhere = { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) }
  outbox = await openOutbox(model, platform.url, { http: nowhere })
  const ids: string[] = []
  for (let nth = 0; nth < DOCUMENTS; nth++) ids.push(await outbox.queue(nth))
  const settings = await outbox.call('neotouch.get', {})
  await outbox.call('neotouch.update', { ...settings, inFlight })
  await outbox.close()
  outbox = await reopenOutbox(outbox.path, platform.url, { http, ...options })
  return ids
}

async function eachTakenOnce(ids: readonly string[]): Promise<void> {
  const keys = await Promise.all(ids.map(async (id) => (await outbox.get(id)).key))
  expect((await platform.ledger()).map(({ key }) => key).sort()).toEqual(keys.sort())
}

test('several leave at the same time, each session with one request at a time, each document once', async () => {
  const { port, seen } = watchedHttp(passing)
  const ids = await waiting(port, 4)
  for (const id of ids) await outbox.reach(id, 'delivered')
  await eachTakenOnce(ids)
  expect(seen.submissions).toBe(4)
  expect(seen.ofOneSession).toBe(1)
})

test('one at a time unless the dossier says otherwise: one session, one submission', async () => {
  const { port, seen } = watchedHttp(passing)
  const ids = await waiting(port, 1)
  await outbox.call('sync.now', {})
  await eachTakenOnce(ids)
  expect(seen).toMatchObject({ submissions: 1, ofOneSession: 1 })
})

test('a wrong password is tried once, whatever the number in flight', async () => {
  const { port, seen } = watchedHttp(passing)
  const ids = await waiting(port, 8, { readPassword: async () => 'faux' })
  const status = await outbox.call('sync.now', {})
  expect(status.paused?.reason).toBe('signed_out')
  expect(seen.logins).toBe(1)
  const states = await Promise.all(ids.map(async (id) => (await outbox.get(id)).state))
  expect(states.filter((state) => state === 'blocked')).toHaveLength(1)
  expect(states.filter((state) => state === 'queued')).toHaveLength(DOCUMENTS - 1)
  expect(await platform.ledger()).toEqual([])
})

test('an account that allows one session only: they push each other out, and each document still leaves once', async () => {
  let newest = ''
  const { port } = watchedHttp(async (request, post) => {
    const session = SESSION.exec(Buffer.from(request.body).toString('utf8'))?.[1]
    if (session && newest !== '' && session !== newest) return lostSession(session)
    const answer = await post(request)
    if (request.headers.SOAPAction === '"#Login"') {
      newest = SESSION.exec(Buffer.from(answer.body).toString('utf8'))?.[1] ?? newest
    }
    return answer
  })
  const ids = await waiting(port, 4)
  for (const id of ids) await outbox.reach(id, 'delivered')
  await eachTakenOnce(ids)
})

test('the network goes while several are under way: what may have arrived is asked for, and nothing leaves twice', async () => {
  let down = false
  let posted = 0
  const { port } = watchedHttp(async (request, post) => {
    if (down) throw new HttpFailure('before', 'ENOTFOUND', 'no network')
    const answer = await post(request)
    if (isSubmit(request) && ++posted >= 6) down = true
    if (down) throw new HttpFailure('after', 'ECONNRESET', 'cut')
    return answer
  })
  const ids = await waiting(port, 4)
  expect((await outbox.call('sync.now', {})).online).toBe(false)
  const states = await Promise.all(ids.map(async (id) => (await outbox.get(id)).state))
  expect(states).not.toContain('sending')
  expect(states.filter((state) => state === 'uncertain').length).toBeGreaterThan(0)
  down = false
  posted = Number.NEGATIVE_INFINITY
  for (const id of ids) await outbox.reach(id, 'delivered')
  await eachTakenOnce(ids)
})

test('« Annuler chez Neotouch » waits for the exchange under way, not for the queue', async () => {
  const order: string[] = []
  let firstTaken: () => void = () => undefined
  const taken = new Promise<void>((resolve) => {
    firstTaken = resolve
  })
  const { port } = watchedHttp(async (request, post) => {
    const operation = request.headers.SOAPAction?.replaceAll(/["#]/g, '') ?? ''
    order.push(operation)
    const answer = await post(request)
    if (isSubmit(request) && order.filter((one) => one === operation).length === 2) firstTaken()
    return answer
  })
  const ids = await waiting(port, 1)
  await taken
  const cancelled = await outbox.call('submissions.cancel', { id: ids[0] ?? '' })
  expect(cancelled.state).toBe('abandoned')
  await outbox.call('sync.now', {})
  const submits = (list: readonly string[]) => list.filter((one) => one === 'SubmitTransport').length
  expect(submits(order.slice(0, order.indexOf('Cancel')))).toBeLessThan(5)
  expect(submits(order)).toBe(DOCUMENTS)
})

const lostSession = (session: string) => ({
  status: 500,
  headers: {},
  body: Buffer.from(
    `<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Body><soap:Fault><faultcode>soap:Server</faultcode><faultstring>No valid Session is associated with this ID '${session}'</faultstring></soap:Fault></soap:Body></soap:Envelope>`,
  ),
})
