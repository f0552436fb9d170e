import { child, textOf } from '../soap-reader.ts'
import type { SoapField } from '../soap-writer.ts'
import { variableField } from '../transport-message.ts'
import { attachmentFields, storedFile } from './attachments.ts'
import { attributeOf, STANDARD_ATTRIBUTES } from './attributes.ts'
import { type Deposit, stateOf } from './deposit.ts'
import type { FaultRule } from './fault-rules.ts'
import { attachmentsFilter, fileMode, numberOf } from './message-values.ts'
import { asked, recipientTypes, search } from './search.ts'
import type { Platform, ServiceAnswer, ServiceOperations, SessionRequest } from './service.ts'
import { SoapFault } from './soap-fault.ts'
import { transportActions } from './transport-actions.ts'

const USUAL = ['State', 'ShortStatus', 'CompletionDateTime', 'SubmitDateTime', 'Identifier', 'Subject']
const LONGEST_PAGE = 500

/** QueryService: finds transports again, gives their state and files, and acts on them. */
export function queryService(platform: Platform): ServiceOperations {
  const page = (
    request: SessionRequest,
    cursorId: string,
    move: (from: number, size: number) => number,
  ): ServiceAnswer => {
    const { session, payload } = request
    const cursor = session.cursors.get(cursorId)
    if (cursor === undefined) throw new SoapFault('Client', `Unknown queryID '${cursorId}'`)
    cursor.from = Math.max(0, move(cursor.from, cursor.size))
    const numbers = cursor.numbers.slice(cursor.from, cursor.from + cursor.size)
    const deposits = numbers
      .map((number) => platform.store.byNumber(number))
      .filter((one) => one !== undefined)
      .map((one) => asked(platform, one))
      .flatMap((one) => answered(one, request.rule))
    const backwards = payload.name === 'QueryLast' || payload.name === 'QueryPrevious'
    const ended = backwards ? cursor.from === 0 : cursor.from + cursor.size >= cursor.numbers.length
    const names = textOf(child(payload, 'request'), 'attributes')
      .split(',')
      .map((name) => name.trim())
    return {
      result: resultFields(
        deposits,
        ended,
        names.filter((name) => name !== ''),
      ),
    }
  }

  const start = (request: SessionRequest): ServiceAnswer => {
    const { session, payload, header, rule } = request
    const query = child(payload, 'request')
    const types = recipientTypes(header, true)
    const found = search(platform, session, textOf(query, 'filter'), types, rule)
    const size = Math.min(Math.max(numberOf(query, 'nItems'), 1), LONGEST_PAGE)
    const cursorId = `Q-${String(session.cursors.size + 1).padStart(4, '0')}`
    const last = payload.name === 'QueryLast' ? Math.max(0, Math.ceil(found.length / size) - 1) * size : 0
    session.cursors.set(cursorId, { numbers: found.map(({ number }) => number), from: last, size })
    const answer = page(request, cursorId, (from) => from)
    return { ...answer, header: [['QueryHeaderValue', [['queryID', cursorId]]]] }
  }

  const follow = (request: SessionRequest, direction: 1 | -1): ServiceAnswer => {
    recipientTypes(request.header, true)
    const cursorId = textOf(child(request.header, 'QueryHeaderValue'), 'queryID').trim()
    return page(request, cursorId, (from, size) => from + direction * size)
  }

  const own = ({ session, payload }: SessionRequest): Deposit => {
    const transportId = textOf(payload, 'transportID').trim()
    const deposit = platform.store.byNumber(transportId.split('.').at(-1) ?? '')
    if (deposit === undefined || deposit.account !== session.account.userName) {
      throw new SoapFault('Client', `No transport is known as '${transportId}'`)
    }
    return deposit
  }

  return {
    open: new Map(),
    inSession: new Map<string, (request: SessionRequest) => ServiceAnswer>([
      ['QueryFirst', start],
      ['QueryLast', start],
      ['QueryNext', (request) => follow(request, 1)],
      ['QueryPrevious', (request) => follow(request, -1)],
      [
        'QueryAttributes',
        ({ header }) => {
          recipientTypes(header, true)
          return { result: listFields('nAttributes', 'attributes', STANDARD_ATTRIBUTES) }
        },
      ],
      [
        'QueryAttachments',
        (request) => {
          const mode = fileMode(textOf(request.payload, 'eMode'))
          const filter = attachmentsFilter(textOf(request.payload, 'eFilter'))
          return { result: attachmentFields(platform, own(request), filter, mode) }
        },
      ],
      [
        'QueryStatistics',
        ({ session, payload }) => ({
          result: statisticsFields(search(platform, session, textOf(payload, 'filter'), null, undefined)),
        }),
      ],
      [
        'DownloadFile',
        ({ session, payload }) => {
          return { result: base64(storedFile(platform, session, child(payload, 'wsFile'))) }
        },
      ],
      [
        'DownloadFileChunk',
        ({ session, payload }) => {
          const from = Math.max(0, numberOf(payload, 'uPos'))
          const bytes = storedFile(platform, session, child(payload, 'wsFile'))
          return { result: base64(bytes.subarray(from, from + Math.max(0, numberOf(payload, 'uChunkSize')))) }
        },
      ],
      ...transportActions(platform),
    ]),
  }
}

