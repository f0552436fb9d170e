import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type EngineMethod, engineContract } from '../../shared/contract.ts'
import { failureSchema } from '../../shared/result.ts'
import { openEngine } from '../support/open-engine.ts'
import { CASES, type Context, NOBODY } from './cases.ts'

const folder = mkdtempSync(join(tmpdir(), 'contract-'))
const model = join(folder, 'modèle.dossier')
const methods = Object.keys(engineContract) as EngineMethod[]
let copies = 0

beforeAll(async () => {
  const { call, close } = openEngine()
  await call('dossiers.createDemonstration', { path: model })
  await close()
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function withDossier(
  work: (engine: ReturnType<typeof openEngine>, path: string) => Promise<void>,
): Promise<void> {
  const path = join(folder, `copie-${++copies}.dossier`)
  copyFileSync(model, path)
  const opened = openEngine()
  try {
    await opened.call('dossiers.open', { path })
    await work(opened, path)
  } finally {
    await opened.close()
  }
}

const FRENCH = /^[A-ZÀ-Ý«].*[.»]$/s

test.each(methods)('%s answers what the contract says', async (name) => {
  await withDossier(async ({ engine, call }, path) => {
    const good = CASES[name].good as (context: Context) => unknown
    const result = await engine.call(name, await good({ call, folder, path }))
    expect(result).toMatchObject({ ok: true })
    if (result.ok) expect(engineContract[name].output.safeParse(result.value).error?.issues ?? []).toEqual([])
  })
})

test.each(methods)('%s refuses bad input in a French sentence, and changes nothing', async (name) => {
  await withDossier(async ({ engine, call }) => {
    const counts = async () => [
      (await call('clients.list', { limit: 1 })).total,
      (await call('documents.list', { kind: 'invoice', limit: 1 })).total,
      (await call('submissions.list', { limit: 1 })).total,
    ]
    const before = await counts()
    for (const [input, code] of [...CASES[name].bad, [null, 'invalid'], ['x', 'invalid']] as const) {
      const result = await engine.call(name, input)
      expect({ input, result }).toMatchObject({ input, result: { ok: false, error: { code } } })
      if (result.ok) continue
      expect(failureSchema.safeParse(result.error).success).toBe(true)
      expect(result.error.message).toMatch(FRENCH)
    }
    if ((await call('dossiers.current', {})) !== null) expect(await counts()).toEqual(before)
  })
})

/** Calls that need no dossier: they open one, say that there is none, or only compute. */
const WITHOUT_DOSSIER: readonly EngineMethod[] = [
  'dossiers.create',
  'dossiers.createDemonstration',
  'dossiers.open',
  'dossiers.close',
  'dossiers.current',
  'dossiers.serveOthers',
  'dossiers.others',
  'documents.totals',
  'reading.read',
  'reading.page',
  'reading.xml',
]

test('without a dossier, every call that needs one says what to do', async () => {
  const { engine, close } = openEngine()
  await withDossier(async ({ call }, path) => {
    for (const name of methods.filter((one) => !WITHOUT_DOSSIER.includes(one))) {
      const { input } = engineContract[name]
      const simple = [{}, { id: NOBODY }, { id: NOBODY, name: 'x' }].find((one) => input.safeParse(one).success)
      const good = CASES[name].good as (context: Context) => unknown
      expect({ name, result: await engine.call(name, simple ?? (await good({ call, folder, path }))) }).toMatchObject({
        name,
        result: {
          ok: false,
          error: { code: 'refused', message: 'Aucun dossier n’est ouvert. Ouvrez ou créez un dossier.' },
        },
      })
    }
  })
  await close()
})

test('a call that does not exist is refused', async () => {
  const { engine, close } = openEngine()
  for (const name of ['__proto__', 'constructor', 'clients.nothing'])
    expect(await engine.call(name, {})).toMatchObject({ ok: false, error: { code: 'invalid' } })
  await close()
})
