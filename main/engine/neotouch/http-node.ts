import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { type HttpAnswer, HttpFailure, type HttpPort, type HttpRequest } from './port.ts'
import { firstProxy, openTunnel, type ResolveProxy } from './proxy.ts'

interface NodeHttpOptions {
  /** Milliseconds. */
  connectTimeout?: number
  /** Authorities that are trusted, PEM; absent: those of Node. */
  certificates?: string[]
  /** The system's way to an address; absent: directly. */
  resolveProxy?: ResolveProxy
}

/**
 * HTTP by Node: redirects are not followed, and each exchange has a connection of its own, so that nothing is ever
 * posted again by the transport itself. Chromium does so when a kept connection drops: a second paid letter.
 */
export function createNodeHttp(options: NodeHttpOptions = {}): HttpPort {
  const connectTimeout = options.connectTimeout ?? 10_000
  const trusted = options.certificates ? { ca: options.certificates } : {}

  /** A connection through the system's proxy; null: none is needed. */
  const tunnel = async (url: URL): Promise<Duplex | null> => {
    if (url.protocol !== 'https:' || !options.resolveProxy) return null
    const proxy = firstProxy(await options.resolveProxy(url.href))
    if (proxy === null) return null
    const target = { host: url.hostname, port: Number(url.port || 443) }
    return openTunnel(proxy, target, {
      timeout: connectTimeout,
      ...(options.certificates ? { certificates: options.certificates } : {}),
    })
  }

  const exchange = (request: HttpRequest, url: URL, through: Duplex | null): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      const secure = url.protocol === 'https:'
      const outgoing = (secure ? requestHttps : requestHttp)(url, {
        method: 'POST',
        headers: { ...request.headers, 'Content-Length': request.body.byteLength, Connection: 'close' },
        ...trusted,
        ...(through
          ? { createConnection: () => connectTls({ socket: through, servername: url.hostname, ...trusted }) }
          : { agent: false }),
      })
      let phase: 'before' | 'after' = 'before'
      const fail = (code: string, message: string): void => {
        clearTimeout(overall)
        clearTimeout(connecting)
        reject(new HttpFailure(phase, code, message))
        outgoing.destroy()
      }
      const overall = setTimeout(() => fail('TIMEOUT', 'no complete answer in time'), request.timeout)
      const connecting = setTimeout(() => fail('CONNECT_TIMEOUT', 'no connection in time'), connectTimeout)
      outgoing.on('socket', (socket) => {
        socket.once(secure ? 'secureConnect' : 'connect', () => {
          phase = 'after'
          clearTimeout(connecting)
        })
      })
      outgoing.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'UNKNOWN', error.message))
      outgoing.on('response', (incoming) => {
        collect(incoming, request.maxBytes).then(
          (body) => {
            clearTimeout(overall)
            clearTimeout(connecting)
            resolve({ status: incoming.statusCode ?? 0, headers: flat(incoming.headers), body })
          },
          fail.bind(null, 'CUT'),
        )
      })
      outgoing.end(request.body)
    })

  return {
    post: async (request) => {
      const url = new URL(request.url)
      return exchange(request, url, await tunnel(url))
    },
  }
}

type Incoming = AsyncIterable<Uint8Array> & { complete: boolean }

async function collect(incoming: Incoming, maxBytes: HttpRequest['maxBytes']): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of incoming) {
    size += piece.byteLength
    if (size > maxBytes) throw new Error('answer too long')
    pieces.push(piece)
  }
  if (!incoming.complete) throw new Error('answer cut')
  return Buffer.concat(pieces)
}

function flat(headers: NodeJS.Dict<string | string[]>): HttpAnswer['headers'] {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)]))
}