/** `repeat`: the state of before, then the one of now, in one answer. */
const answered = (deposit: Deposit, rule: FaultRule | undefined): Deposit[] => {
  if (rule?.kind === 'repeat') return [deposit, behind(deposit), deposit]
  return [rule?.kind === 'stale' ? behind(deposit) : deposit]
}

/** What it said one state ago, as a platform that answers late, or twice, would. */
const behind = (deposit: Deposit): Deposit => ({
  ...deposit,
  path: [deposit.history.at(-2)?.state ?? stateOf(deposit)],
  shortStatus: '',
  completedAt: null,
})

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const listFields = (counter: string, wrapper: string, items: readonly string[], item = 'string'): SoapField[] => [
  [counter, String(items.length)],
  [wrapper, items.map((text) => [item, text] as const)],
]

function resultFields(deposits: readonly Deposit[], ended: boolean, names: readonly string[]): SoapField[] {
  return [
    ['noMoreItems', String(ended)],
    ['nTransports', String(deposits.length)],
    ['transports', deposits.map((deposit) => transportField(deposit, names.length === 0 ? USUAL : names))],
  ]
}

function transportField(deposit: Deposit, names: readonly string[]): SoapField {
  const variables = names.flatMap((name) => {
    const attribute = attributeOf(deposit, name)
    return attribute === undefined ? [] : [variableField({ name, ...attribute })]
  })
  return [
    'Transport',
    [
      ['transportID', deposit.transportId],
      ['transportName', deposit.transportName],
      ['recipientType', deposit.recipientType],
      ['state', String(stateOf(deposit))],
      ['nVars', String(variables.length)],
      ['vars', variables],
      ['nSubnodes', '0'],
      ['subnodes', null],
    ],
  ]
}

function statisticsFields(deposits: readonly Deposit[]): SoapField[] {
  const types = [...new Set(deposits.map(({ recipientType }) => recipientType))].sort()
  const lines = types.map((type): SoapField => {
    const states = deposits.filter(({ recipientType }) => recipientType === type).map(stateOf)
    const distinct = [...new Set(states)].sort((one, other) => one - other)
    const counts = distinct.map((state) => states.filter((one) => one === state).length)
    const counted: SoapField = ['counts', counts.map((count) => ['int', String(count)] as const)]
    return ['StatisticsLine', [...listFields('nStates', 'states', distinct.map(String), 'int'), counted]]
  })
  return [...listFields('nTypes', 'typeName', types), ['typeContent', lines]]
}
