import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newDossier, newDraft } from '../support/dossier-documents.ts'
import { openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'issuing-'))
const dossier = join(folder, 'issuing.dossier')
const child = resolve(import.meta.dirname, '../support/issue-child.ts')
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Killed some milliseconds after it began to issue. */
async function killedWhileIssuing(process: ChildProcess, delay: number): Promise<boolean> {
  const ended = once(process, 'exit')
  await Promise.race([once(process, 'message'), ended])
  const timer = setTimeout(() => process.kill('SIGKILL'), delay)
  const [code] = (await ended) as [number | null]
  clearTimeout(timer)
  return code === null
}

test('twenty SIGKILLs in the middle of issuing leave neither a gap nor a double', async () => {
  const { call, close } = openEngine()
  const client = await newDossier(call, dossier)
  for (let n = 0; n < 60; n++) await newDraft(call, client.id)

  const refused = once(fork(child, [dossier]), 'message')
  expect((await refused)[0]).toEqual({ refused: expect.stringMatching(/déjà ouvert/) })
  await close()

  let kills = 0
  for (let round = 0; round < 20; round++) {
    if (await killedWhileIssuing(fork(child, [dossier]), 10 + round * 45)) kills++
  }
  expect(kills).toBeGreaterThanOrEqual(15)

  const last = openEngine()
  await last.call('dossiers.open', { path: dossier })
  const drafts = await last.call('documents.list', { kind: 'invoice', state: 'draft' })
  for (const row of drafts.rows) await last.call('documents.issue', { id: row.id })
  const { rows } = await last.call('documents.list', { kind: 'invoice', state: 'issued', limit: 500 })
  const year = new Date().getFullYear()
  expect(rows.map((row) => row.number).sort()).toEqual(
    Array.from({ length: 60 }, (_, index) => `F${year}-${String(index + 1).padStart(6, '0')}`),
  )
  for (const row of rows) {
    const document = await last.call('documents.get', { id: row.id })
    const file = await last.call('documents.file', { id: row.id })
    expect(document.file?.sha256).toBe(file.sha256)
  }
  await last.close()
}, 900_000)
