/** The same engine without a window: `npm run cli -- COMMAND --dossier FILE …`. Passwords are never arguments. */
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { EngineMethod, Input, Output } from '../../shared/contract.ts'
import { CHANNELS, type Channel } from '../../shared/model/sending.ts'
import { Refusal } from '../../shared/result.ts'
import { createEngine, type Engine } from './engine.ts'
import { createNodeHttp } from './neotouch/http-node.ts'

const USAGE = `Utilisation : npm run cli -- COMMANDE --dossier FICHIER [options]

  create      --name NOM [--demonstration]         crée un dossier
  import      --kind clients|documents --file CSV  importe un export EBP (--dry-run : rien n’est écrit)
  list        clients|documents|avoirs|envois      liste
  issue       NUMÉRO-OU-ID …                       valide des brouillons
  send        NUMÉRO-OU-ID … [--channel C] [--email A] [--reason MOTIF] [--wait SECONDES]
  status      [NUMÉRO-OU-ID]                       interroge Neotouch, puis donne l’état des envois
  export-pdf  NUMÉRO-OU-ID --output FICHIER        écrit le PDF archivé

Options communes : --json (résultat en JSON), --user IDENTIFIANT, --address URL (Neotouch en production).
Mot de passe : variable NEOTOUCH_PASSWORD, ou demandé au clavier avec --ask-password.
Codes de sortie : 0 réussi, 1 refusé, 2 mauvaise commande, 3 envoi non terminé.`

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    dossier: { type: 'string' },
    name: { type: 'string' },
    demonstration: { type: 'boolean', default: false },
    kind: { type: 'string' },
    file: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    channel: { type: 'string' },
    email: { type: 'string' },
    reason: { type: 'string' },
    wait: { type: 'string' },
    output: { type: 'string' },
    user: { type: 'string' },
    address: { type: 'string' },
    'ask-password': { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const [command, ...names] = positionals

class UsageError extends Error {}

function print(value: unknown, text: string): void {
  console.log(options.json ? JSON.stringify(value) : text)
}

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((answer) => lines.question(question, answer))
  } finally {
    lines.close()
  }
}

let password: string | null = process.env.NEOTOUCH_PASSWORD ?? null
const engine: Engine = createEngine({
  clock: Date.now,
  http: createNodeHttp(),
  demonstrationDirectory: resolve(import.meta.dirname, '../../test/fixtures/demonstration'),
  readPassword: async () => password,
  emit: () => undefined,
  applicationName: 'Neotouch Bureau (ligne de commande)',
  // Whoever types the command has no button to undo it, and waits for its end.
  undoMilliseconds: 0,
})

async function call<Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>> {
  const result = await engine.call(name, input)
  if (!result.ok) throw new Refusal(result.error.code, result.error.message, result.error.fields)
  return result.value as Output<Name>
}

async function findDocument(text: string): Promise<string> {
  for (const kind of ['invoice', 'creditNote'] as const) {
    const { rows } = await call('documents.list', { kind, search: text, limit: 50 })
    const found = rows.find((row) => row.id === text || row.number === text || row.importedNumber === text)
    if (found) return found.id
  }
  const direct = await engine.call('documents.get', { id: text })
  if (direct.ok) return text
  throw new Refusal('not_found', `« ${text} » n’est le numéro d’aucun document de ce dossier.`)
}

/** Every name given, or an explanation. */
function required(list: readonly string[], what: string): readonly string[] {
  if (list.length === 0) throw new UsageError(`Indiquez ${what}.`)
  return list
}

async function openDossier(): Promise<void> {
  if (!options.dossier) throw new UsageError('Indiquez le dossier : --dossier FICHIER.')
  if (options['ask-password']) password = await ask('Mot de passe Neotouch : ')
  await call('dossiers.open', { path: resolve(options.dossier) })
  if (options.user === undefined && options.address === undefined) return
  const current = await call('neotouch.get', {})
  await call('neotouch.update', {
    active: true,
    environment: options.address === undefined ? current.environment : 'production',
    address: options.address ?? current.address,
    userName: options.user ?? current.userName,
    sending: current.sending,
  })
}

