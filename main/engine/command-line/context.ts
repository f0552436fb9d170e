import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import type { EngineMethod, Input, Output } from '../../../shared/contract.ts'
import { Refusal } from '../../../shared/result.ts'
import { createEngine, type Engine, type EngineOptions } from '../engine.ts'
import { UsageError } from './usage.ts'

/** Reads the arguments of the process. @throws UsageError when an option does not exist or lacks its value. */
export function readArguments() {
  try {
    return parsed()
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError('Cette option n’existe pas, ou il manque sa valeur.')
    throw error
  }
}

const parsed = () =>
  parseArgs({
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
      input: { type: 'string' },
      output: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      encoding: { type: 'string' },
      noted: { type: 'string' },
      user: { type: 'string' },
      address: { type: 'string' },
      'ask-password': { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })

export type Options = ReturnType<typeof readArguments>['values']
/** Gives the exit code of the process. */
export type Command = (context: Context) => Promise<number>
export type Context = ReturnType<typeof createContext>

async function ask(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise((answer) => lines.question(question, answer))
  } finally {
    lines.close()
  }
}

/** The engine of this process, and what every command does with it. */
export function createContext(options: Options, names: readonly string[], http: EngineOptions['http']) {
  let password: string | null = process.env.NEOTOUCH_PASSWORD ?? null
  const engine: Engine = createEngine({
    clock: Date.now,
    http,
    demonstrationDirectory: resolve(import.meta.dirname, '../../../test/fixtures/demonstration'),
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

  return {
    options,
    names,
    call,
    close: () => engine.close(),

    /** On the standard output: the value in JSON with `--json`, else the text. */
    print(value: unknown, text: string): void {
      console.log(options.json ? JSON.stringify(value) : text)
    },

    /** Id of the document with this number or id. @throws Refusal `not_found`. */
    async findDocument(text: string): Promise<string> {
      for (const kind of ['invoice', 'creditNote'] as const) {
        const { rows } = await call('documents.list', { kind, search: text, limit: 50 })
        const found = rows.find((row) => row.id === text || row.number === text || row.importedNumber === text)
        if (found) return found.id
      }
      const direct = await engine.call('documents.get', { id: text })
      if (direct.ok) return text
      throw new Refusal('not_found', `« ${text} » n’est le numéro d’aucun document de ce dossier.`)
    },

    /** Opens `--dossier`, with the account of `--user` and `--address`. @throws UsageError, Refusal. */
    async openDossier(): Promise<void> {
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
    },
  }
}
