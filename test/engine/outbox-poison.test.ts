import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
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
})
afterEach(async () => {
  await outbox.close()
  await platform.stop()
})
afterAll(() => rmSync(model.folder, { recursive: true, force: true }))

const unplugged = {
  http: { post: () => Promise.reject(new HttpFailure('before', 'ENOTFOUND', 'no network')) },
}

/** Two sendings wait; the file of the dossier is damaged under the first one, then opened on the platform. */
async function damaged(damage: (id: string) => [sql: string, parameters: unknown[]][], options = {}) {
  outbox = await openOutbox(model, platform.url, unplugged)
  const first = await outbox.queue(0)
  const second = await outbox.queue(1)
  await outbox.close()
  const database = openDatabase(outbox.path, { create: false })
  database.pragma('foreign_keys = OFF')
  database.pragma('ignore_check_constraints = ON')
  const triggers = ['submission_frozen', 'document_file_frozen', 'document_file_kept']
  for (const name of triggers) database.exec(`DROP TRIGGER IF EXISTS ${name}`)
  for (const [sql, parameters] of damage(first)) database.prepare(sql).run(...parameters)
  database.close()
  outbox = await reopenOutbox(outbox.path, platform.url, options)
  return { first, second }
}

const FILE_OF = '(SELECT document_id FROM submission WHERE id = ?)'

test.each<[string, (id: string) => [string, unknown[]][]]>([
  ['variables that are not a list', (id) => [["UPDATE submission SET variables = '[1]' WHERE id = ?", [id]]]],
  ['variables that are cut', (id) => [[`UPDATE submission SET variables = '{"cut' WHERE id = ?`, [id]]]],
  ['a file that is missing', (id) => [[`DELETE FROM document_file WHERE document_id = ${FILE_OF}`, [id]]]],
  [
    'another file in its place',
    (id) => [[`UPDATE document_file SET bytes = CAST('x' AS BLOB), size = 1 WHERE document_id = ${FILE_OF}`, [id]]],
  ],
])('%s: that sending waits for a person, the others leave, and nothing false is said', async (_name, damage) => {
  const { first, second } = await damaged(damage)
  await outbox.reach(second, 'delivered')
  const blocked = await outbox.get(first)
  expect(blocked).toMatchObject({ state: 'blocked', message: expect.stringContaining('rien n’est parti. Annulez-le') })
  expect((await outbox.call('sync.status', {})).paused).toBeNull()
  expect((await platform.ledger()).map(({ key }) => key)).toEqual([(await outbox.get(second)).key])
  expect(await outbox.call('submissions.abandon', { id: first })).toMatchObject({ state: 'abandoned' })
})

test('a sending that is not readable any more, and that the platform already holds, is asked for first', async () => {
  const { first } = await damaged(
    (id) => [["UPDATE submission SET variables = '[1]', attempts = 1, reached = 1 WHERE id = ?", [id]]],
    unplugged,
  )
  const { key } = await outbox.get(first)
  await outbox.close()
  await connect(platform.url).submit(transportOf('email', key))
  outbox = await reopenOutbox(outbox.path, platform.url)
  const done = await outbox.reach(first, 'delivered', 'blocked')
  expect(done).toMatchObject({ state: 'delivered', message: 'Envoyé' })
  expect((await platform.ledger()).filter((transport) => transport.key === key)).toHaveLength(1)
})

test('one that the platform does not hold either waits for a person, who may cancel it', async () => {
  const { first } = await damaged((id) => [
    ["UPDATE submission SET variables = '[1]', attempts = 1, reached = 1 WHERE id = ?", [id]],
  ])
  await outbox.reach(first, 'blocked')
  expect(await outbox.call('submissions.abandon', { id: first })).toMatchObject({ state: 'abandoned' })
  expect((await platform.ledger()).map(({ key }) => key)).not.toContain((await outbox.get(first)).key)
})

test.each([
  ['of another form', '{"channel":"pigeon"}', '[]'],
  ['cut', '{"channel', '{"name'],
])('settings and a receiver that are %s do not hide the follow-up', async (_name, settings, receiver) => {
  const { first, second } = await damaged((id) => [
    ['UPDATE submission SET settings = ?, receiver = ? WHERE id = ?', [settings, receiver, id]],
  ])
  const { rows } = await outbox.call('submissions.list', { limit: 10 })
  expect(rows.map(({ id }) => id).sort()).toEqual([first, second].sort())
  expect(rows.find(({ id }) => id === first)?.receiver).toContain('Destinataire illisible')
  expect((await outbox.get(first)).settings.channel).toBe('email')
  await outbox.reach(first, 'delivered')
  await outbox.reach(second, 'delivered')
})

/** The first answer to a submission is lost on its way back: the platform worked, and we do not know. */
function losingFirstAnswer() {
  const real = createNodeHttp()
  let lost = false
  return {
    post: async (request: Parameters<typeof real.post>[0]) => {
      const answer = await real.post(request)
      if (lost || !Buffer.from(request.body).includes('SubmitTransport')) return answer
      lost = true
      throw new HttpFailure('after', 'ECONNRESET', 'answer lost')
    },
  }
}

test('a duplicate at the platform is stopped and told, and the original keeps its state', async () => {
  outbox = await openOutbox(model, platform.url, { http: losingFirstAnswer() })
  await platform.faults({ operation: 'SubmitTransport', kind: 'accept-twice' })
  const id = await outbox.queue(0)
  const done = await outbox.reach(id, 'delivered', 'rejected', 'abandoned')
  const transports = await platform.ledger()
  expect(transports).toHaveLength(2)
  const kept = transports.find(({ transportId }) => transportId === done.transportId)
  const other = transports.find(({ transportId }) => transportId !== done.transportId)
  expect(done.state).toBe('delivered')
  expect([kept?.state, other?.state]).toEqual([100, 300])
  const told = done.events.filter(({ type }) => type === 'duplicate')
  expect(told.map(({ message }) => message)).toEqual([`Doublon ${other?.transportId} : annulé`])
  expect(told[0]?.to).toBeNull()
})

test('a duplicate that cannot be stopped is not called cancelled', async () => {
  outbox = await openOutbox(model, platform.url, { http: losingFirstAnswer() })
  await platform.faults(
    { operation: 'SubmitTransport', kind: 'accept-twice' },
    { operation: 'Cancel', kind: 'fault-500', text: 'Internal error' },
  )
  const done = await outbox.reach(await outbox.queue(0), 'delivered')
  const [told] = done.events.filter(({ type }) => type === 'duplicate')
  expect(told?.message).toContain('non annulé, il peut partir une seconde fois')
})

test('proofs that could not be asked for stay due until they can', async () => {
  const real = createNodeHttp()
  let plugged = true
  outbox = await openOutbox(model, platform.url, {
    http: {
      post: (request) => {
        const asksFiles = Buffer.from(request.body).includes('QueryAttachments')
        return plugged || !asksFiles ? real.post(request) : unplugged.http.post()
      },
    },
  })
  plugged = false
  const id = await outbox.queue(0)
  await outbox.reach(id, 'delivered')
  for (let turn = 0; turn < 5; turn++) await outbox.call('sync.now', {})
  expect((await outbox.get(id)).proofs).toEqual([])
  plugged = true
  await outbox.call('sync.now', {})
  expect((await outbox.get(id)).proofs).toHaveLength(1)
})
