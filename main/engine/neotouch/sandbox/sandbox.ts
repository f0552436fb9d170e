import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type AccountInput, readAccounts } from './accounts.ts'
import { createAdmin } from './admin.ts'
import { createClock, type TimeSettings } from './clock.ts'
import { createFaultRules, type FaultRuleInput } from './fault-rules.ts'
import { DEFAULT_PACE, type Pace } from './progress.ts'
import type { Platform } from './service.ts'
import { createSessions } from './sessions.ts'
import { createSoapExchange } from './soap-exchange.ts'
import { openStore } from './store.ts'
import { createWebPages } from './web-pages.ts'
import { resetRequest, sendAnswer } from './wire-faults.ts'
import { isWsdlHandler, wsdlFor } from './wsdl.ts'

export interface SandboxOptions {
  /** Folder where everything that is received stays. */
  dataDirectory: string
  /** 0: any free port of the loopback. */
  port?: number
  /** UTC milliseconds: the machine's. */
  clock?: () => number
  /** How time passes here. */
  time?: TimeSettings
  pace?: Partial<Pace>
  /** What goes wrong, from its start. */
  faults?: readonly FaultRuleInput[]
  /** Accounts besides `demo` / `demo` and `accounts.json`. */
  accounts?: readonly AccountInput[]
  /** Sessions end after this time without a request. */
  sessionMilliseconds?: number
  /** Folder of the vendor's WSDL files, which are not ours to give. */
  wsdlDirectory?: string
  /** Opens the control of faults, pace and time; absent: it does not exist. */
  adminToken?: string
  log?: (record: { operation: string; status: number; fault: string | null }) => void
}

export interface Sandbox {
  /** Given by `GET /health`. */
  id: string
  /** Entry address of the session service. */
  url: string
  /** Page of what was received. */
  webUrl: string
  port: number
  close(): Promise<void>
}

const ENDPOINT = '/EDPWS/EDPWS.dll'
const LONGEST_REQUEST = 64 * 1024 * 1024
const SESSION_MILLISECONDS = 10 * 60_000

/** A stand-in of the Neotouch platform on the loopback: it takes everything, keeps it, and sends nothing. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const id = randomUUID()
  let port = options.port ?? 0
  const store = openStore(options.dataDirectory)
  const clock = createClock(options.time ?? {}, options.clock ?? Date.now)
  const faults = createFaultRules(clock.now)
  faults.set(options.faults ?? [])
  const platform: Platform = {
    store,
    sessions: createSessions(options.sessionMilliseconds ?? SESSION_MILLISECONDS),
    accounts: readAccounts(options.dataDirectory, options.accounts),
    pace: { ...DEFAULT_PACE, ...options.pace },
    clock: clock.now,
    endpoint: () => `http://127.0.0.1:${port}${ENDPOINT}`,
  }
  const exchange = createSoapExchange(platform, faults)
  const admin = createAdmin(platform, { faults, clock }, options.adminToken ?? null)
  const pages = createWebPages(platform)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', `http://127.0.0.1:${port}`)
    // A page of the web could reach the loopback under a name of its own: only ours are answered.
    if (!isOwnHost(request.headers.host ?? '', port)) return sendText(response, 421, 'Hôte inconnu.')
    const handler = url.searchParams.get('Handler') ?? ''
    if (url.pathname.toLowerCase() === ENDPOINT.toLowerCase() && request.method === 'POST') {
      const soapAction = String(request.headers.soapaction ?? '')
      const cut = faults.takeUnread(soapAction.replaceAll(/["#]/g, ''))
      if (cut !== undefined) return resetRequest(request, cut.bytes)
      const body = await readBody(request)
      if (body === null) return sendText(response, 413, 'Le message est trop long.')
      const outcome = exchange(handler, soapAction, body)
      options.log?.({ operation: outcome.operation, status: outcome.status, fault: outcome.rule?.kind ?? null })
      return sendAnswer(response, outcome)
    }
    if (url.pathname.toLowerCase() === ENDPOINT.toLowerCase() && isWsdlHandler(handler)) {
      const text = wsdlFor(handler, options.wsdlDirectory ?? null, platform.endpoint())
      if (text === null) return sendText(response, 404, 'La description WSDL n’est pas fournie avec le bac à sable.')
      return sendText(response, 200, text, 'text/xml; charset=utf-8')
    }
    if (url.pathname === '/health') {
      return sendText(response, 200, JSON.stringify({ id, application: 'neotouch-sandbox' }), 'application/json')
    }
    if (url.pathname.startsWith('/admin/')) {
      const body = Buffer.from((await readBody(request)) ?? []).toString('utf8')
      const outcome = admin(request.method ?? '', url.pathname, String(request.headers['x-admin-token'] ?? ''), body)
      return sendText(response, outcome.status, JSON.stringify(outcome.body), 'application/json')
    }
    const page = request.method === 'GET' ? pages(url) : null
    if (page === null) return sendText(response, 404, 'Cette page n’existe pas.')
    response.writeHead(page.status, page.headers)
    response.end(page.body)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy()
      else sendText(response, 500, 'Le bac à sable a rencontré une erreur.')
    })
  })
  server.requestTimeout = 0
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => resolve())
  })
  port = (server.address() as AddressInfo).port
  return {
    id,
    url: `${platform.endpoint()}?Handler=Default2`,
    webUrl: `http://127.0.0.1:${port}/`,
    port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const isOwnHost = (host: string, port: number): boolean =>
  [`127.0.0.1:${port}`, `localhost:${port}`].includes(host.toLowerCase())

function sendText(response: ServerResponse, status: number, text: string, type = 'text/plain; charset=utf-8'): void {
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' })
  response.end(text)
}

/** Whole body of a request; null: it is longer than we take. */
async function readBody(request: IncomingMessage): Promise<Uint8Array | null> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    size += piece.byteLength
    if (size <= LONGEST_REQUEST) pieces.push(piece)
  }
  return size > LONGEST_REQUEST ? null : Buffer.concat(pieces)
}
