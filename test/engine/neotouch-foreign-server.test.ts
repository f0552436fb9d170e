import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from 'vitest'
import { testWhere, WSDL_FOLDER, wsdlExist } from '../support/neotouch-captures.ts'
import { connect, SMALL_PDF, temporaryFolder, transportOf } from '../support/neotouch-sandbox.ts'

const PHP = '/usr/bin/php'
const phpWorks = wsdlExist && spawnSync(PHP, ['-r', 'exit(class_exists("SoapServer") ? 0 : 1);']).status === 0

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

/** PHP's own server; it says on its error output when it listens. */
async function startPhp(folder: string) {
  const port = await freePort()
  const router = resolve(import.meta.dirname, '../support/neotouch-server.php')
  const server = spawn(PHP, ['-S', `127.0.0.1:${port}`, router], {
    env: { ...process.env, WSDL_FOLDER, STATE_FILE: join(folder, 'state.json') },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  await once(createInterface(server.stderr), 'line')
  return {
    url: `http://127.0.0.1:${port}/EDPWS/EDPWS.dll?Handler=Default2`,
    async stop(): Promise<void> {
      const ended = once(server, 'exit')
      server.kill()
      await ended
    },
  }
}

testWhere(
  phpWorks,
  'php-soap and ../shared/wsdl',
  'our client works unchanged with a server that PHP makes from the official description',
  async () => {
    const folder = temporaryFolder()
    const server = await startPhp(folder)
    try {
      const neotouch = connect(server.url, { limits: { answer: 20_000, submit: 20_000 } })
      for (const channel of ['courrier', 'email', 'portail', 'chorus'] as const) {
        const accepted = await neotouch.submit(transportOf(channel, `OURS.${channel}`))
        expect(accepted).toMatchObject({ kind: 'accepted', submissionId: expect.stringMatching(/^TLOT/) })
        const transportId = accepted.kind === 'accepted' ? accepted.transportId : ''
        expect(await neotouch.find(channel, `OURS.${channel}`)).toMatchObject({ value: [{ transportId, state: 10 }] })
        expect(await neotouch.find(channel, 'OURS.none')).toEqual({ kind: 'ok', value: [] })
        const states: number[] = []
        for (let turn = 0; turn < 3; turn++) {
          const told = await neotouch.states([{ channel, transportId }])
          if (told.kind === 'ok') states.push(...told.value.map(({ state }) => state))
        }
        expect(states).toEqual([50, 80, 100])
        const files = await neotouch.files(transportId)
        expect(files.kind === 'ok' && Buffer.from(files.value[0]?.bytes ?? []).equals(Buffer.from(SMALL_PDF))).toBe(
          true,
        )
      }
      await neotouch.close()
      const stranger = connect(server.url, {}, { userName: 'demo', password: 'faux' })
      expect(await stranger.submit(transportOf('email', 'OURS.2'))).toMatchObject({
        kind: 'blocked',
        reason: 'signed_out',
      })
    } finally {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    }
  },
  120_000,
)
