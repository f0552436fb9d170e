import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineContract } from '../../shared/contract.ts'
import { type CommandResult, runCommand } from '../support/command-line.ts'
import { openTestSandbox, type TestSandbox, temporaryFolder } from '../support/neotouch-sandbox.ts'

const folder = temporaryFolder()
const model = join(folder, 'modèle.dossier')
const exported = resolve(import.meta.dirname, '../fixtures/ebp/small-utf8-bom')
let platform: TestSandbox
let copies = 0

beforeAll(async () => {
  platform = await openTestSandbox()
  expect((await runCommand(['create', '--dossier', model, '--demonstration'])).code).toBe(0)
})
afterAll(async () => {
  await platform.stop()
  rmSync(folder, { recursive: true, force: true })
})

const copy = (): string => {
  const path = join(folder, `copie-${++copies}.dossier`)
  copyFileSync(model, path)
  return path
}
const json = ({ output }: CommandResult) => JSON.parse(output)
const rowsOf = async (dossier: string, what: string) =>
  json(await runCommand(['list', what, '--dossier', dossier, '--json'])).rows
const numberOf = async (dossier: string, state: 'draft' | 'issued'): Promise<string> => {
  const row = (await rowsOf(dossier, 'documents')).find((one: { state: string }) => one.state === state)
  return row.number ?? row.importedNumber ?? row.id
}

test('create makes a dossier, and never replaces a file', async () => {
  const dossier = join(folder, 'nouveau.dossier')
  const made = await runCommand(['create', '--dossier', dossier, '--name', 'Atelier', '--json'])
  expect(made).toMatchObject({ code: 0, errors: '' })
  expect(engineContract['dossiers.create'].output.parse(json(made))).toMatchObject({ name: 'Atelier', path: dossier })
  const again = await runCommand(['create', '--dossier', dossier, '--name', 'Autre', '--json'])
  expect(again.code).toBe(1)
  expect(json(again).error).toMatchObject({ code: 'conflict', message: expect.stringContaining('existe déjà') })
})

test('import says what would happen, then writes it once', async () => {
  const dossier = join(folder, 'importé.dossier')
  await runCommand(['create', '--dossier', dossier, '--name', 'Atelier'])
  const words = ['import', '--dossier', dossier, '--kind', 'clients', '--file', join(exported, 'clients.csv'), '--json']
  const shown = await runCommand([...words, '--dry-run'])
  expect(shown.code).toBe(0)
  expect(engineContract['imports.preview'].output.parse(json(shown))).toMatchObject({ created: 38 })
  expect(await rowsOf(dossier, 'clients')).toHaveLength(0)
  expect(json(await runCommand(words))).toMatchObject({ created: 38, unchanged: 0 })
  expect(json(await runCommand(words))).toMatchObject({ created: 0, updated: 0 })
  expect(await rowsOf(dossier, 'clients')).toHaveLength(38)
})

test('list answers what the contract says, of each kind', async () => {
  const dossier = copy()
  for (const [what, method] of [
    ['clients', 'clients.list'],
    ['documents', 'documents.list'],
    ['avoirs', 'documents.list'],
    ['envois', 'submissions.list'],
  ] as const) {
    const { code, ...listed } = await runCommand(['list', what, '--dossier', dossier, '--json'])
    expect({ what, code }).toEqual({ what, code: 0 })
    expect(engineContract[method].output.safeParse(json({ code, ...listed })).error?.issues ?? []).toEqual([])
  }
})

