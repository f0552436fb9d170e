import { entryAddress, isAcceptedLocation, isLoopback } from './bindings.ts'
import type { Pace } from './pace.ts'
import type { HttpPort, PlatformConnection } from './port.ts'
import { CallFailed, callService, type Service } from './soap-call.ts'
import { type SoapElement, textOf } from './soap-reader.ts'
import type { SoapField } from './soap-writer.ts'

/** Milliseconds and bytes that bound an exchange. */
export interface Limits {
  answer: number
  /** SubmitTransport and uploads. */
  submit: number
  answerBytes: number
  filesBytes: number
  /** A session is renewed at this age: the platform forgets it after ten minutes. */
  sessionAge: number
  /** Least time between two requests of an account, except to this machine. */
  interval: number
}

export const DEFAULT_LIMITS: Limits = {
  answer: 60_000,
  submit: 180_000,
  answerBytes: 2 * 1024 * 1024,
  filesBytes: 32 * 1024 * 1024,
  sessionAge: 8 * 60_000,
  interval: 500,
}

export interface CallOptions {
  header?: readonly SoapField[]
  timeout?: number
  maxBytes?: number
}
/** @throws CallFailed */
export type OpenSession = (
  service: Service,
  operation: string,
  fields: readonly SoapField[],
  options?: CallOptions,
) => Promise<{ header: SoapElement | undefined; result: SoapElement | undefined }>

/** What may be written to a log: no name, no address, no text of the platform. */
export interface ExchangeRecord {
  operation: string
  milliseconds: number
  outcome: 'ok' | CallFailed['problem']['kind']
}

export interface SessionPorts {
  connection: PlatformConnection
  http: HttpPort
  /** UTC milliseconds. */
  clock: () => number
  pace: Pace
  limits: Limits
  log?: ((record: ExchangeRecord) => void) | undefined
}

export interface Session {
  /**
   * Does one piece of work within one session: what was uploaded in it dies with it. Pieces of work follow one another,
   * so that there is one request at a time. Work whose session was lost is done once more, from its start.
   * @throws CallFailed
   */
  run<Value>(work: (call: OpenSession) => Promise<Value>): Promise<Value>
  close(): Promise<void>
}

interface Open {
  id: string
  openedAt: number
  locations: Record<Service, string>
}

export function createSession({ connection, http, clock, pace, limits, log }: SessionPorts): Session {
  const entry = entryAddress(connection.address)
  let open: Open | null = null
  let last: Promise<unknown> = Promise.resolve()

  const send = async (url: string, ...[service, operation, fields, options]: Parameters<OpenSession>) => {
    if (entry !== null && !isLoopback(entry)) await pace.turn()
    const startedAt = clock()
    const timeout = options?.timeout ?? limits.answer
    const maxBytes = options?.maxBytes ?? limits.answerBytes
    const header = options?.header ?? []
    const call = { url, service, operation, header, fields, timeout, maxBytes }
    const record = (outcome: ExchangeRecord['outcome']): void =>
      log?.({ operation, milliseconds: clock() - startedAt, outcome })
    try {
      const answer = await callService(http, call)
      record('ok')
      return answer
    } catch (error) {
      if (error instanceof CallFailed) record(error.problem.kind)
      throw error
    }
  }

  const logIn = async (): Promise<Open> => {
    if (entry === null) {
      const text = 'L’adresse de Neotouch n’est pas valable : elle doit commencer par « https:// ».'
      throw new CallFailed('GetBindings', { kind: 'address', text })
    }
    const { result } = await send(entry.href, 'session', 'GetBindings', [['reserved', connection.userName]])
    const locations = {
      session: textOf(result, 'sessionServiceLocation').trim(),
      submission: textOf(result, 'submissionServiceLocation').trim(),
      query: textOf(result, 'queryServiceLocation').trim(),
    }
    if (!Object.values(locations).every((location) => isAcceptedLocation(entry, location))) {
      const text =
        'Neotouch renvoie vers une adresse inattendue : rien ne lui est envoyé. Vérifiez l’adresse du service.'
      throw new CallFailed('GetBindings', { kind: 'address', text })
    }
    const openedAt = clock()
    const answer = await send(locations.session, 'session', 'Login', [
      ['userName', connection.userName],
      ['password', connection.password],
    ])
    const id = textOf(answer.result, 'sessionID').trim()
    if (id === '') throw new CallFailed('Login', { kind: 'unknown', why: 'unreadable', status: 200 })
    return { id, openedAt, locations }
  }

  const current = async (): Promise<Open> => {
    const age = open === null ? Number.POSITIVE_INFINITY : clock() - open.openedAt
    if (open === null || age < 0 || age >= limits.sessionAge) {
      open = null
      open = await logIn()
    }
    return open
  }

  const within =
    ({ id, locations }: Open): OpenSession =>
    (service, operation, fields, options = {}) =>
      send(locations[service], service, operation, fields, {
        ...options,
        header: [['SessionHeaderValue', [['sessionID', id]]], ...(options.header ?? [])],
      })

  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }

  return {
    run: (work) =>
      inTurn(async () => {
        try {
          return await work(within(await current()))
        } catch (error) {
          if (!(error instanceof CallFailed) || error.problem.kind !== 'sessionLost') throw error
          open = null
          return work(within(await current()))
        }
      }),
    close: () =>
      inTurn(async () => {
        if (open === null) return
        const leaving = within(open)
        open = null
        await leaving('session', 'Logout', [], { timeout: Math.min(limits.answer, 10_000) }).catch(() => undefined)
      }),
  }
}
