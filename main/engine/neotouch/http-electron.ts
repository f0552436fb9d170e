import { HttpFailure, type HttpPort } from './port.ts'

/** Errors of Chromium that come before the request is written: nothing left the machine. */
const BEFORE =
  /ERR_(NAME_|ADDRESS_|CONNECTION_(REFUSED|FAILED|TIMED_OUT)|INTERNET_DISCONNECTED|NETWORK_ACCESS_DENIED|UNSAFE_PORT|PROXY_|MANDATORY_PROXY|TUNNEL|CERT_|SSL_|BAD_SSL|UNKNOWN_URL|DISALLOWED_URL|BLOCKED_BY|DNS_|ICANN|HOST_RESOLVER)/

/** Of these, those that a proxy or a peer may also give once the request was written. */
const UNSURE = /ERR_SSL_(PROTOCOL_ERROR|BAD_RECORD)/

/**
 * HTTP by Electron, in the engine's process: the proxy and the certificates of the system apply. No cookie, no stored
 * credential, and redirects are not followed.
 */
export async function createElectronHttp(): Promise<HttpPort> {
  const { net } = await import('electron')
  return {
    post: (request) =>
      new Promise((resolve, reject) => {
        const outgoing = net.request({
          method: 'POST',
          url: request.url,
          redirect: 'manual',
          credentials: 'omit',
          useSessionCookies: false,
          cache: 'no-store',
        })
        for (const [name, value] of Object.entries(request.headers)) outgoing.setHeader(name, value)
        outgoing.setHeader('Accept-Encoding', 'identity')
        // Chromium silently posts again what a reused connection lost: each exchange has a connection of its own. HTTP/2
        // and QUIC have no such header: the application starts with `disable-http2` and `disable-quic`.
        outgoing.setHeader('Connection', 'close')
        const fail = (phase: 'before' | 'after', code: string): void => {
          clearTimeout(overall)
          reject(new HttpFailure(phase, code, code))
          outgoing.abort()
        }
        const overall = setTimeout(() => fail('after', 'TIMEOUT'), request.timeout)
        const answered = (status: number, headers: Record<string, string | string[]>, body: Uint8Array): void => {
          clearTimeout(overall)
          const flat = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)])
          resolve({ status, headers: Object.fromEntries(flat), body })
        }
        outgoing.on('error', (error) => {
          const code = /(?:net::)?(ERR_[A-Z0-9_]+)/.exec(error.message)?.[1] ?? 'UNKNOWN'
          fail(BEFORE.test(code) && !UNSURE.test(code) ? 'before' : 'after', code)
        })
        outgoing.on('redirect', (status, _method, _url, headers) => {
          answered(status, headers, new Uint8Array())
          outgoing.abort()
        })
        outgoing.on('login', (_information, answer) => answer())
        outgoing.on('response', (incoming) => {
          const pieces: Uint8Array[] = []
          let size = 0
          incoming.on('data', (piece: Uint8Array) => {
            size += piece.byteLength
            if (size > request.maxBytes) fail('after', 'TOO_LONG')
            else pieces.push(piece)
          })
          incoming.on('aborted', () => fail('after', 'CUT'))
          incoming.on('error', () => fail('after', 'CUT'))
          incoming.on('end', () => answered(incoming.statusCode, incoming.headers, Buffer.concat(pieces)))
        })
        outgoing.end(Buffer.from(request.body))
      }),
  }
}