test('issue gives the number and the print of the file, and export-pdf writes these bytes', async () => {
  const dossier = copy()
  const draft = await numberOf(dossier, 'draft')
  const [issued] = json(await runCommand(['issue', draft, '--dossier', dossier, '--json']))
  expect(issued).toMatchObject({ number: expect.any(String), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  const output = join(folder, 'facture.pdf')
  const words = ['export-pdf', issued.number, '--dossier', dossier, '--output', output, '--json']
  expect(json(await runCommand(words))).toEqual({ path: output, sha256: issued.sha256 })
  expect(createHash('sha256').update(readFileSync(output)).digest('hex')).toBe(issued.sha256)
})

test('what goes to the sandbox is listed as a trial, and what goes to Neotouch is not', async () => {
  const to = ['--channel', 'email', '--email', 'compta@client.example']
  const account = ['--user', 'demo', '--address', platform.url]
  for (const [words, state] of [
    [[], 'accepted (essai)'],
    [account, 'accepted'],
  ] as const) {
    const dossier = copy()
    const number = await numberOf(dossier, 'issued')
    const sent = await runCommand(['send', number, '--dossier', dossier, ...to, ...words], { password: 'demo' })
    const listed = await runCommand(['list', 'envois', '--dossier', dossier])
    for (const { output } of [sent, listed]) expect(output).toContain(`${number}\temail\t${state}\t`)
  }
})

test('send hands over with the password of the environment, and status tells what became of it', async () => {
  const dossier = copy()
  const number = await numberOf(dossier, 'issued')
  const account = ['--user', 'demo', '--address', platform.url]
  const to = ['--channel', 'email', '--email', 'compta@client.example']
  const sent = await runCommand(['send', number, '--dossier', dossier, ...to, ...account, '--json'], {
    password: 'demo',
  })
  expect(sent).toMatchObject({ code: 0, errors: '' })
  const [submission] = json(sent)
  expect(engineContract['submissions.get'].output.parse(submission)).toMatchObject({ state: 'accepted' })
  expect((await platform.ledger()).filter(({ key }) => key === submission.key)).toHaveLength(1)
  const status = await runCommand(['status', number, '--dossier', dossier, '--json'], { password: 'demo' })
  expect(json(status)).toMatchObject([{ id: submission.id, documentNumber: number }])
  const twice = await runCommand(['send', number, '--dossier', dossier, ...to, '--json'], { password: 'demo' })
  expect(twice.code).toBe(1)
  expect((await platform.ledger()).filter(({ key }) => key === submission.key)).toHaveLength(1)
})

test('send --wait follows to the end, on the stand-in of the dossier', async () => {
  const dossier = copy()
  for (const kind of ['clients', 'documents']) {
    await runCommand(['import', '--dossier', dossier, '--kind', kind, '--file', join(exported, `${kind}.csv`)])
  }
  await runCommand(['issue', 'FA00001010', '--dossier', dossier])
  const sent = await runCommand(
    ['send', 'FA00001010', '--dossier', dossier, '--channel', 'chorus', '--wait', '60', '--json'],
    { password: 'demo' },
  )
  expect(sent).toMatchObject({ code: 0, errors: '' })
  expect(json(sent)).toMatchObject([{ state: 'delivered', channel: 'chorus' }])
}, 180_000)

test('a sending that has not come to its end is exit code 3, and stays in the queue', async () => {
  const dossier = copy()
  const number = await numberOf(dossier, 'issued')
  const words = ['--channel', 'email', '--email', 'compta@client.example', '--user', 'demo', '--json']
  const sent = await runCommand(
    ['send', number, '--dossier', dossier, ...words, '--address', 'http://127.0.0.1:1/', '--wait', '0'],
    { password: 'demo' },
  )
  expect(sent.code).toBe(3)
  expect(json(sent)).toMatchObject([{ state: 'queued', attempts: 1 }])
})

test('the password is typed or comes from the environment, never an argument, and is never written', async () => {
  const dossier = copy()
  const number = await numberOf(dossier, 'issued')
  const secret = 'un-secret-de-test'
  const words = ['send', number, '--dossier', dossier, '--channel', 'email', '--email', 'compta@client.example']
  const given = await runCommand([...words, `--password=${secret}`])
  expect(given.code).not.toBe(0)
  expect(`${given.output}${given.errors}`).not.toContain(secret)
  expect(await rowsOf(dossier, 'envois')).toEqual([])
  const account = ['--user', 'demo', '--address', platform.url]
  const typed = await runCommand([...words, ...account, '--ask-password', '--json'], { typed: `${secret}\n` })
  expect(typed.code).toBe(3)
  expect(json(typed)).toMatchObject([{ state: 'blocked', message: expect.stringContaining('mot de passe') }])
  expect(`${typed.output}${typed.errors}`).not.toContain(secret)
  for (const path of [dossier, `${dossier}-wal`]) {
    if (existsSync(path)) expect(readFileSync(path).includes(secret)).toBe(false)
  }
})

test.each<[string, string[], string]>([
  ['no command', [], 'Utilisation'],
  ['a command that does not exist', ['envoyer'], 'Utilisation'],
  ['no dossier', ['list', 'clients'], '--dossier FICHIER'],
  ['a list that does not exist', ['list', 'articles', '--dossier', model], 'list clients, documents, avoirs ou envois'],
  ['no kind', ['import', '--dossier', model, '--file', 'x.csv'], '--kind clients, documents ou articles'],
  ['no file', ['import', '--dossier', model, '--kind', 'clients'], '--file CSV'],
  ['nothing to issue', ['issue', '--dossier', model], 'les documents à valider'],
  ['nothing to send', ['send', '--dossier', model], 'les documents à envoyer'],
  ['a channel that does not exist', ['send', 'X', '--dossier', model, '--channel', 'fax'], 'portail, courrier'],
  ['no document to export', ['export-pdf', '--dossier', model], 'le document'],
])('wrong usage, %s: exit code 2 and what to type', async (_name, words, said) => {
  const { code, output, errors } = await runCommand(words)
  expect({ code, said: `${output}${errors}` }).toEqual({ code: 2, said: expect.stringContaining(said) })
  expect(`${output}${errors}`).toContain('Utilisation : npm run cli -- COMMANDE')
})

test('a refusal is exit code 1 and one French sentence, in JSON when asked', async () => {
  const plain = await runCommand(['issue', 'FA-INCONNUE', '--dossier', model])
  expect(plain).toMatchObject({ code: 1, output: '' })
  expect(plain.errors.trim()).toBe('« FA-INCONNUE » n’est le numéro d’aucun document de ce dossier.')
  const missing = await runCommand(['list', 'clients', '--dossier', join(folder, 'absent.dossier'), '--json'])
  expect(missing).toMatchObject({ code: 1, errors: '' })
  expect(json(missing).error).toMatchObject({ code: 'not_found', message: expect.stringContaining('introuvable') })
})
