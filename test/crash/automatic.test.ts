import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import type { SendingOverride } from '../../shared/model/sending.ts'
import { submissionsOf } from '../model/dossier.ts'
import { type ModelDossier, makeModelDossier } from '../model/model-dossier.ts'
import { openEngine } from '../support/open-engine.ts'

const child = resolve(import.meta.dirname, '../support/automatic-child.ts')
const DRAFTS = 12
const KILLS = 8
let model: ModelDossier
let rounds = 0

beforeAll(async () => {
  model = await makeModelDossier(1, DRAFTS)
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

const openWithoutNetwork = async (path: string) => {
  const http = { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) }
  const opened = openEngine({ http })
  await opened.call('dossiers.open', { path })
  return opened
}

/** A copy of the drafts, whose documents leave by themselves as these settings say. */
async function openRound(sending: SendingOverride): Promise<string> {
  const path = join(model.folder, `automatic-${++rounds}.dossier`)
  copyFileSync(model.path, path)
  const { call, close } = await openWithoutNetwork(path)
  await call('neotouch.update', { ...(await call('neotouch.get', {})), sending })
  await close()
  return path
}

async function killedAt(path: string, point: string, delay: number | null = null): Promise<NodeJS.Signals | null> {
  const killed = fork(child, [path, point], { stdio: 'inherit' })
  const ended = once(killed, 'exit')
  await Promise.race([once(killed, 'message'), ended])
  const timer = delay === null ? undefined : setTimeout(() => killed.kill('SIGKILL'), delay)
  await ended
  clearTimeout(timer)
  return killed.signalCode
}

/** Documents that a crash left between their validation and the queue. */
function forgotten(path: string): number {
  const database = openDatabase(path, { create: false })
  const row = database.prepare('SELECT count(*) AS total FROM automatic_sending WHERE reason IS NULL').get()
  database.close()
  return (row as { total: number }).total
}

/** What the dossier says of each validated draft once it is open again. */
async function outcomesOf(path: string) {
  const { call, close } = await openWithoutNetwork(path)
  const validated: string[] = []
  for (const { id } of model.drafts) {
    if ((await call('documents.get', { id })).state === 'issued') validated.push(id)
  }
  for (const id of validated) {
    await expect
      .poll(async () => await call('automatic.outcome', { id }))
      .not.toMatchObject({ submissionId: null, reason: null })
  }
  const rows = await submissionsOf({ call })
  const outcomes = await Promise.all(
    validated.map(async (id) => ({
      queued: rows.filter(({ documentId }) => documentId === id).length,
      ...(await call('automatic.outcome', { id })),
    })),
  )
  await close()
  return outcomes
}

const QUEUED_ONCE = { queued: 1, submissionId: expect.any(String), reason: null }

test.each([
  ['validated', 1],
  ['queued', 0],
] as const)('killed once it is %s: the document is in the queue once, opened again or twice', async (point, left) => {
  const path = await openRound({ automatic: 'immediate' })
  expect(await killedAt(path, point)).toBe('SIGKILL')
  expect(forgotten(path)).toBe(left)
  for (let opening = 0; opening < 2; opening++) {
    expect(await outcomesOf(path)).toEqual([{ ...QUEUED_ONCE, plannedAt: null }])
  }
})

test('killed once it is validated, a document that was to leave at a given time still does', async () => {
  const path = await openRound({ automatic: 'scheduled', automaticTime: '18:00' })
  expect(await killedAt(path, 'validated')).toBe('SIGKILL')
  expect(await outcomesOf(path)).toEqual([{ ...QUEUED_ONCE, plannedAt: expect.any(Number) }])
})

test('killed once it is validated, a document that a check keeps says why', async () => {
  const path = await openRound({ automatic: 'immediate', channel: 'chorus' })
  expect(await killedAt(path, 'validated')).toBe('SIGKILL')
  expect(await outcomesOf(path)).toMatchObject([{ queued: 0, submissionId: null, reason: expect.stringMatching(/./) }])
})

test('killed at any moment, each document that was validated is in the queue once', async () => {
  const path = await openRound({ automatic: 'immediate' })
  let kills = 0
  for (let round = 0; round < KILLS; round++) if ((await killedAt(path, 'none', round * 3)) === 'SIGKILL') kills++
  expect(kills).toBeGreaterThan(0)
  expect(await killedAt(path, 'none')).toBeNull()
  const outcomes = await outcomesOf(path)
  expect(outcomes).toHaveLength(DRAFTS)
  for (const outcome of outcomes) expect(outcome).toMatchObject(QUEUED_ONCE)
})
