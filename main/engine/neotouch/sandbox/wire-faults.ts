import type { IncomingMessage, ServerResponse } from 'node:http'
import type { SoapAnswer } from './soap-exchange.ts'

const UNAVAILABLE = '<!DOCTYPE html><html><head><title>503</title></head><body>Service Unavailable</body></html>'

/** Sends the answer of an exchange, or what a fault on demand makes of it on the wire. */
export function sendAnswer(response: ServerResponse, { status, body, rule }: SoapAnswer): void {
  const plain = (bytes: Uint8Array): void => {
    response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': bytes.byteLength })
    response.end(bytes)
  }
  switch (rule?.kind) {
    case 'drop-before':
    case 'drop-after':
      response.destroy()
      return
    case 'silent':
    case 'silent-after':
      return
    case 'html-503':
    case 'html-503-after':
      response.writeHead(503, { 'Content-Type': 'text/html' })
      response.end(UNAVAILABLE)
      return
    case 'status': {
      const retryAfter = rule.retryAfter === undefined ? {} : { 'Retry-After': String(rule.retryAfter) }
      const location = rule.location === undefined ? {} : { Location: rule.location }
      response.writeHead(rule.status ?? 500, { 'Content-Type': 'text/plain', ...retryAfter, ...location })
      response.end('refused on demand')
      return
    }
    case 'delay': {
      const timer = setTimeout(() => plain(body), rule.milliseconds)
      response.once('close', () => clearTimeout(timer))
      return
    }
    case 'malformed':
      plain(Buffer.from(Buffer.from(body).toString('utf8').replace('</soap:Body>', '')))
      return
    case 'truncated':
      response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.byteLength })
      response.write(body.subarray(0, Math.floor(body.byteLength / 2)), () => response.destroy())
      return
    case 'reset-response':
      response.writeHead(status, { 'Content-Type': 'text/xml; charset=utf-8', 'Content-Length': body.byteLength })
      response.write(body.subarray(0, rule.bytes), () => response.socket?.resetAndDestroy())
      return
    case 'wrong-charset':
      plain(Buffer.from(`${Buffer.from(body).toString('utf8')}<!-- é -->`, 'latin1'))
      return
    case 'huge':
      sendEndlessly(response, rule.bytes)
      return
    default:
      plain(body)
  }
}

function sendEndlessly(response: ServerResponse, bytes: number): void {
  const piece = Buffer.alloc(64 * 1024, 0x20)
  let sent = 0
  response.writeHead(200, { 'Content-Type': 'text/xml; charset=utf-8' })
  const more = (): void => {
    while (sent < bytes && !response.destroyed) {
      sent += piece.byteLength
      if (!response.write(piece)) {
        response.once('drain', more)
        return
      }
    }
    response.end()
  }
  more()
}

/** Reads some bytes of a request, then cuts the connection: the platform never had the whole of it. */
export async function resetRequest(request: IncomingMessage, bytes: number): Promise<void> {
  let read = 0
  for await (const piece of request as AsyncIterable<Uint8Array>) {
    read += piece.byteLength
    if (read >= bytes) break
  }
  request.socket.resetAndDestroy()
}
