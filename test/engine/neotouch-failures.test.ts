import { createServer, type Server } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import type { FaultRuleInput } from '../../main/engine/neotouch/sandbox/fault-rules.ts'
import { connect, openTestSandbox, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await openTestSandbox()
})
afterEach(() => sandbox.stop())

const QUICK = { limits: { answer: 300, submit: 300 } }

/** What the sender may conclude from each failure of SubmitTransport, and what the platform really holds. */
const SUBMISSIONS: [string, Omit<FaultRuleInput, 'operation'>, string, number][] = [
  ['answer too late', { kind: 'delay', milliseconds: 5_000 }, 'uncertain', 1],
  ['no answer, taken', { kind: 'silent-after' }, 'uncertain', 1],
  ['no answer, not taken', { kind: 'silent' }, 'uncertain', 0],
  ['connection cut, taken', { kind: 'drop-after' }, 'uncertain', 1],
  ['connection cut, not taken', { kind: 'drop-before' }, 'uncertain', 0],
  ['half an answer', { kind: 'truncated' }, 'uncertain', 1],
  ['malformed XML', { kind: 'malformed' }, 'uncertain', 1],
  ['an answer without end', { kind: 'huge' }, 'uncertain', 1],
  ['HTML page in 503, taken', { kind: 'html-503-after' }, 'uncertain', 1],
  ['HTML page in 503, not taken', { kind: 'html-503' }, 'uncertain', 0],
  ['accepted twice', { kind: 'accept-twice' }, 'accepted', 2],
  ['fault in 500', { kind: 'fault-500', text: 'No' }, 'rejected', 0],
  ['fault in 200', { kind: 'fault-200', text: 'No' }, 'rejected', 0],
  ['subscription', { kind: 'fault-500', text: 'This service is not in your subscription' }, 'blocked', 0],
  ['HTTP 400', { kind: 'status', status: 400 }, 'rejected', 0],
  ['HTTP 401', { kind: 'status', status: 401 }, 'blocked', 0],
  ['HTTP 407', { kind: 'status', status: 407 }, 'retry', 0],
  ['HTTP 408', { kind: 'status', status: 408 }, 'uncertain', 0],
  ['HTTP 413', { kind: 'status', status: 413 }, 'rejected', 0],
  ['HTTP 429', { kind: 'status', status: 429, retryAfter: 30 }, 'retry', 0],
  ['redirection', { kind: 'status', status: 302, location: 'https://portail.example/' }, 'retry', 0],
]

test.each(SUBMISSIONS)('a submission met by %s', async (_name, rule, outcome, kept) => {
  await sandbox.faults({ operation: 'SubmitTransport', ...rule })
  const answer = await connect(sandbox.url, QUICK).submit(transportOf('courrier', 'K.1'))
  expect(answer.kind).toBe(outcome)
  expect(await sandbox.ledger()).toHaveLength(kept)
})

test('the delay that the platform asks for is kept, and its refusals are quoted', async () => {
  await sandbox.faults(
    { operation: 'SubmitTransport', kind: 'status', status: 429, retryAfter: 30 },
    { operation: 'SubmitTransport', kind: 'fault-500', text: 'The page is too small' },
  )
  const platform = connect(sandbox.url, QUICK)
  expect(await platform.submit(transportOf('courrier', 'K.1'))).toMatchObject({ kind: 'retry', retryAfter: 30_000 })
  expect(await platform.submit(transportOf('courrier', 'K.1'))).toEqual({
    kind: 'rejected',
    message: 'Neotouch a refusé le document. Réponse de Neotouch\u00a0: «\u00a0The page is too small\u00a0».',
    detail: 'The page is too small',
  })
})

test.each(['GetBindings', 'Login', 'UploadFile', 'UploadFileAppend'])(
  'a failure of %s comes before the submission: nothing is uncertain',
  async (operation) => {
    const bytes = new Uint8Array(1024 * 1024 + 70_000)
    bytes.set(Buffer.from('%PDF-1.4'))
    const transport = transportOf('email', 'K.1', { file: { name: 'a.pdf', bytes } })
    for (const kind of ['drop-after', 'malformed', 'html-503'] as const) {
      await sandbox.faults({ operation, kind })
      expect((await connect(sandbox.url, QUICK).submit(transport)).kind).toBe('retry')
    }
    expect(await sandbox.ledger()).toHaveLength(0)
  },
)

