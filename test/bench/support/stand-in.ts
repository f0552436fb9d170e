import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** The stand-in platform in a process of its own, as a real platform is: `npm run sandbox`. */
export async function startStandIn(folder: string): Promise<{ url: string; stop(): Promise<void> }> {
  const script = resolve(import.meta.dirname, '../../../scripts/sandbox.ts')
  const server: ChildProcess = spawn(
    process.execPath,
    [script, '--data', folder, '--step', '0', '--letter-wait', '0'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  if (server.stdout === null) throw new Error('the stand-in has no output')
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
  const { url } = JSON.parse(line) as { url: string }
  return {
    url,
    async stop() {
      const ended = once(server, 'exit')
      server.kill()
      await ended
    },
  }
}
