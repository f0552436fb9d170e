import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type HttpAnswer, HttpFailure, type HttpPort, type HttpRequest } from './port.ts'

/** HTTP by Node: the command line and the tests. Redirects are not followed; each exchange has its own connection. */
export function createNodeHttp(options: { connectTimeout?: number; certificate?: string } = {}): HttpPort {
  const connectTimeout = options.connectTimeout ?? 10_000
  return {
    post: (request) =>
      new Promise((resolve, reject) => {
        const url = new URL(request.url)
        const secure = url.protocol === 'https:'
        const outgoing = (secure ? requestHttps : requestHttp)(url, {
          method: 'POST',
          agent: false,
          headers: { ...request.headers, 'Content-Length': request.body.byteLength, Connection: 'close' },
          ...(options.certificate === undefined ? {} : { ca: options.certificate }),
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
      }),
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
