import { child, readEnvelope, textOf, UnreadableMessage } from '../soap-reader.ts'
import { writeEnvelope, writeFault } from '../soap-writer.ts'
import type { FaultRule, FaultRules } from './fault-rules.ts'
import { queryService } from './query-service.ts'
import type { Platform, ServiceOperations } from './service.ts'
import { sessionService } from './session-service.ts'
import { SoapFault } from './soap-fault.ts'
import { channelHandedOver, submissionService } from './submission-service.ts'

/** What to answer; `rule` is the fault on demand that the request met, for what happens on the wire. */
export interface SoapAnswer {
  status: number
  body: Uint8Array
  operation: string
  rule: FaultRule | undefined
}

export type SoapExchange = (handler: string, soapAction: string, body: Uint8Array) => SoapAnswer

/** Faults that stop the request before the platform works on it. */
const BEFORE = new Set(['drop-before', 'silent', 'html-503', 'status'])

/** Reads a request, does it, and writes the answer. Faults are HTTP 500, or 200 on demand. */
export function createSoapExchange(platform: Platform, faults: FaultRules): SoapExchange {
  const services = new Map<string, { namespace: string; operations: ServiceOperations }>([
    ['default2', { namespace: 'urn:SessionService2', operations: sessionService(platform) }],
    ['submission2handler', { namespace: 'urn:SubmissionService2', operations: submissionService(platform) }],
    ['query2handler', { namespace: 'urn:QueryService2', operations: queryService(platform) }],
  ])

  const work = (
    handler: string,
    soapAction: string,
    body: Uint8Array,
    noted: Pick<SoapAnswer, 'operation' | 'rule'>,
  ) => {
    const service = services.get(handler.toLowerCase())
    if (service === undefined) throw new SoapFault('Client', `Unknown handler '${handler}'`)
    const { header, payload } = readEnvelope(body)
    noted.operation = payload.name
    if (payload.namespace !== service.namespace) {
      throw new SoapFault('Client', `'${payload.name}' is not in the namespace ${service.namespace}`)
    }
    const action = soapAction.replaceAll('"', '').split('#').at(-1) ?? ''
    if (action !== '' && action !== payload.name) {
      throw new SoapFault('Client', `SOAPAction '${action}' does not match '${payload.name}'`)
    }
    const rule = faults.take(payload.name, channelHandedOver(payload))
    noted.rule = rule
    if (rule !== undefined && BEFORE.has(rule.kind)) return new Uint8Array()
    if (rule?.kind === 'fault-500' || rule?.kind === 'fault-200') {
      throw new SoapFault('Server', rule.text ?? 'The service refused the request')
    }
    const request = { header, payload, rule }
    const answer = (() => {
      const open = service.operations.open.get(payload.name)
      if (open !== undefined) return open(request)
      const sessionId = textOf(child(header, 'SessionHeaderValue'), 'sessionID').trim()
      if (rule?.kind === 'session-lost') platform.sessions.close(sessionId)
      const session = platform.sessions.use(sessionId, platform.clock())
      const operation = service.operations.inSession.get(payload.name)
      if (operation === undefined) throw new SoapFault('Client', `Operation '${payload.name}' is not offered here`)
      return operation({ ...request, session })
    })()
    const result = answer.result === undefined ? [] : [['return', answer.result] as const]
    return writeEnvelope(service.namespace, answer.header ?? [], [`${payload.name}Response`, result])
  }

  return (handler, soapAction, body) => {
    const noted: Pick<SoapAnswer, 'operation' | 'rule'> = { operation: '', rule: undefined }
    try {
      const answer = work(handler, soapAction, body, noted)
      return { status: 200, body: answer, ...noted }
    } catch (error) {
      const status = noted.rule?.kind === 'fault-200' ? 200 : 500
      if (error instanceof SoapFault) return { status, body: writeFault(error.code, error.message), ...noted }
      if (error instanceof UnreadableMessage) {
        return { status, body: writeFault('Client', `Bad Request: ${error.message}`), ...noted }
      }
      throw error
    }
  }
}
