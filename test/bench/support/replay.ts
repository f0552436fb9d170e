import { Agent, request } from 'node:http'
import type { HttpRequest } from '../../../main/engine/neotouch/port.ts'

/** Posts what was captured, so many at a time: the least that a client of this platform can do. */
export function createReplay({ keepAlive, maxSockets }: { keepAlive: boolean; maxSockets: number }) {
  const agent = new Agent({ keepAlive, maxSockets })
  const post = ({ url, headers, body }: Pick<HttpRequest, 'url' | 'headers' | 'body'>): Promise<string> =>
    new Promise((resolve, reject) => {
      const outgoing = request(url, {
        method: 'POST',
        agent,
        headers: { ...headers, 'Content-Length': body.byteLength },
      })
      outgoing.on('error', reject)
      outgoing.on('response', (incoming) => {
        incoming.setEncoding('utf8')
        let text = ''
        incoming.on('data', (piece: string) => {
          text += piece
        })
        incoming.on('end', () => {
          if (incoming.statusCode === 200) resolve(text)
          else reject(new Error(`status ${incoming.statusCode}: ${text.slice(0, 200)}`))
        })
      })
      outgoing.end(body)
    })
  return { post, close: () => agent.destroy() }
}

export const operationOf = (sent: HttpRequest): string => /#(\w+)/.exec(sent.headers.SOAPAction ?? '')?.[1] ?? ''

const SESSION = /<(?:\w+:)?sessionID>([^<]+)</

/** The id of the session that an envelope or an answer names. */
export const sessionOf = (text: string): string => SESSION.exec(text)?.[1] ?? ''

/** The same envelope in another session of the same length of id. */
export function inSession(sent: HttpRequest, session: string): HttpRequest {
  const text = Buffer.from(sent.body).toString('utf8')
  return { ...sent, body: Buffer.from(text.replaceAll(sessionOf(text), session)) }
}
