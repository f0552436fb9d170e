import { request } from 'node:http'
import type { Duplex } from 'node:stream'
import { connect as connectTls } from 'node:tls'
import { HttpFailure } from './port.ts'

/** Answers as a PAC script does: `DIRECT`, or `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>

export interface Proxy {
  secure: boolean
  host: string
  port: number
}

/**
 * The first way of a PAC answer; null: directly.
 * @throws HttpFailure `before` when the system asks for a kind of proxy that is not served.
 */
export function firstProxy(answer: string): Proxy | null {
  const [kind = 'DIRECT', address = ''] = answer.split(';')[0]?.trim().split(/\s+/) ?? []
  if (kind.toUpperCase() === 'DIRECT') return null
  const secure = kind.toUpperCase() === 'HTTPS'
  if (!secure && kind.toUpperCase() !== 'PROXY') throw new HttpFailure('before', 'PROXY_KIND', 'proxy of another kind')
  const { hostname, port } = new URL(`http://${address}`)
  return { secure, host: hostname, port: Number(port || (secure ? 443 : 80)) }
}

/** A connection through the proxy to `host:port`, on which nothing is said yet. @throws HttpFailure `before`. */
export function openTunnel(
  proxy: Proxy,
  target: { host: string; port: number },
  options: { timeout: number; certificates?: string[] },
): Promise<Duplex> {
  const authority = `${target.host}:${target.port}`
  return new Promise((resolve, reject) => {
    const fail = (code: string, message: string): void => {
      clearTimeout(limit)
      asking.destroy()
      reject(new HttpFailure('before', code, message))
    }
    const limit = setTimeout(() => fail('PROXY_TIMEOUT', 'the proxy does not answer in time'), options.timeout)
    const asking = request({
      method: 'CONNECT',
      host: proxy.host,
      port: proxy.port,
      path: authority,
      headers: { Host: authority },
      ...(proxy.secure
        ? {
            createConnection: () =>
              connectTls({
                host: proxy.host,
                port: proxy.port,
                servername: proxy.host,
                ...(options.certificates ? { ca: options.certificates } : {}),
              }),
          }
        : { agent: false }),
    })
    asking.on('connect', (answer, socket) => {
      clearTimeout(limit)
      if (answer.statusCode === 200) resolve(socket)
      else fail(`PROXY_${answer.statusCode ?? 0}`, 'the proxy refuses the connection')
    })
    asking.on('response', (answer) => fail(`PROXY_${answer.statusCode ?? 0}`, 'the proxy refuses the connection'))
    asking.on('error', (error: NodeJS.ErrnoException) => fail(error.code ?? 'PROXY', error.message))
    asking.end()
  })
}
