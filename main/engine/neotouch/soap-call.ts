import { HttpFailure, type HttpPort } from './port.ts'
import { child, readEnvelope, SOAP_NAMESPACE, type SoapElement, textOf, UnreadableMessage } from './soap-reader.ts'
import { type SoapField, writeEnvelope } from './soap-writer.ts'

export const NAMESPACES = {
  session: 'urn:SessionService2',
  submission: 'urn:SubmissionService2',
  query: 'urn:QueryService2',
} as const
export type Service = keyof typeof NAMESPACES

/** Why a call has no result, sorted by what the platform may have done. */
export type CallProblem =
  /** Nothing left this machine. */
  | { kind: 'unreached'; code: string }
  /** The request may have been read and worked on. */
  | { kind: 'unknown'; why: 'silence' | 'status' | 'unreadable'; status: number }
  /** The platform answered that it refuses. */
  | { kind: 'fault'; text: string }
  | { kind: 'sessionLost'; text: string }
  /** Refused at the level of HTTP, before the service: 3xx and 4xx. */
  | { kind: 'status'; status: number; retryAfter: number | null }
  /** The platform, or the settings, name an address that we do not go to. */
  | { kind: 'address'; text: string }

export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly operation: string
  readonly problem: CallProblem
  constructor(operation: string, problem: CallProblem) {
    super(`${operation}: ${problem.kind}`)
    this.operation = operation
    this.problem = problem
  }
}

export interface Call {
  url: string
  service: Service
  operation: string
  header: readonly SoapField[]
  fields: readonly SoapField[]
  /** Milliseconds for the whole exchange. */
  timeout: number
  maxBytes: number
}

/**
 * One operation of one service.
 * @returns the header of the answer and its `return` element, absent for the operations that return nothing
 * @throws CallFailed
 */
export async function callService(
  http: HttpPort,
  call: Call,
): Promise<{ header: SoapElement | undefined; result: SoapElement | undefined }> {
  const namespace = NAMESPACES[call.service]
  const fail = (problem: CallProblem): never => {
    throw new CallFailed(call.operation, problem)
  }
  const answer = await http
    .post({
      url: call.url,
      headers: { 'Content-Type': 'text/xml; charset=utf-8', SOAPAction: `"#${call.operation}"` },
      body: writeEnvelope(namespace, call.header, [call.operation, call.fields]),
      timeout: call.timeout,
      maxBytes: call.maxBytes,
    })
    .catch((error: unknown) => {
      if (error instanceof HttpFailure && error.phase === 'before') return fail({ kind: 'unreached', code: error.code })
      return fail({ kind: 'unknown', why: 'silence', status: 0 })
    })
  const { status } = answer
  const message = tryRead(answer.body)
  if (message?.payload.name === 'Fault' && message.payload.namespace === SOAP_NAMESPACE) {
    const text = textOf(message.payload, 'faultstring').trim()
    return fail({ kind: /No valid Session is associated with this ID/i.test(text) ? 'sessionLost' : 'fault', text })
  }
  if (status >= 300 && status < 500 && status !== 408) {
    return fail({ kind: 'status', status, retryAfter: delayOf(answer.headers['retry-after']) })
  }
  if (status < 200 || status >= 300) return fail({ kind: 'unknown', why: 'status', status })
  if (message?.payload.name !== `${call.operation}Response` || message.payload.namespace !== namespace) {
    return fail({ kind: 'unknown', why: 'unreadable', status })
  }
  return { header: message.header, result: child(message.payload, 'return', namespace) }
}

function tryRead(body: Uint8Array): ReturnType<typeof readEnvelope> | null {
  try {
    return readEnvelope(body)
  } catch (error) {
    if (error instanceof UnreadableMessage) return null
    throw error
  }
}

/** `Retry-After` in milliseconds, at most an hour; only its form in seconds is read. */
const delayOf = (value: string | undefined): number | null =>
  value !== undefined && /^\d{1,6}$/.test(value.trim()) ? Math.min(Number(value) * 1000, 3_600_000) : null
