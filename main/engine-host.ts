import { join } from 'node:path'
import { app, type UtilityProcess, utilityProcess } from 'electron'
import type { Result } from '../shared/result.ts'
import type { FromEngine, ToEngine } from './engine/transport.ts'
import type { LogEntry } from './log.ts'

/** One call, as it stands: the input was checked. */
export type EngineCall = (method: string, input: unknown) => Promise<Result<unknown>>

interface Ports {
  demonstrationDirectory: string
  password: (dossierId: string) => string | null
  /** The system's way to an address, as a PAC script answers. */
  proxy: (url: string) => Promise<string>
  event: (name: string, payload: unknown) => void
  log: (entry: LogEntry) => void
  /** The dossier that was open when the engine died is opened again by whoever knows it; calls wait for the end. */
  restarted: (call: EngineCall) => Promise<unknown>
  gaveUp: () => void
}

const RESTARTS = 3
const WITHIN = 5 * 60_000
const CLOSE_LIMIT = 5_000

export type EngineHost = ReturnType<typeof startEngine>

/** Forks the engine, matches its answers, and starts it again when it dies, three times in five minutes. */
export function startEngine(ports: Ports) {
  const waiting = new Map<number, (result: Result<unknown>) => void>()
  const deaths: number[] = []
  let nextId = 1
  let closing = false
  let closed: (() => void) | null = null
  let child: UtilityProcess | null = null
  let reopening: Promise<unknown> | null = null

  const send = (message: ToEngine): void => child?.postMessage(message)

  const receive = (message: FromEngine): void => {
    switch (message.type) {
      case 'answer':
        waiting.get(message.id)?.(message.result)
        waiting.delete(message.id)
        return
      case 'event':
        ports.event(message.event, message.payload)
        return
      case 'secret':
        send({ type: 'secret', id: message.id, password: ports.password(message.dossierId) })
        return
      case 'proxy':
        void ports
          .proxy(message.url)
          .catch(() => 'DIRECT')
          .then((answer) => send({ type: 'proxy', id: message.id, answer }))
        return
      case 'log':
        ports.log(message.entry)
        return
      case 'closed':
        closed?.()
        return
    }
  }

  const fork = (): void => {
    const started = utilityProcess.fork(
      join(import.meta.dirname, 'engine.js'),
      [ports.demonstrationDirectory, app.getVersion()],
      { serviceName: 'Neotouch Bureau engine' },
    )
    child = started
    started.on('message', receive)
    started.on('exit', (code) => {
      if (child !== started) return
      child = null
      const interrupted = {
        code: 'unexpected',
        message: 'Le moteur a redémarré. Rien n’a été perdu ; recommencez.',
      } as const
      for (const resolve of waiting.values()) resolve({ ok: false, error: interrupted })
      waiting.clear()
      closed?.()
      if (closing) return
      ports.log({ event: 'engine.exit', code: String(code) })
      const now = Date.now()
      deaths.push(now)
      if (deaths.filter((at) => at > now - WITHIN).length > RESTARTS) return ports.gaveUp()
      fork()
      reopening = ports.restarted(call).finally(() => {
        reopening = null
      })
    })
  }
  const call: EngineCall = (method, input) =>
    new Promise((resolve) => {
      if (child === null) {
        const message = 'Le moteur ne répond plus. Fermez l’application, puis rouvrez-la.'
        resolve({ ok: false, error: { code: 'unexpected', message } })
        return
      }
      const id = nextId++
      waiting.set(id, resolve)
      send({ type: 'call', id, method, input })
    })
  fork()

  return {
    call: (async (method, input) => {
      await reopening
      return call(method, input)
    }) satisfies EngineCall,
    passwordChanged: () => send({ type: 'passwordChanged' }),
    wake: () => send({ type: 'wake' }),
    /** Process id of the engine, for tests that kill it. */
    processId: () => child?.pid ?? null,
    /** Lets the exchange under way end, five seconds at most. */
    async close(): Promise<void> {
      closing = true
      if (child === null) return
      await new Promise<void>((resolve) => {
        const limit = setTimeout(resolve, CLOSE_LIMIT)
        closed = () => {
          clearTimeout(limit)
          resolve()
        }
        send({ type: 'close' })
      })
      child?.kill()
    },
  }
}
