import { createHash } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ExchangeRecord } from '../../main/engine/neotouch/session.ts'
import { CHANNELS } from '../../shared/model/sending.ts'
import {
  connect,
  largePdf,
  openTestSandbox,
  SMALL_PDF,
  type TestSandbox,
  transportOf,
} from '../support/neotouch-sandbox.ts'

let sandbox: TestSandbox
beforeEach(async () => {
  sandbox = await openTestSandbox()
})
afterEach(() => sandbox.stop())

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('test of the connection', () => {
  test('says who we are', async () => {
    const outcome = await connect(sandbox.url).test()
    expect(outcome).toMatchObject({ kind: 'ok', company: 'Atelier Démo SAS', account: '12345' })
    expect(outcome).toHaveProperty('notice', 'Bac à sable : rien n’est envoyé.')
  })

  test('a wrong password is a matter of signing in, with the words of the platform', async () => {
    const outcome = await connect(sandbox.url, {}, { userName: 'demo', password: 'faux' }).test()
    expect(outcome).toMatchObject({ kind: 'failed', code: 'signed_out' })
    expect(outcome).toHaveProperty('detail', 'Login failed: invalid user name or password')
    expect(outcome).toHaveProperty('message', expect.stringContaining('identifiant ou le mot de passe'))
  })

  test('a port where nobody listens is offline', async () => {
    const address = await unusedAddress()
    expect(await connect(address).test()).toMatchObject({ kind: 'failed', code: 'offline' })
  })

  test('plain HTTP off this machine is refused before anything is sent', async () => {
    let sent = 0
    const http = { post: async () => Promise.reject(new Error(`sent ${++sent}`)) }
    const outcome = await connect('http://neotouch.example/EDPWS/EDPWS.dll?Handler=Default2', { http }).test()
    expect(outcome).toMatchObject({ kind: 'failed', code: 'refused' })
    expect(sent).toBe(0)
  })

  test('a page of another site is not taken for the platform', async () => {
    await sandbox.faults({ operation: 'GetBindings', kind: 'html-503' })
    expect(await connect(sandbox.url).test()).toMatchObject({ kind: 'failed', code: 'refused' })
  })

  test('an address on another host is not followed', async () => {
    await sandbox.faults({ operation: 'GetBindings', kind: 'other-host' })
    const outcome = await connect(sandbox.url).test()
    expect(outcome).toMatchObject({ kind: 'failed', code: 'refused' })
    expect(outcome).toHaveProperty('message', expect.stringContaining('adresse inattendue'))
  })
})