test('a refused sign-in stops every call', async () => {
  const platform = connect(sandbox.url, QUICK, { userName: 'demo', password: 'faux' })
  const signedOut = { kind: 'blocked', reason: 'signed_out' }
  expect(await platform.submit(transportOf('email', 'K.1'))).toMatchObject(signedOut)
  expect(await platform.find('email', 'K.1')).toMatchObject(signedOut)
  expect(await platform.states([{ channel: 'email', transportId: 'SM.9000000000000000001' }])).toMatchObject(signedOut)
})

test('nobody there: nothing left, and the machine may be offline', async () => {
  const platform = connect(sandbox.url, QUICK)
  await sandbox.close()
  expect(await platform.submit(transportOf('email', 'K.1'))).toMatchObject({ kind: 'retry', offline: true })
  expect(await platform.find('email', 'K.1')).toMatchObject({ kind: 'retry', offline: true })
})

test.each(['delay', 'drop-after', 'malformed', 'truncated', 'huge', 'html-503', 'fault-500'] as const)(
  'a question met by %s may be asked again',
  async (kind) => {
    const platform = connect(sandbox.url, QUICK)
    await platform.submit(transportOf('email', 'K.1'))
    await sandbox.faults({ operation: 'QueryFirst', kind })
    expect(await platform.find('email', 'K.1')).toMatchObject({ kind: 'retry', offline: false })
    expect(await platform.find('email', 'K.1')).toMatchObject({ kind: 'ok', value: [{ key: 'K.1' }] })
  },
)

test('a document with a DOCTYPE is not read', async () => {
  const answer = '<!DOCTYPE a [<!ENTITY b "c">]><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"/>'
  const http = { post: async () => ({ status: 200, headers: {}, body: Buffer.from(answer) }) }
  expect(await connect(sandbox.url, { http }).test()).toMatchObject({ kind: 'failed', code: 'refused' })
})

describe('HTTP by Node', () => {
  const request = (url: string) => ({ url, headers: {}, body: Buffer.from('x'), timeout: 200, maxBytes: 1_000 })
  const failureOf = async (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error)

  test.each([
    ['a name that does not exist', 'http://nowhere.invalid/', 'before'],
    ['a port that is closed', 'http://127.0.0.1:9/', 'before'],
  ])('%s: nothing left', async (_name, url, phase) => {
    const failure = await failureOf(createNodeHttp().post(request(url)))
    expect(failure).toBeInstanceOf(HttpFailure)
    expect(failure).toMatchObject({ phase })
  })

  test('a server that does not speak TLS: nothing left', async () => {
    const server = createTcpServer((socket) => socket.end('plain'))
    const port = await listen(server)
    expect(await failureOf(createNodeHttp().post(request(`https://127.0.0.1:${port}/`)))).toMatchObject({
      phase: 'before',
    })
    server.close()
  })

  test('a handshake without end is cut by the limit on connecting', async () => {
    const server = createTcpServer(() => undefined)
    const port = await listen(server)
    const http = createNodeHttp({ connectTimeout: 50 })
    const failure = await failureOf(http.post({ ...request(`https://127.0.0.1:${port}/`), timeout: 5_000 }))
    expect(failure).toMatchObject({ phase: 'before', code: 'CONNECT_TIMEOUT' })
    server.close()
  })

  test('a silent server: the request left', async () => {
    const server = createServer(() => undefined)
    const port = await listen(server)
    expect(await failureOf(createNodeHttp().post(request(`http://127.0.0.1:${port}/`)))).toMatchObject({
      phase: 'after',
      code: 'TIMEOUT',
    })
    server.closeAllConnections()
    server.close()
  })

  test('says its length, asks for nothing compressed, and follows no redirection', async () => {
    let seen: Record<string, unknown> = {}
    const server: Server = createServer((incoming, response) => {
      seen = incoming.headers
      response.writeHead(302, { Location: 'http://127.0.0.1:9/' }).end()
    })
    const port = await listen(server)
    const answer = await createNodeHttp().post(request(`http://127.0.0.1:${port}/`))
    expect(answer.status).toBe(302)
    expect(seen).toMatchObject({ 'content-length': '1' })
    expect(seen).not.toHaveProperty('transfer-encoding')
    expect(seen).not.toHaveProperty('accept-encoding')
    server.close()
  })
})

async function listen(server: { listen(port: number, host: string, done: () => void): unknown; address(): unknown }) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
