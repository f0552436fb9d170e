import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { text } from 'node:stream/consumers'

const entry = resolve(import.meta.dirname, '../../main/engine/cli.ts')

export interface CommandResult {
  code: number | null
  output: string
  errors: string
}

/** One run of the command line, in its own process. */
export async function runCommand(
  words: readonly string[],
  { password, typed }: { password?: string; typed?: string } = {},
): Promise<CommandResult> {
  const { NEOTOUCH_PASSWORD: _mine, ...environment } = process.env
  const child = spawn(process.execPath, [entry, ...words], {
    env: { ...environment, ...(password === undefined ? {} : { NEOTOUCH_PASSWORD: password }) },
  })
  child.stdin.end(typed ?? '')
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>,
  ])
  return { code, output, errors }
}
