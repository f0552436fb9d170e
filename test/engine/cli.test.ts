import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const dossier = join(folder, 'essai.dossier')
const exports = resolve(import.meta.dirname, '../fixtures/ebp/small-latin1-crlf')

async function cli(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../../main/engine/cli.ts'), ...args], {
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let [output, errors] = ['', '']
  child.stdout.on('data', (piece: Buffer) => {
    output += piece.toString()
  })
  child.stderr.on('data', (piece: Buffer) => {
    errors += piece.toString()
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, output, errors, json: () => JSON.parse(output) }
}
const on = (...args: string[]) => [...args, '--dossier', dossier, '--json']

test('the main job without a window: create, import, issue, send, status, export', async () => {
  expect((await cli(on('create', '--demonstration'))).json()).toMatchObject({ demonstration: true, path: dossier })
  const dry = await cli(on('import', '--kind', 'clients', '--file', join(exports, 'clients.csv'), '--dry-run'))
  expect(dry.json()).toMatchObject({ created: 38, refused: 3 })
  expect((await cli(on('list', 'clients'))).json().total).toBe(40)
  await cli(on('import', '--kind', 'clients', '--file', join(exports, 'clients.csv')))
  expect((await cli(on('list', 'clients'))).json().total).toBe(78)
  await cli(on('import', '--kind', 'documents', '--file', join(exports, 'documents.csv')))

  const issued = (await cli(on('issue', 'FA00001045', 'FA00001010'))).json()
  expect(issued.map((one: { number: string }) => one.number)).toEqual(['FA00001045', 'FA00001010'])
  const email = await cli(on('send', 'FA00001045', '--channel', 'email', '--wait', '60'), { NEOTOUCH_PASSWORD: 'demo' })
  expect(email.json()[0]).toMatchObject({ state: 'delivered', channel: 'email' })
  expect(email.code).toBe(0)
  const chorus = await cli(on('send', 'FA00001010', '--channel', 'chorus', '--wait', '60'), {
    NEOTOUCH_PASSWORD: 'demo',
  })
  expect(chorus.json()[0]).toMatchObject({ state: 'delivered', channel: 'chorus' })
  expect((await cli(on('status'), { NEOTOUCH_PASSWORD: 'demo' })).json()).toHaveLength(2)

  const output = join(folder, 'facture.pdf')
  const exported = (await cli(on('export-pdf', 'FA00001045', '--output', output))).json()
  expect(exported).toEqual({ path: output, sha256: issued[0].sha256 })
  expect(readFileSync(output).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a refusal is a sentence and the code 1; with --json it is data', async () => {
  const absent = await cli(['list', 'clients', '--dossier', join(folder, 'absent.dossier')])
  expect(absent).toMatchObject({ code: 1, output: '' })
  expect(absent.errors).toContain('introuvable')
  expect((await cli(on('issue', 'INCONNU'))).json().error).toMatchObject({ code: 'not_found' })
})

test('a wrong command says what to type and ends with 2', async () => {
  for (const args of [
    [],
    ['fly'],
    ['list', '--dossier', dossier],
    ['import', '--dossier', dossier],
    ['list', 'clients'],
  ]) {
    const { code, output, errors } = await cli(args)
    expect({ args, code, told: `${output}${errors}`.includes('npm run cli') }).toEqual({ args, code: 2, told: true })
  }
})

test('a password is never an argument', async () => {
  const { code, errors } = await cli(on('status', '--password', 'demo'))
  expect(code).not.toBe(0)
  expect(errors).not.toContain('demo\n')
  expect((await cli(['--help'])).output).toContain('NEOTOUCH_PASSWORD')
})
