import type { Channel } from '../../../shared/model/sending.ts'
import { LARGEST_FILE } from '../../../shared/rules/sending-checks.ts'
import { handOver, keyName } from './hand-over.ts'
import { DEFAULT_MAPPING, type NeotouchMapping } from './mapping.ts'
import { lookUpOutcome, quoted, submitOutcome, testFailure } from './outcomes.ts'
import { createPace, type Pace } from './pace.ts'
import type { HttpPort, LookUp, PlatformConnection, SendingPlatform, TransportStatus } from './port.ts'
import { createSession, DEFAULT_LIMITS, type ExchangeRecord, type Limits, type OpenSession } from './session.ts'
import { CallFailed } from './soap-call.ts'
import { listOf, textOf } from './soap-reader.ts'
import { convertedFiles, isKey, isTransportId, query, recipientType } from './transport-queries.ts'

export interface NeotouchPorts {
  connection: PlatformConnection
  http: HttpPort
  /** UTC milliseconds. */
  clock: () => number
  pause: (milliseconds: number) => Promise<void>
  /** Names of operations, durations and kinds of outcome: never data of users. */
  log?: (record: ExchangeRecord) => void
  mapping?: NeotouchMapping
  limits?: Partial<Limits>
  /** Shared by the sessions of one account; absent: this is the only one. */
  pace?: Pace
}

/** Ids that one question may name. */
const GROUP = 20

/** The Neotouch service, by its SOAP interface in version 2. */
export function createNeotouch(ports: NeotouchPorts): SendingPlatform {
  const { connection, clock } = ports
  const mapping = ports.mapping ?? DEFAULT_MAPPING
  const limits = { ...DEFAULT_LIMITS, ...ports.limits }
  const pace = ports.pace ?? createPace({ clock, pause: ports.pause, interval: limits.interval })
  const session = createSession({ ...ports, limits, pace })
  let groupsWork = true

  const ask = async <Value>(work: (call: OpenSession) => Promise<Value>): Promise<LookUp<Value>> => {
    try {
      return { kind: 'ok', value: await session.run(work) }
    } catch (error) {
      return lookUpOutcome(error)
    }
  }

  const queryType = (channel: Channel): string => mapping.channels[channel].queryType

  const statesOf = async (call: OpenSession, type: string, ids: readonly string[]): Promise<TransportStatus[]> => {
    const filter = ids.length === 1 ? `(ruidex=${ids[0]})` : `(|${ids.map((id) => `(ruidex=${id})`).join('')})`
    const wanted = new Set(ids)
    const answer = await query(call, mapping, { filter, queryType: type, items: ids.length })
    return answer.filter(({ transportId }) => wanted.has(transportId))
  }

  const groupStates = async (call: OpenSession, type: string, ids: readonly string[]): Promise<TransportStatus[]> => {
    const together = groupsWork || ids.length === 1 ? await statesOf(call, type, ids) : []
    const known = new Set(together.map(({ transportId }) => transportId))
    const missing = ids.length === 1 ? [] : ids.filter((id) => !known.has(id))
    const alone: TransportStatus[] = []
    for (const id of missing) alone.push(...(await statesOf(call, type, [id])))
    if (together.length === 0 && alone.length > 0) groupsWork = false
    return [...together, ...alone]
  }

  return {
    async test() {
      const startedAt = clock()
      try {
        return await session.run(async (call) => {
          const { result } = await call('session', 'GetSessionInformation', [])
          const [name, company, account] = [
            textOf(result, 'name'),
            textOf(result, 'company'),
            textOf(result, 'account'),
          ]
          const milliseconds = clock() - startedAt
          return { kind: 'ok' as const, milliseconds, name, company, account, notice: await noticeOf(call) }
        })
      } catch (error) {
        return testFailure(error)
      }
    },

    async submit(transport) {
      const { file, key } = transport
      if (!isKey(key)) return refused('La clé de l’envoi n’est pas valable.')
      if (file.bytes.byteLength === 0) return refused('Le fichier du document est vide.')
      if (file.bytes.byteLength > LARGEST_FILE) return refused('Le fichier du document dépasse 20 Mo.')
      const options = { mapping, limits, applicationName: connection.applicationName }
      try {
        return await session.run((call) => handOver(call, transport, options))
      } catch (error) {
        return submitOutcome(error)
      }
    },

    async find(channel, key, { archive = false } = {}) {
      if (!isKey(key)) return { kind: 'ok', value: [] }
      const filter = `(${keyName(mapping)}=${key})`
      const answer = await ask((call) =>
        query(call, mapping, { filter, queryType: queryType(channel), items: 10, archive }),
      )
      if (answer.kind !== 'ok') return answer
      const value = answer.value.filter((one) => one.key === key)
      // A platform that does not know the attribute may answer everything: that proves nothing, not even absence.
      if (answer.value.length > 0 && value.length === 0)
        return { kind: 'retry', message: NOT_SEARCHABLE, offline: false }
      return { kind: 'ok', value }
    },

    states: (transports) =>
      ask(async (call) => {
        const found: TransportStatus[] = []
        for (const type of new Set(transports.map(({ channel }) => queryType(channel)))) {
          const members = transports.filter((one) => queryType(one.channel) === type && isTransportId(one.transportId))
          const ids = [...new Set(members.map(({ transportId }) => transportId))]
          for (let start = 0; start < ids.length; start += GROUP) {
            found.push(...(await groupStates(call, type, ids.slice(start, start + GROUP))))
          }
        }
        return found
      }),

    files: (transportId) =>
      ask((call) => (isTransportId(transportId) ? convertedFiles(call, transportId, limits) : Promise.resolve([]))),

    cancel: (channel, transportId) =>
      ask(async (call) => {
        if (!isTransportId(transportId)) return { cancelled: false, reason: 'Le numéro de l’envoi n’est pas valable.' }
        return cancelTransport(call, transportId, queryType(channel), (type, id) => statesOf(call, type, [id]))
      }),

    another: () => createNeotouch({ ...ports, pace }),

    close: () => session.close(),
  }
}

