import type { Deposit } from '../../main/engine/neotouch/sandbox/deposit.ts'
import { stateOf, variableOf } from '../../main/engine/neotouch/sandbox/deposit.ts'
import type { Submission } from '../../shared/model/views.ts'
import { mayMove } from '../../shared/rules/transitions.ts'
import { keyOf } from '../support/memory-platform.ts'
import type { OpenEngine } from '../support/open-engine.ts'
import { submissionsOf } from './dossier.ts'

/** A dossier, and all that the platforms took of it. */
export interface Compared {
  call: OpenEngine['call']
  deposits: () => Deposit[]
  /** Ids of the sendings that the engine said were queued. */
  promised: readonly string[]
  /** Errors that no outcome describes. */
  unexpected: readonly string[]
  /** Keys that the stand-in of the application took: trials. */
  trials: () => ReadonlySet<string>
}

/** At any moment: what the dossier calls sent, the platform sent. */
export async function falselySent(world: Compared): Promise<string[]> {
  const { rows } = await world.call('submissions.list', { tab: 'sent', limit: 500 })
  if (rows.length === 0) return []
  const deposits = world.deposits()
  const trials = world.trials()
  const problems: string[] = []
  for (const row of rows.filter((one) => !one.byHand)) {
    const { key, transportId } = await world.call('submissions.get', { id: row.id })
    if (row.trial || trials.has(key)) problems.push(`${key} is a trial, and is called sent`)
    const taken = deposits.find((deposit) => deposit.transportId === transportId && keyOf(deposit) === key)
    const sent = taken?.history.some(({ state }) => state === 100 || (state === 90 && row.channel === 'courrier'))
    if (!sent) problems.push(`${key} is called sent, and the platform did not send it`)
  }
  return problems
}

/** Once all is quiet: the ledger of the platforms and the dossier say the same. */
export async function differences(world: Compared): Promise<string[]> {
  const problems = [...world.unexpected]
  const rows = await submissionsOf(world)
  const submissions: Submission[] = []
  for (const { id } of rows) submissions.push(await world.call('submissions.get', { id }))
  const deposits = world.deposits()
  const byKey = new Map<string, Deposit[]>()
  for (const deposit of deposits) byKey.set(keyOf(deposit), [...(byKey.get(keyOf(deposit)) ?? []), deposit])

  const known = new Set(submissions.map(({ key }) => key))
  for (const key of byKey.keys()) if (!known.has(key)) problems.push(`the platform has ${key}, the dossier does not`)
  for (const [key, taken] of byKey) if (taken.length > 1) problems.push(`${key} was taken ${taken.length} times`)
  const ids = new Set(submissions.map(({ id }) => id))
  for (const id of world.promised) if (!ids.has(id)) problems.push(`the sending ${id} was promised, and is lost`)

  const trials = world.trials()
  for (const one of submissions) {
    const said = `${one.key} (${one.channel}) is ${one.state} « ${one.message} »`
    const [taken] = byKey.get(one.key) ?? []
    problems.push(...stateProblems(one, taken).map((problem) => `${said}: ${problem}`))
    problems.push(...historyProblems(one).map((problem) => `${said}: ${problem}`))
    if (!taken) continue
    problems.push(...contentProblems(one, taken).map((problem) => `${said}: ${problem}`))
    if (trials.has(one.key) !== one.trial) problems.push(`${said}: the wrong service took it`)
  }
  return problems
}

function stateProblems(one: Submission, taken: Deposit | undefined): string[] {
  const state = taken === undefined ? null : stateOf(taken)
  switch (one.state) {
    case 'delivered':
      return state === 100 ? [] : [`the platform is at ${state}`]
    case 'rejected':
      return one.transportId === null ? (taken ? ['the platform took it'] : []) : wrong(state, [200, 400])
    case 'abandoned':
      return one.byHand ? [] : one.transportId === null ? (taken ? ['the platform took it'] : []) : wrong(state, [300])
    case 'queued':
      return one.held || one.isCopy ? (taken ? ['the platform took it'] : []) : ['it still waits']
    case 'blocked':
      return one.message === '' ? ['nothing says why'] : []
    default:
      return ['it is not settled']
  }
}

const wrong = (state: number | null, expected: readonly number[]): string[] =>
  state !== null && expected.includes(state) ? [] : [`the platform is at ${state}`]

/** The history tells each move of the state, and only moves that exist. */
function historyProblems(one: Submission): string[] {
  const moves = one.events.filter(({ to }) => to !== null)
  const problems: string[] = []
  let at: Submission['state'] | null = null
  for (const { from, to } of moves) {
    if (to === null) continue
    if (at !== null && (from !== at || !mayMove(at, to)))
      problems.push(`the history goes from ${at} to ${from} → ${to}`)
    at = to
  }
  if (at !== one.state) problems.push(`the history ends at ${at}`)
  return problems
}

/** What the platform took is what was frozen when it was queued. */
function contentProblems(one: Submission, taken: Deposit): string[] {
  const problems: string[] = []
  if (taken.channel !== one.channel) problems.push(`it left as ${taken.channel}`)
  const files = taken.files.map(({ sha256 }) => sha256)
  if (!one.proofs.every(({ sha256 }) => files.includes(sha256)))
    problems.push('a file of another sending is kept with it')
  if (taken.files[0]?.sha256 !== one.fileSha256) problems.push('another file left')
  if (one.channel === 'email' && variableOf(taken, 'EmailAddress') !== one.to.email) problems.push('another address')
  return problems
}
