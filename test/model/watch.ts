import { stateOf } from '../../main/engine/neotouch/sandbox/deposit.ts'
import { keyOf } from '../support/memory-platform.ts'
import { submissionsOf } from './dossier.ts'
import { falselySent } from './invariants.ts'
import { UNDO, type World } from './world.ts'

/** Looks at a run after each step, for what must be true at any moment. */
export function createWatch(world: World): () => Promise<string[]> {
  let exchanges = 0
  /** While the sendings are suspended: the keys that were in flight and are still, and the ledger as it was. */
  let suspended: { inFlight: Set<string>; taken: Set<string> } | null = null

  const keysOf = () => new Set(world.deposits().map(keyOf))
  const inFlight = async (): Promise<Set<string>> => {
    const keys = new Set<string>()
    for (const { id, state } of await submissionsOf(world)) {
      if (state === 'sending') keys.add((await world.call('submissions.get', { id })).key)
    }
    return keys
  }

  const suspension = async (): Promise<string[]> => {
    const { held } = await world.call('neotouch.get', {})
    if (!held) {
      suspended = null
      return []
    }
    const [sending, taken] = [await inFlight(), keysOf()]
    const before = suspended
    const still = before === null ? sending : new Set([...sending].filter((key) => before.inFlight.has(key)))
    suspended = { inFlight: still, taken }
    if (before === null) return []
    const left = [...sending, ...[...taken].filter((key) => !before.taken.has(key))]
    return left.filter((key) => !before.inFlight.has(key)).map((key) => `${key} left while the sendings are suspended`)
  }

  return async () => {
    const problems = [...world.broken.splice(0), ...(await suspension())]
    problems.push(...(await automaticProblems(world)))
    if (world.wire.exchanges() === exchanges) return problems
    exchanges = world.wire.exchanges()
    return [...problems, ...(await falselySent(world))]
  }
}

/** A document that was validated while it was to leave by itself is in the queue, or says why not. */
export async function automaticProblems(world: World): Promise<string[]> {
  const problems: string[] = []
  for (const id of world.automatic) {
    const outcome = await world.call('automatic.outcome', { id })
    const said = outcome !== null && (outcome.submissionId !== null || (outcome.reason ?? '') !== '')
    if (!said) problems.push(`the document ${id} was to leave by itself, and was forgotten`)
  }
  return problems
}

/** Once all is quiet: what was undone, planned, stopped, tried or made automatic. */
export async function promisesBroken(world: World): Promise<string[]> {
  const problems = [...world.broken, ...(await automaticProblems(world))]
  const taken = new Map(world.deposits().map((deposit) => [keyOf(deposit), deposit]))
  const rows = await submissionsOf(world)
  const stopped = new Set<string>()
  for (const { id, isCopy, state } of rows) {
    const { key, events } = await world.call('submissions.get', { id })
    if (world.stopped.has(id)) stopped.add(key)
    const [queued] = events
    const left = events.find(({ to }) => to === 'sending')
    if (world.undone.includes(id) && (state !== 'abandoned' || taken.has(key))) {
      problems.push(`${key} was undone, and is ${state}${taken.has(key) ? ', taken by the platform' : ''}`)
    }
    if (isCopy || world.hurried.has(id) || left === undefined || queued === undefined) continue
    const planned = world.planned.get(id)
    if (planned !== undefined && left.at < planned) problems.push(`${key} left before its hour`)
    else if (left.at < queued.at + UNDO) problems.push(`${key} left within the time to undo`)
  }
  for (const [key, deposit] of taken) {
    if (stateOf(deposit) === 300 && !stopped.has(key)) problems.push(`${key} was stopped, and nobody asked for it`)
  }
  return [...problems, ...(await trialProblems(world))]
}

/** A trial says nothing of its document: it is still to be sent. */
async function trialProblems(world: World): Promise<string[]> {
  const rows = await submissionsOf(world)
  const { sent } = await world.call('submissions.counts', {})
  const expected = rows.filter((one) => !one.trial && (one.state === 'delivered' || one.byHand)).length
  const problems = sent === expected ? [] : [`${sent} are counted as sent, and ${expected} are`]
  const never = new Set(await world.call('batch.neverSent', {}))
  for (const { documentId } of rows.filter((one) => one.trial && !one.isCopy)) {
    const own = rows.filter((one) => one.documentId === documentId && !one.isCopy)
    const last = own.at(-1)
    const tried = own.every(({ trial }) => trial) && ['delivered', 'rejected', 'abandoned'].includes(last?.state ?? '')
    if (tried && !never.has(documentId)) problems.push(`the document ${documentId} was only tried, and is called sent`)
  }
  return problems
}
