import { child, textOf } from '../soap-reader.ts'
import { type Deposit, stateOf } from './deposit.ts'
import { variablesOf } from './message-values.ts'
import { approvedPath, HOLD, isFinal, moveTo, pathOf } from './progress.ts'
import { current, recipientTypes, search } from './search.ts'
import type { Platform, ServiceAnswer, SessionRequest } from './service.ts'

/** What an action makes of a transport; a text: why it cannot. */
type Action = (deposit: Deposit, request: SessionRequest, now: number) => Deposit | string

const ENDED = 'Message is already in a terminal state.'

const ACTIONS: readonly [string, Action][] = [
  ['Cancel', (deposit, _request, now) => (isFinal(stateOf(deposit)) ? ENDED : moveTo(deposit, [300], now))],
  [
    'Approve',
    (deposit, _request, now) =>
      stateOf(deposit) === HOLD ? moveTo({ ...deposit, stuckAt: null }, approvedPath(deposit), now) : NOT_WAITING,
  ],
  [
    'Reject',
    (deposit, { payload }, now) =>
      stateOf(deposit) === HOLD ? moveTo(deposit, [400], now, textOf(payload, 'reason')) : NOT_WAITING,
  ],
  [
    'Resubmit',
    (deposit, request, now) => {
      if (!isFinal(stateOf(deposit)) || stateOf(deposit) === 100) return 'Message cannot be resubmitted.'
      const changed = withVariables(deposit, request)
      const letter = changed.channel === 'courrier'
      const path = pathOf({ letter, needsApproval: false, convertible: true, fails: false })
      return moveTo({ ...changed, failure: '', stuckAt: null }, path, now)
    },
  ],
  ['Update', (deposit, request) => withVariables(deposit, request)],
  ['Delete', (deposit) => ({ ...deposit, deleted: true })],
]
const NOT_WAITING = 'Message is not waiting for an approval.'

/** Actions on the transports that `identifier`, a filter or an id, names. A refused one is an answer, not a fault. */
export function transportActions(platform: Platform): [string, (request: SessionRequest) => ServiceAnswer][] {
  return ACTIONS.map(([name, action]) => [name, (request) => act(platform, request, action)])
}

function act(platform: Platform, request: SessionRequest, action: Action): ServiceAnswer {
  const identifier = textOf(request.payload, 'identifier').trim()
  const filter = /[=()]/.test(identifier) || identifier === '' ? identifier : `(ruidex=${identifier})`
  const named =
    filter === '' ? [] : search(platform, request.session, filter, recipientTypes(request.header, false), undefined)
  const outcomes = named.map((found) => {
    const deposit = current(platform, found)
    const outcome = action(deposit, request, platform.clock())
    if (typeof outcome === 'string') return { deposit, reason: outcome }
    platform.store.save(outcome)
    return { deposit, reason: '' }
  })
  const failed = outcomes.filter(({ reason }) => reason !== '').length
  return {
    result: [
      ['nSucceeded', String(outcomes.length - failed)],
      ['nFailed', String(failed)],
      ['nItem', String(outcomes.length)],
      ['transportIDs', outcomes.map(({ deposit }) => ['string', deposit.transportId] as const)],
      ['errorReason', outcomes.map(({ reason }) => ['string', reason] as const)],
    ],
  }
}

function withVariables(deposit: Deposit, { payload }: SessionRequest): Deposit {
  const changes = variablesOf(child(payload, 'params'), 'vars')
  const names = new Set(changes.map(({ name }) => name.toLowerCase()))
  const kept = deposit.variables.filter(({ name }) => !names.has(name.toLowerCase()))
  return { ...deposit, variables: [...kept, ...changes] }
}
