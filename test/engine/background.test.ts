import { copyFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { EngineOptions } from '../../main/engine/engine.ts'
import { createNodeHttp } from '../../main/engine/neotouch/http-node.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { openTestSandbox, type TestSandbox } from '../support/neotouch-sandbox.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'
import { makeModel, openOutbox } from '../support/outbox-dossier.ts'

let model: { folder: string; path: string }
let platform: TestSandbox
let app: OpenEngine
let waiters: (() => void)[] = []

/** Resolves once the engine said that something changed, of whatever dossier. */
const nextChange = (): Promise<void> => new Promise((resolve) => waiters.push(resolve))
/** Asks at each change of the engine until it is so. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  for (;;) {
    const changed = nextChange()
    if (await condition()) return
    await changed
  }
}
const open = (options: Partial<EngineOptions> = {}): void => {
  app = openEngine({
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [0, 0, 0], firstPoll: 0 },
    longestPoll: 0,
    emit: () => {
      for (const wake of waiters.splice(0)) wake()
    },
    ...options,
  })
}

beforeAll(async () => {
  model = await makeModel()
})
beforeEach(async () => {
  waiters = []
  platform = await openTestSandbox()
})
afterEach(async () => {
  await app.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

let names = 0
/** A closed dossier of that name with one sending that could not leave: there was no network. */
async function waiting(name: string, options: { held?: boolean } = {}): Promise<string> {
  const outbox = await openOutbox(model, platform.url, {
    http: { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) },
  })
  await outbox.call('company.update', { ...(await outbox.call('company.get', {})), name })
  if (options.held) await outbox.call('sync.hold', { held: true })
  await outbox.queue(0)
  await outbox.call('sync.now', {})
  await outbox.close()
  return outbox.path
}
/** An idle dossier that the window shows. */
async function shown(): Promise<string> {
  const path = join(model.folder, `fenêtre-${++names}.dossier`)
  copyFileSync(model.path, path)
  await app.call('dossiers.open', { path })
  return path
}
const received = async (): Promise<number> => (await platform.ledger()).length
const others = () => app.call('dossiers.others', {})

test('the queue of a dossier that no window shows leaves, and the dossier is let go', async () => {
  const path = await waiting('Atelier')
  open()
  const window = await shown()
  await app.call('dossiers.serveOthers', { paths: [window, path] })
  await until(async () => (await received()) === 1 && (await others()).length === 0)
  const elsewhere = openEngine()
  await until(async () => {
    try {
      await elsewhere.call('dossiers.open', { path })
      return true
    } catch {
      return false
    }
  })
  expect((await elsewhere.call('submissions.list', {})).rows.map((row) => row.state)).toEqual(['delivered'])
  await elsewhere.close()
  expect((await app.call('dossiers.current', {}))?.path).toBe(window)
})

test('a dossier that waits for its password is told by name, and opening it hands it over at once', async () => {
  const path = await waiting('Menuiserie Vasseur')
  let password = 'wrong'
  open({ readPassword: async () => password })
  await shown()
  await app.call('dossiers.serveOthers', { paths: [path] })
  await until(async () => (await others())[0]?.paused?.reason === 'signed_out')
  expect(await others()).toMatchObject([{ name: 'Menuiserie Vasseur', path, inError: 1 }])
  password = 'demo'
  await app.call('dossiers.open', { path })
  expect(await others()).toEqual([])
  await app.call('sync.resume', {})
  await app.call('sync.now', {})
  expect(await received()).toBe(1)
})

test('each dossier leaves with the password of its own account', async () => {
  const path = await waiting('Un')
  const asked = new Set<string>()
  open({
    readPassword: async (id) => {
      asked.add(id)
      return 'demo'
    },
  })
  await app.call('dossiers.serveOthers', { paths: [path] })
  await until(async () => (await received()) === 1)
  const { id } = await app.call('dossiers.open', { path })
  expect([...asked]).toEqual([id])
})

test('a dossier opened while it is being served is handed over after the exchange under way, and sends once', async () => {
  const path = await waiting('Pressé')
  const real = createNodeHttp()
  let arrived = (): void => undefined
  const submitted = new Promise<void>((resolve) => {
    arrived = resolve
  })
  open({
    http: {
      post: (request) => {
        if (Buffer.from(request.body).includes('SubmitTransport')) arrived()
        return real.post(request)
      },
    },
  })
  await app.call('dossiers.serveOthers', { paths: [path] })
  await submitted
  await app.call('dossiers.open', { path })
  await app.call('sync.now', {})
  expect(await received()).toBe(1)
  expect((await app.call('submissions.list', {})).rows).toHaveLength(1)
})

test('nothing leaves from a dossier that was told to hold, nor from one that another program has', async () => {
  const held = await waiting('En attente', { held: true })
  const taken = await waiting('Pris ailleurs')
  open()
  const holder = openEngine({
    http: { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) },
  })
  await holder.call('dossiers.open', { path: taken })
  await app.call('dossiers.serveOthers', { paths: [held, taken] })
  await until(async () => (await others()).some((one) => one.paused?.reason === 'held'))
  expect((await others()).map((one) => one.name)).toEqual(['En attente'])
  expect(await received()).toBe(0)
  await holder.close()
})

test('once the preference is off, every dossier is let go', async () => {
  const path = await waiting('Libéré', { held: true })
  open()
  await app.call('dossiers.serveOthers', { paths: [path] })
  await until(async () => (await others()).length === 1)
  await app.call('dossiers.serveOthers', { paths: [] })
  expect(await others()).toEqual([])
})
