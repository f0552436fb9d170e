import { fork } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HttpFailure } from '../../main/engine/neotouch/port.ts'
import { submissionsOf } from '../model/dossier.ts'
import { differences } from '../model/invariants.ts'
import { type ModelDossier, makeModelDossier } from '../model/model-dossier.ts'
import { openTestSandbox } from '../support/neotouch-sandbox.ts'
import { openEngine } from '../support/open-engine.ts'
import { depositsIn } from '../support/sandbox-deposits.ts'

const child = resolve(import.meta.dirname, '../support/kill-child.ts')
const CHANNELS = ['email', 'courrier', 'portail'] as const
let model: ModelDossier
let promised: string[]
let rounds = 0

beforeAll(async () => {
  model = await makeModelDossier(CHANNELS.length)
  promised = await queueAll()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

/** Three sendings and a copy, queued while nothing can be reached. */
async function queueAll(): Promise<string[]> {
  const http = { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) }
  const { call, close } = openEngine({ http })
  await call('dossiers.open', { path: model.path })
  const ids: string[] = []
  for (const [index, channel] of CHANNELS.entries()) {
    const { submissionIds } = await call('sending.submit', {
      documentId: model.documents[index]?.id ?? '',
      choice: {
        override: { channel, copy: channel === 'portail' ? 'email' : 'none' },
        copyEmails: ['copie@client.example'],
      },
    })
    ids.push(...submissionIds)
  }
  await close()
  return ids
}

/** A copy of the queue, on a platform of its own; one step further at each question. */
async function openRound() {
  const path = join(model.folder, `round-${++rounds}.dossier`)
  copyFileSync(model.path, path)
  const sandbox = await openTestSandbox()
  const { call, close } = openEngine({ http: { post: () => Promise.reject(new HttpFailure('before', 'X', 'x')) } })
  await call('dossiers.open', { path })
  const { active, environment, sending, userName } = await call('neotouch.get', {})
  await call('neotouch.update', { active, environment, sending, userName, address: sandbox.url })
  await close()
  return { path, sandbox }
}

/** Opens what is left, lets it settle, and says how it differs from what the platform took. */
async function differencesOf(path: string, sandbox: Awaited<ReturnType<typeof openTestSandbox>>) {
  const unexpected: string[] = []
  const { call, close } = openEngine({
    timing: { retryFirst: 0, retryMost: 0, offlineMost: 0, checkDelays: [0, 0, 0], firstPoll: 0 },
    longestPoll: 0,
    log: ({ event, code }) => {
      if (event.endsWith('.failed')) unexpected.push(`${event} ${code}`)
    },
  })
  await call('dossiers.open', { path })
  for (let turn = 0; turn < 60; turn++) {
    await call('sync.now', {})
    // A letter that never reached the platform waits for a person, who finds nothing on the portal.
    const blocked = (await submissionsOf({ call })).filter(({ state }) => state === 'blocked')
    for (const { id } of blocked) await call('submissions.retry', { id })
    const { toSend, inProgress } = await call('submissions.counts', {})
    if (toSend + inProgress === 0) break
  }
  const deposits = () => depositsIn(sandbox.dataDirectory)
  const found = await differences({ call, deposits, promised, unexpected, trials: () => new Set() })
  if (deposits().length !== promised.length) found.push(`${deposits().length} transports, ${promised.length} queued`)
  await close()
  return found
}

const OPERATIONS = ['Login', 'SubmitTransport', 'QueryFirst', 'QueryAttachments', 'Logout']
const POINTS = [
  ...OPERATIONS.flatMap((operation) => [`before:${operation}:1`, `after:${operation}:1`]),
  'before:SubmitTransport:2',
  'after:SubmitTransport:3',
  'after:SubmitTransport:4',
  'after:QueryFirst:5',
  'changed:2',
  'changed:3',
  'changed:6',
]

test.each(POINTS)(
  'killed at %s: opened again, the platform has each sending once',
  async (point) => {
    const { path, sandbox } = await openRound()
    try {
      const killed = fork(child, [path, point], { stdio: 'inherit' })
      await once(killed, 'exit')
      expect(killed.signalCode, 'the point was reached').toBe('SIGKILL')
      expect(await differencesOf(path, sandbox)).toEqual([])
    } finally {
      await sandbox.stop()
    }
  },
  240_000,
)