const COMMANDS: Record<string, () => Promise<number>> = {
  async create() {
    if (!options.dossier) throw new UsageError('Indiquez le dossier : --dossier FICHIER.')
    const path = resolve(options.dossier)
    const made = options.demonstration
      ? await call('dossiers.createDemonstration', { path })
      : await call('dossiers.create', { path, company: { name: options.name ?? '' } })
    print(made, `Dossier créé : ${made.path}`)
    return 0
  },

  async import() {
    await openDossier()
    if (options.kind !== 'clients' && options.kind !== 'documents') throw new UsageError('--kind clients ou documents.')
    if (!options.file) throw new UsageError('Indiquez le fichier : --file CSV.')
    const method = options['dry-run'] ? 'imports.preview' : 'imports.run'
    const report = await call(method, { path: resolve(options.file), kind: options.kind })
    const lines = report.issues
      .filter((issue) => issue.severity !== 'info')
      .map((issue) => `  ligne ${issue.line}, ${issue.record}, ${issue.column} : ${issue.message}`)
    const sum = `${report.rows} lignes lues, ${report.created} créés, ${report.updated} modifiés, ${report.unchanged} inchangés, ${report.refused} refusés`
    print(report, [sum, ...lines].join('\n'))
    return 0
  },

  async list() {
    await openDossier()
    const [what = ''] = names
    if (what === 'clients') {
      const page = await call('clients.list', { limit: 500 })
      print(page, page.rows.map((row) => `${row.code}\t${row.name}\t${row.city}\t${row.channel}`).join('\n'))
    } else if (what === 'documents' || what === 'avoirs') {
      const page = await call('documents.list', { kind: what === 'avoirs' ? 'creditNote' : 'invoice', limit: 500 })
      print(
        page,
        page.rows
          .map(
            (row) =>
              `${row.number ?? row.importedNumber ?? row.id}\t${row.state}\t${row.date}\t${row.clientName}\t${(row.total / 100).toFixed(2)}`,
          )
          .join('\n'),
      )
    } else if (what === 'envois') {
      const page = await call('submissions.list', { limit: 500 })
      print(
        page,
        page.rows.map((row) => `${row.documentNumber}\t${row.channel}\t${row.state}\t${row.message}`).join('\n'),
      )
    } else throw new UsageError('list clients, documents, avoirs ou envois.')
    return 0
  },

  async issue() {
    await openDossier()
    const done: Output<'documents.issue'>[] = []
    for (const name of required(names, 'les documents à valider')) {
      done.push(await call('documents.issue', { id: await findDocument(name) }))
    }
    const shown = done.map(({ id, number, file }) => ({ id, number, sha256: file?.sha256 ?? '' }))
    print(shown, shown.map((one) => `${one.number} validé, ${one.sha256}`).join('\n'))
    return 0
  },

  async send() {
    await openDossier()
    const channel = options.channel as Channel | undefined
    if (channel !== undefined && !CHANNELS.includes(channel)) throw new UsageError(`--channel ${CHANNELS.join(', ')}.`)
    const ids: string[] = []
    for (const name of required(names, 'les documents à envoyer')) {
      const queued = await call('sending.submit', {
        documentId: await findDocument(name),
        choice: {
          override: channel === undefined ? {} : { channel },
          email: options.email ?? null,
          resendReason: options.reason ?? '',
        },
      })
      ids.push(...queued.submissionIds)
    }
    return await follow(ids, Number(options.wait ?? 0))
  },

  async status() {
    await openDossier()
    await call('sync.now', {})
    const [name] = names
    const documentId = name === undefined ? null : await findDocument(name)
    const page = await call('submissions.list', { documentId, limit: 500 })
    print(
      page.rows,
      page.rows.map((row) => `${row.documentNumber}\t${row.channel}\t${row.state}\t${row.message}`).join('\n'),
    )
    return 0
  },

  async 'export-pdf'() {
    await openDossier()
    const [name = ''] = required(names, 'le document')
    const file = await call('documents.file', { id: await findDocument(name) })
    const output = resolve(options.output ?? join('.', file.name))
    writeFileSync(output, file.bytes)
    print({ path: output, sha256: file.sha256 }, `${output}\n${file.sha256}`)
    return 0
  },
}

/** Asks until every submission has come to an end, or the time (seconds) is over. */
async function follow(ids: readonly string[], seconds: number): Promise<number> {
  const until = Date.now() + seconds * 1_000
  const ended = ['delivered', 'rejected', 'abandoned', 'blocked']
  for (;;) {
    await call('sync.now', {})
    const all = await Promise.all(ids.map((id) => call('submissions.get', { id })))
    if (all.every((one) => ended.includes(one.state)) || Date.now() >= until) {
      print(all, all.map((one) => `${one.documentNumber}\t${one.channel}\t${one.state}\t${one.message}`).join('\n'))
      return all.every((one) => one.state === 'delivered' || (seconds === 0 && one.state === 'accepted')) ? 0 : 3
    }
    await new Promise((resume) => setTimeout(resume, 500))
  }
}

async function main(): Promise<number> {
  const chosen = command === undefined ? undefined : COMMANDS[command]
  if (options.help || chosen === undefined) {
    console.log(USAGE)
    return options.help ? 0 : 2
  }
  try {
    return await chosen()
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(`${error.message}\n\n${USAGE}`)
      return 2
    }
    if (!(error instanceof Refusal)) throw error
    const { code, message, fields } = error
    if (options.json) console.log(JSON.stringify({ error: { code, message, ...(fields ? { fields } : {}) } }))
    else console.error(message)
    return 1
  } finally {
    await engine.close()
  }
}

process.exitCode = await main()
