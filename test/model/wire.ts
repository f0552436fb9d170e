import { type HttpAnswer, HttpFailure, type HttpPort, type HttpRequest } from '../../main/engine/neotouch/port.ts'
import type { FaultRule } from '../../main/engine/neotouch/sandbox/fault-rules.ts'
import type { MemoryPlatform } from '../support/memory-platform.ts'

/** What may become of one exchange. `lost-before`: the platform never read it; `lost-after`: it did, and we do not know. */
export const WIRE_FATES = [
  'unreached',
  'lost-before',
  'lost-after',
  'cut-answer',
  'malformed',
  'wrong-charset',
  'html-503',
  'html-503-after',
  'throttled',
  'busy',
  'session-lost',
  'fault-500',
  'fault-200',
  'contract',
  'fail',
  'blind-query',
  'ignore-filter',
  'no-or',
  'stale',
] as const
export type WireFate = (typeof WIRE_FATES)[number] | 'ok'

/** What the stand-in does to the request; absent: it works as usual, and the wire does the rest. */
const RULES: Partial<Record<WireFate, Partial<FaultRule>>> = {
  'session-lost': { kind: 'session-lost' },
  'fault-500': { kind: 'fault-500', text: 'Invalid recipient' },
  'fault-200': { kind: 'fault-200', text: 'Internal error' },
  contract: { kind: 'fault-500', text: 'Your subscription does not allow this transport' },
  fail: { kind: 'fail' },
  'blind-query': { kind: 'blind-query' },
  'ignore-filter': { kind: 'ignore-filter' },
  'no-or': { kind: 'no-or' },
  stale: { kind: 'stale' },
}

interface Exchange {
  owner: number
  request: HttpRequest
  resolve: (answer: HttpAnswer) => void
  reject: (failure: HttpFailure) => void
}

export interface Wire {
  /** The HTTP port of one life of the engine. */
  port(owner: number): HttpPort
  waiting(): number
  /** The operation that waits the longest. */
  operation(): string
  /** Decides the fate of the exchange that waits the longest; `nth`: of a later one, where several sessions wait. */
  decide(fate: WireFate, nth?: number): void
  /** That life of the engine is over: nothing of it reaches a platform any more. */
  cut(owner: number): void
  exchanges(): number
  /** Of which others waited beside: several sessions at work. */
  together(): number
}

/** A wire that holds each exchange until the test says what becomes of it. */
export function createWire(platforms: ReadonlyMap<string, MemoryPlatform>): Wire {
  const waiting: Exchange[] = []
  const dead = new Set<number>()
  let exchanges = 0
  let together = 0

  const work = ({ request }: Exchange, fate: WireFate) => {
    const url = new URL(request.url)
    const platform = platforms.get(url.origin)
    if (platform === undefined) throw new Error(`no platform at ${url.origin}`)
    return platform.answer(url, request.headers.SOAPAction ?? '', request.body, RULES[fate])
  }

  return {
    port: (owner) => ({
      post: (request) =>
        new Promise((resolve, reject) => {
          if (dead.has(owner)) reject(new HttpFailure('before', 'ENOTFOUND', 'dead'))
          else waiting.push({ owner, request, resolve, reject })
        }),
    }),
    waiting: () => waiting.length,
    operation: () => waiting[0]?.request.headers.SOAPAction?.replaceAll(/["#]/g, '') ?? '',
    decide(fate, nth = 0) {
      const [exchange] = waiting.splice(nth % Math.max(1, waiting.length), 1)
      if (exchange === undefined) return
      exchanges++
      if (waiting.length > 0) together++
      const failed = failure(fate)
      if (failed !== null && failed !== 'after') return exchange.reject(failed)
      const refusal = refused(fate)
      if (refusal !== null) return exchange.resolve(refusal)
      const { status, body } = work(exchange, fate)
      if (failed === 'after') return exchange.reject(new HttpFailure('after', 'ECONNRESET', 'the answer was lost'))
      exchange.resolve(damaged(fate, { status, headers: {}, body }))
    },
    cut(owner) {
      dead.add(owner)
      for (const one of waiting.filter((exchange) => exchange.owner === owner)) {
        one.reject(new HttpFailure('after', 'ECONNRESET', 'dead'))
        waiting.splice(waiting.indexOf(one), 1)
      }
    },
    exchanges: () => exchanges,
    together: () => together,
  }
}

function failure(fate: WireFate): HttpFailure | 'after' | null {
  switch (fate) {
    case 'unreached':
      return new HttpFailure('before', 'ECONNREFUSED', 'no connection')
    case 'lost-before':
      return new HttpFailure('after', 'ECONNRESET', 'cut before it was read')
    case 'lost-after':
    case 'cut-answer':
      return 'after'
    default:
      return null
  }
}

const html = Buffer.from('<!DOCTYPE html><html><body>Maintenance en cours</body></html>')

/** Answers of what stands before the service, which never saw the request. */
function refused(fate: WireFate): HttpAnswer | null {
  if (fate === 'html-503') return { status: 503, headers: { 'content-type': 'text/html' }, body: html }
  if (fate === 'throttled') return { status: 429, headers: { 'retry-after': '120' }, body: Buffer.from('slow down') }
  if (fate === 'busy') return { status: 503, headers: { 'retry-after': '120' }, body: Buffer.from('busy') }
  return null
}

function damaged(fate: WireFate, answer: HttpAnswer): HttpAnswer {
  const text = Buffer.from(answer.body).toString('utf8')
  if (fate === 'html-503-after') return { ...answer, status: 503, body: html }
  if (fate === 'malformed') return { ...answer, body: Buffer.from(text.replace('</soap:Body>', '')) }
  if (fate === 'wrong-charset') return { ...answer, body: Buffer.from(`\ufeff${text}é`, 'utf16le') }
  return answer
}
