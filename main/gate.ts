import { type BrowserWindow, ipcMain, type WebFrameMain } from 'electron'
import { SHELL_ONLY } from '../shared/books-contract.ts'
import { contract, engineContract, type Method, type ShellMethod } from '../shared/contract.ts'
import { SERVING_ONLY } from '../shared/follow-up-contract.ts'
import type { Failure, Result } from '../shared/result.ts'
import { Refusal } from '../shared/result.ts'
import { HOST, SCHEME } from './protocol.ts'

export type ShellHandlers = { [Name in ShellMethod]: (input: never) => unknown }

interface Ports {
  window: () => BrowserWindow | null
  engine: (method: string, input: unknown) => Promise<Result<unknown>>
  shell: ShellHandlers
  /** Tests and development check answers too. */
  checkOutputs: boolean
  log: (entry: { event: string; code: string }) => void
}

const failure = (code: Failure['code'], message: string): Result<never> => ({ ok: false, error: { code, message } })

/** Who asks, what, with which data: the only way from a window to the application. */
export function openGate({ window, engine, shell, checkOutputs, log }: Ports): void {
  ipcMain.handle('call', async (event, method: unknown, input: unknown): Promise<Result<unknown>> => {
    if (!isOurWindow(event.senderFrame, window()))
      return failure('refused', 'Cette demande ne vient pas de l’application.')
    if (
      typeof method !== 'string' ||
      !Object.hasOwn(contract, method) ||
      SHELL_ONLY.has(method) ||
      SERVING_ONLY.has(method)
    ) {
      return failure('invalid', 'Cette demande n’existe pas.')
    }
    const name = method as Method
    const parsed = contract[name].input.safeParse(input)
    if (!parsed.success) {
      const fields = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), 'Cette valeur n’est pas admise.']),
      )
      return { ok: false, error: { code: 'invalid', message: 'Cette saisie n’est pas admise.', fields } }
    }
    const result = Object.hasOwn(engineContract, name)
      ? await engine(name, parsed.data)
      : await ownAnswer(shell[name as ShellMethod] as (input: unknown) => unknown, parsed.data, log)
    if (checkOutputs && result.ok) {
      const output = contract[name].output.safeParse(result.value)
      if (!output.success) {
        log({
          event: 'gate.output',
          code: `${name}:${output.error.issues.map((issue) => issue.path.join('.')).join(',')}`,
        })
        return failure('unexpected', `Réponse inattendue de ${name}.`)
      }
    }
    return result
  })
}

async function ownAnswer(
  handler: (input: unknown) => unknown,
  input: unknown,
  log: Ports['log'],
): Promise<Result<unknown>> {
  try {
    return { ok: true, value: await handler(input) }
  } catch (error) {
    if (error instanceof Refusal) return failure(error.code, error.message)
    log({ event: 'shell.failed', code: error instanceof Error ? error.name : 'unknown' })
    return failure('unexpected', 'Une erreur inattendue est survenue. Recommencez.')
  }
}

/** The main frame of our own window, on our own page. */
export function isOurWindow(frame: WebFrameMain | null, window: BrowserWindow | null): boolean {
  if (frame === null || window === null || frame !== window.webContents.mainFrame || !URL.canParse(frame.url))
    return false
  const { protocol, host } = new URL(frame.url)
  return protocol === `${SCHEME}:` && host === HOST
}
