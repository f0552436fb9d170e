import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, describe, expect, test } from 'vitest'
import { startSandbox } from '../../main/engine/neotouch/sandbox/sandbox.ts'
import { openSandbox } from '../../main/engine/neotouch/sandbox/shared.ts'
import { connect, openTestSandbox, SMALL_PDF, temporaryFolder, transportOf } from '../support/neotouch-sandbox.ts'

const toClose: (() => unknown)[] = []
afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close()
})
const folder = (): string => {
  const path = temporaryFolder()
  toClose.push(() => rmSync(path, { recursive: true, force: true }))
  return path
}
const opened = async (...[options]: Parameters<typeof openTestSandbox>) => {
  const sandbox = await openTestSandbox(options)
  toClose.push(sandbox.stop)
  return sandbox
}

describe('what is kept', () => {
  test('survives a restart, with its states, and the next number follows', async () => {
    const dataDirectory = folder()
    const first = await openTestSandbox({ dataDirectory })
    await connect(first.url).submit(transportOf('courrier', 'K.1'))
    await first.advance({ steps: 3 })
    const before = await first.ledger()
    await first.stop()
    const second = await opened({ dataDirectory })
    expect(await second.ledger()).toEqual(before)
    expect(await connect(second.url).submit(transportOf('email', 'K.2'))).toMatchObject({
      transportId: 'SM.9000000000000000002',
      submissionId: 'TLOT0000002',
    })
  })

  test('survives kill -9 during a burst: each transport that was accepted is there, whole', async () => {
    const dataDirectory = folder()
    const server = await spawned('--data', dataDirectory, '--step', '0')
    const platform = connect(server.url)
    const accepted: string[] = []
    const keys = Array.from({ length: 200 }, (_, index) => `K.${index}`)
    for (const key of keys) {
      const outcome = await platform.submit(transportOf('email', key))
      if (outcome.kind !== 'accepted') break
      accepted.push(key)
      if (accepted.length === 12) server.child.kill('SIGKILL')
    }
    expect(accepted.length).toBeGreaterThanOrEqual(12)
    expect(accepted.length).toBeLessThan(keys.length)
    const again = await opened({ dataDirectory })
    const ledger = await again.ledger()
    const kept = ledger.map(({ key }) => key)
    expect(kept.slice(0, accepted.length)).toEqual(accepted)
    expect(new Set(kept).size).toBe(kept.length)
    expect(ledger.every(({ files }) => files[0]?.size === SMALL_PDF.byteLength)).toBe(true)
  })

  test('a file that cannot be read is left alone', async () => {
    const dataDirectory = folder()
    mkdirSync(join(dataDirectory, 'transports'))
    writeFileSync(join(dataDirectory, 'transports', '9000000000000000001.json'), '{"number"')
    const sandbox = await opened({ dataDirectory })
    expect(await sandbox.ledger()).toEqual([])
    expect(readFileSync(join(dataDirectory, 'transports', '9000000000000000001.json'), 'utf8')).toBe('{"number"')
  })

  test('leaves no temporary file', async () => {
    const sandbox = await opened()
    await connect(sandbox.url).submit(transportOf('email', 'K.1'))
    expect(readdirSync(join(sandbox.dataDirectory, 'transports')).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('time', () => {
  test('moves a transport one step a second, a letter waits at 90, and nothing moves by being looked at', async () => {
    let now = Date.UTC(2026, 10, 24, 9)
    const pace = { stepMilliseconds: 1_000, letterWaitMilliseconds: 30_000 }
    const sandbox = await opened({ clock: () => now, pace })
    await connect(sandbox.url).submit(transportOf('courrier', 'K.1'))
    const states: number[] = []
    for (const seconds of [0, 1, 1, 1, 1, 1, 1, 29, 1]) {
      now += seconds * 1_000
      states.push((await sandbox.ledger())[0]?.state ?? -1)
      expect((await sandbox.ledger())[0]?.state).toBe(states.at(-1))
    }
    expect(states).toEqual([0, 10, 30, 40, 50, 80, 90, 90, 100])
  })

  test('forgets a session after ten idle minutes, and the adapter opens another one', async () => {
    let now = Date.UTC(2026, 10, 24, 9)
    const sandbox = await opened({ clock: () => now })
    const platform = connect(sandbox.url)
    await platform.find('email', 'K.1')
    now += 10 * 60_000 + 1
    expect(await platform.find('email', 'K.1')).toEqual({ kind: 'ok', value: [] })
  })
})

describe('conversion', () => {
  test.each([
    ['a file that is not a PDF', 'email', Buffer.from('PK\u0003\u0004'), /not a readable PDF/],
    ['a letter that is not A4', 'courrier', Buffer.from('%PDF-1.4 /MediaBox [0 0 612 792]'), /not A4/],
  ] as const)('%s fails at 200', async (_name, channel, bytes, reason) => {
    const sandbox = await opened()
    const platform = connect(sandbox.url)
    const outcome = await platform.submit(transportOf(channel, 'K.1', { file: { name: 'a.pdf', bytes } }))
    await sandbox.advance()
    const transportId = outcome.kind === 'accepted' ? outcome.transportId : ''
    const states = await platform.states([{ channel, transportId }])
    expect(states).toMatchObject({ kind: 'ok', value: [{ state: 200 }] })
    expect(states).toHaveProperty('value.0.shortStatus', expect.stringMatching(reason))
  })

  test('a letter that waits for an approval stays at 70', async () => {
    const sandbox = await opened()
    const letter = transportOf('courrier', 'K.1')
    await connect(sandbox.url).submit({ ...letter, variables: { ...letter.variables, NeedValidation: '1' } })
    await sandbox.advance()
    expect(await sandbox.ledger()).toMatchObject([{ state: 70 }])
  })
})

describe('one stand-in for a folder', () => {
  test('is shared while it lives, and replaced once its process is dead', async () => {
    const dataDirectory = folder()
    const first = await openSandbox({ dataDirectory })
    const second = await openSandbox({ dataDirectory })
    expect(second).toMatchObject({ url: first.url, owned: false })
    await second.close()
    expect(await connect(first.url).test()).toMatchObject({ kind: 'ok' })
    await first.close()
    const record = { id: 'x', pid: 2_147_483_000, url: first.url, webUrl: first.webUrl }
    writeFileSync(join(dataDirectory, 'sandbox.json'), JSON.stringify(record))
    const third = await openSandbox({ dataDirectory })
    toClose.push(third.close)
    expect(third.owned).toBe(true)
    expect(await connect(third.url).test()).toMatchObject({ kind: 'ok' })
  })

  test('is one, even when several are opened at the same time', async () => {
    const dataDirectory = folder()
    const all = await Promise.all(Array.from({ length: 4 }, () => openSandbox({ dataDirectory })))
    for (const one of all) toClose.push(one.close)
    expect(new Set(all.map(({ url }) => url)).size).toBe(1)
    expect(all.filter(({ owned }) => owned)).toHaveLength(1)
  })

  test('another server on the same port is not taken for it', async () => {
    const dataDirectory = folder()
    const stranger = await startSandbox({ dataDirectory: folder() })
    toClose.push(stranger.close)
    const record = { id: 'not-it', pid: process.pid, url: stranger.url, webUrl: stranger.webUrl }
    writeFileSync(join(dataDirectory, 'sandbox.json'), JSON.stringify(record))
    const own = await openSandbox({ dataDirectory })
    toClose.push(own.close)
    expect(own).toMatchObject({ owned: true })
    expect(own.url).not.toBe(stranger.url)
  })
})

test('the program says where it listens and stops when it is asked to', async () => {
  const server = await spawned('--data', folder(), '--admin-token', 'given')
  expect(server).toMatchObject({ adminToken: 'given', webUrl: `http://127.0.0.1:${server.port}/` })
  expect(await connect(server.url).test()).toMatchObject({ kind: 'ok' })
  server.child.kill('SIGTERM')
  expect(await once(server.child, 'exit')).toEqual([0, null])
})

async function spawned(...options: string[]) {
  const script = resolve(import.meta.dirname, '../../scripts/sandbox.ts')
  const child: ChildProcess = spawn(process.execPath, [script, '--port', '0', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  toClose.push(() => child.kill('SIGKILL'))
  if (child.stdout === null) throw new Error('no output')
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string]
  return { child, ...(JSON.parse(line) as { url: string; webUrl: string; port: number; adminToken: string }) }
}
