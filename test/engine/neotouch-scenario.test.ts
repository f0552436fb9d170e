import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createClock } from '../../main/engine/neotouch/sandbox/clock.ts'
import type { FaultRuleInput } from '../../main/engine/neotouch/sandbox/fault-rules.ts'
import { readScenario } from '../../main/engine/neotouch/sandbox/scenario.ts'
import { connect, openTestSandbox, type TestSandbox, transportOf } from '../support/neotouch-sandbox.ts'

const script = resolve(import.meta.dirname, '../../scripts/sandbox.ts')
let now: number
let platform: TestSandbox

beforeEach(async () => {
  now = Date.UTC(2026, 10, 24, 8)
  platform = await openTestSandbox({ clock: () => now })
})
afterEach(() => platform.stop())

/** The answer to a handing over is some 550 bytes long. */
const BYTES = [0, 1, 17, 120, 400]
const cuts: FaultRuleInput[] = BYTES.flatMap((bytes) =>
  (['reset-request', 'reset-response'] as const).map((kind) => ({ operation: 'SubmitTransport', kind, bytes })),
)

test.each<FaultRuleInput>([
  ...cuts,
  { operation: 'SubmitTransport', kind: 'wrong-charset' },
  { operation: 'SubmitTransport', kind: 'html-503-after' },
])('a handing over that meets %j is never called accepted, and asking tells what became of it', async (rule) => {
  const neotouch = connect(platform.url)
  await platform.faults(rule)
  expect(await neotouch.submit(transportOf('email', 'K.1'))).toMatchObject({ kind: 'uncertain' })
  const found = await neotouch.find('email', 'K.1')
  const taken = (await platform.ledger()).length
  expect(taken).toBe(rule.kind === 'reset-request' ? 0 : 1)
  expect(found).toMatchObject({ kind: 'ok', value: Array(taken).fill({ key: 'K.1' }) })
})

test('a fault holds for its time, and for its channel only', async () => {
  const neotouch = connect(platform.url)
  await platform.faults({
    operation: 'SubmitTransport',
    kind: 'status',
    status: 429,
    retryAfter: 60,
    channel: 'courrier',
    from: 10,
    until: 20,
    times: 99,
  })
  const letter = async (key: string) => (await neotouch.submit(transportOf('courrier', key))).kind
  expect(await letter('L.1')).toBe('accepted')
  now += 10_000
  expect(await letter('L.2')).toBe('retry')
  expect((await neotouch.submit(transportOf('email', 'E.1'))).kind).toBe('accepted')
  now += 10_000
  expect(await letter('L.2')).toBe('accepted')
})

test('states that come twice and late in one answer do not hide the one of now', async () => {
  const neotouch = connect(platform.url)
  const accepted = await neotouch.submit(transportOf('email', 'K.1'))
  const transportId = accepted.kind === 'accepted' ? accepted.transportId : ''
  await platform.advance()
  await platform.faults({ operation: 'QueryFirst', kind: 'repeat' })
  const told = await neotouch.states([{ channel: 'email', transportId }])
  expect(told.kind === 'ok' && told.value.map(({ state }) => state)).toEqual([100, 80, 100])
})

test('what was taken is found only after the time of the index', async () => {
  const slow = await openTestSandbox({ clock: () => now, pace: { stepMilliseconds: 0, indexMilliseconds: 60_000 } })
  try {
    const neotouch = connect(slow.url)
    await neotouch.submit(transportOf('email', 'K.1'))
    expect(await neotouch.find('email', 'K.1')).toEqual({ kind: 'ok', value: [] })
    now += 60_000
    expect(await neotouch.find('email', 'K.1')).toMatchObject({ value: [{ key: 'K.1' }] })
  } finally {
    await slow.stop()
  }
})

test('on a clock that stands still, states move when a test says so, as far as the time that it gives', async () => {
  const pace = { stepMilliseconds: 1_000, letterWaitMilliseconds: 30_000 }
  const start = Date.UTC(2026, 0, 5, 8)
  const still = await openTestSandbox({ time: { start, pace: 0 }, pace })
  try {
    const neotouch = connect(still.url)
    await neotouch.submit(transportOf('courrier', 'K.1'))
    const state = async () => (await still.ledger())[0]?.state
    const seen = [await state()]
    for (const seconds of [1, 4, 1, 29, 1]) {
      await still.pass(seconds)
      seen.push(await state())
    }
    expect(seen).toEqual([0, 10, 80, 90, 90, 100])
    expect((await still.ledger())[0]?.receivedAt).toBe(start)
    expect(await still.pass(0)).toEqual({ now: start + 36_000 })
    await expect(still.pass(-1)).rejects.toThrow('400')
  } finally {
    await still.stop()
  }
})

test('a clock may go faster than the machine, from the instant that the scenario gives', () => {
  const { time } = readScenario('{"clock":{"start":"2026-11-23T08:00:00Z","pace":60},"clockSkew":-90}', now)
  const clock = createClock(time, () => now)
  now += 10_000
  expect(new Date(clock.now()).toISOString()).toBe('2026-11-23T08:08:30.000Z')
  clock.advance(500)
  expect(new Date(clock.now()).toISOString()).toBe('2026-11-23T08:08:30.500Z')
})

test.each([
  ['{', 'JSON'],
  ['{"faults":[{"kind":"fire"}]}', 'faults.0.kind'],
  ['{"faults":{"kind":"fail"}}', 'faults'],
  ['{"pase":{}}', '« pase »'],
  ['{"clock":{"start":"lundi"}}', 'clock.start'],
  ['{"clock":{"pace":-1}}', 'clock.pace'],
])('a scenario that is not one (%s) is refused with the place', (written, place) => {
  expect(() => readScenario(written, now)).toThrow(place)
})

test('the program plays a scenario from its file, and refuses one that it cannot read', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'))
  const file = join(folder, 'scenario.json')
  const program = () => spawn(process.execPath, [script, '--data', join(folder, 'data'), '--scenario', file])
  try {
    writeFileSync(file, '{"clockSkew":86400,"faults":[{"operation":"SubmitTransport","kind":"fail","text":"NPAI"}]}')
    const running = program()
    const [line] = (await once(createInterface(running.stdout), 'line')) as [string]
    const neotouch = connect((JSON.parse(line) as { url: string }).url)
    expect(await neotouch.submit(transportOf('courrier', 'K.1'))).toMatchObject({ kind: 'accepted' })
    const found = await neotouch.find('courrier', 'K.1')
    const tomorrow = new Date(Date.now() + 86_400_000).toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })
    expect(found.kind === 'ok' && found.value[0]?.submitDateTime).toContain(tomorrow)
    running.kill()
    await once(running, 'exit')
    writeFileSync(file, '{"faults":[{}]}')
    const refused = program()
    const [said, [code]] = await Promise.all([text(refused.stderr), once(refused, 'exit')])
    expect(said).toContain('Ce scénario n’est pas admis : faults.0.kind.')
    expect(code).toBe(2)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