const NOT_SEARCHABLE =
  'Neotouch ne retrouve pas les envois par notre clé. Vérifiez sur le site de Neotouch si le document est arrivé.'
const refused = (message: string) => ({ kind: 'rejected' as const, message, detail: '' })

/** Notice of the operator, in French; its absence is no failure. */
async function noticeOf(call: OpenSession): Promise<string> {
  try {
    const { result } = await call('session', 'GetServiceInformation', [['language', 'fr']])
    return [textOf(result, 'message'), textOf(result, 'details')].filter((text) => text.trim() !== '').join('\n')
  } catch {
    return ''
  }
}

/** Cancels one transport; when the answer is lost, its state decides. @throws CallFailed */
async function cancelTransport(
  call: OpenSession,
  transportId: string,
  type: string,
  stateOf: (type: string, id: string) => Promise<TransportStatus[]>,
): Promise<{ cancelled: boolean; reason: string }> {
  try {
    const options = { header: [recipientType(type)] }
    const { result } = await call('query', 'Cancel', [['identifier', `(ruidex=${transportId})`]], options)
    const cancelled = Number(textOf(result, 'nSucceeded')) > 0 && !(Number(textOf(result, 'nFailed')) > 0)
    const reason = listOf(result, 'errorReason', 'string')
      .map(({ text }) => text.trim())
      .find((text) => text !== '')
    return { cancelled, reason: cancelled ? '' : quoted('L’envoi ne peut plus être annulé.', reason ?? '') }
  } catch (error) {
    if (!(error instanceof CallFailed) || error.problem.kind !== 'unknown') throw error
    const [status] = await stateOf(type, transportId)
    if (status?.state === 300) return { cancelled: true, reason: '' }
    throw error
  }
}
