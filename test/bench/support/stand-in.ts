import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

export interface StandIn {
  url: string
  port: number
  stop(): Promise<void>
}

/** The stand-in platform in a process of its own, as a real platform is: `npm run sandbox`. */
export async function startStandIn(folder: string, port = 0, scenario?: object): Promise<StandIn> {
  const script = resolve(import.meta.dirname, '../../../scripts/sandbox.ts')
  const pace = ['--step', '0', '--letter-wait', '0']
  const arguments_ = [script, '--data', folder, '--port', String(port), ...pace]
  if (scenario) {
    const file = `${folder}.json`
    writeFileSync(file, JSON.stringify(scenario))
    arguments_.push('--scenario', file)
  }
  const server: ChildProcess = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] })
  if (server.stdout === null) throw new Error('the stand-in has no output')
  const [line] = (await once(createInterface(server.stdout), 'line')) as [string]
  const { url, port: taken } = JSON.parse(line) as { url: string; port: number }
  return {
    url,
    port: taken,
    async stop() {
      const ended = once(server, 'exit')
      server.kill()
      await ended
    },
  }
}