describe('a submission', () => {
  test.each(CHANNELS)('on %s arrives whole, and is found again by its key', async (channel) => {
    const platform = connect(sandbox.url)
    const transport = transportOf(channel, `DEMO.${channel}.1`)
    const outcome = await platform.submit(transport)
    expect(outcome).toMatchObject({ kind: 'accepted', submissionId: 'TLOT0000001' })
    const [entry] = await sandbox.ledger()
    expect(entry).toMatchObject({
      key: transport.key,
      channel,
      transportId: outcome.kind === 'accepted' && outcome.transportId,
    })
    expect(entry?.variables).toEqual({
      ...transport.variables,
      ApplicationName: 'Neotouch Bureau 0.1',
      Identifier: transport.key,
    })
    expect(entry?.files).toEqual([{ name: 'F1.pdf', size: SMALL_PDF.byteLength, sha256: sha256(SMALL_PDF) }])
    const found = await platform.find(channel, transport.key)
    expect(found).toMatchObject({ kind: 'ok', value: [{ key: transport.key, transportId: entry?.transportId }] })
    await platform.close()
  })

  test('a PDF over 1 MiB is uploaded by pieces and arrives byte for byte', async () => {
    const bytes = largePdf(1024 * 1024 + 100_001)
    const log: ExchangeRecord[] = []
    const platform = connect(sandbox.url, { log: (record) => log.push(record) })
    const outcome = await platform.submit(transportOf('email', 'DEMO.LARGE.1', { file: { name: 'grand.pdf', bytes } }))
    expect(outcome.kind).toBe('accepted')
    expect((await sandbox.ledger())[0]?.files).toEqual([
      { name: 'grand.pdf', size: bytes.byteLength, sha256: sha256(bytes) },
    ])
    const pieces = log.filter(({ operation }) => operation.startsWith('UploadFile')).map(({ operation }) => operation)
    expect(pieces).toEqual(['UploadFile', ...Array.from({ length: 17 }, () => 'UploadFileAppend')])
  })

  test('a session lost between two pieces starts the upload again, and one transport arrives', async () => {
    const bytes = largePdf(1024 * 1024 + 1)
    await sandbox.faults({ operation: 'UploadFileAppend', kind: 'session-lost', after: 3 })
    const outcome = await connect(sandbox.url).submit(
      transportOf('email', 'DEMO.LARGE.2', { file: { name: 'g.pdf', bytes } }),
    )
    expect(outcome.kind).toBe('accepted')
    expect((await sandbox.ledger()).map(({ files }) => files[0]?.sha256)).toEqual([sha256(bytes)])
  })

  test('a key that could not stand in a filter, an empty or an enormous file never leave', async () => {
    const platform = connect(sandbox.url)
    expect(await platform.submit(transportOf('email', 'a)(b'))).toMatchObject({ kind: 'rejected' })
    const empty = { name: 'a.pdf', bytes: new Uint8Array() }
    expect(await platform.submit(transportOf('email', 'K.1', { file: empty }))).toMatchObject({ kind: 'rejected' })
    const enormous = { name: 'a.pdf', bytes: new Uint8Array(20 * 1024 * 1024 + 1) }
    expect(await platform.submit(transportOf('email', 'K.1', { file: enormous }))).toMatchObject({ kind: 'rejected' })
    expect(await sandbox.ledger()).toEqual([])
  })

  test('what the platform refuses comes back with its words', async () => {
    const outcome = await connect(sandbox.url).submit(transportOf('email', 'K.1', { variables: { Subject: 'x' } }))
    expect(outcome).toMatchObject({ kind: 'rejected', detail: 'Mail needs the variable EmailAddress' })
  })
})

describe('a session', () => {
  test('is opened once, renewed at eight minutes of age, and closed', async () => {
    let now = Date.UTC(2026, 10, 24)
    const operations: string[] = []
    const platform = connect(sandbox.url, { clock: () => now, log: ({ operation }) => operations.push(operation) })
    await platform.find('email', 'K.1')
    now += 7 * 60_000
    await platform.find('email', 'K.1')
    now += 60_000
    await platform.find('email', 'K.1')
    await platform.close()
    await platform.close()
    const opening = ['GetBindings', 'Login', 'QueryFirst']
    expect(operations).toEqual([...opening, 'QueryFirst', ...opening, 'Logout'])
  })

  test('lost is opened again, and the submission is made once', async () => {
    await sandbox.faults({ operation: 'SubmitTransport', kind: 'session-lost' })
    expect(await connect(sandbox.url).submit(transportOf('email', 'K.1'))).toMatchObject({ kind: 'accepted' })
    expect(await sandbox.ledger()).toHaveLength(1)
  })

  test('lost again and again is a matter for later, not an endless loop', async () => {
    await sandbox.faults({ operation: 'SubmitTransport', kind: 'session-lost', times: 9 })
    expect(await connect(sandbox.url).submit(transportOf('email', 'K.1'))).toMatchObject({
      kind: 'retry',
      offline: false,
    })
    expect(await sandbox.ledger()).toHaveLength(0)
  })

  test('takes one request at a time', async () => {
    const running: string[] = []
    let most = 0
    const { createNodeHttp } = await import('../../main/engine/neotouch/http-node.ts')
    const real = createNodeHttp()
    const http: typeof real = {
      async post(request) {
        running.push(request.url)
        most = Math.max(most, running.length)
        try {
          return await real.post(request)
        } finally {
          running.pop()
        }
      },
    }
    const platform = connect(sandbox.url, { http })
    await Promise.all(['A.1', 'A.2', 'A.3', 'A.4'].map((key) => platform.submit(transportOf('email', key))))
    expect(most).toBe(1)
    expect(await sandbox.ledger()).toHaveLength(4)
  })
})

async function unusedAddress(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return `http://127.0.0.1:${port}/EDPWS/EDPWS.dll?Handler=Default2`
}
