import type { Input } from '../../shared/contract.ts'
import type { SubmissionRow } from '../../shared/model/views.ts'
import { keyOf } from '../support/memory-platform.ts'
import { changeSettings, putBack, setAccount, submissionsOf } from './dossier.ts'
import { ELSEWHERE, HOME } from './model-dossier.ts'
import { type Automatic, type Batch, CHANNELS, COPIES, type Issue, type Step } from './steps.ts'
import type { World } from './world.ts'

const COPY_EMAILS = ['copie@client.example']
const UNSETTLED = ['queued', 'sending', 'uncertain', 'blocked', 'accepted']

/** Does one step; what the engine refuses is a step that does nothing. */
export async function perform(world: World, step: Step): Promise<void> {
  switch (step.do) {
    case 'queue':
      return queue(world, step)
    case 'replace':
      return replace(world, step)
    case 'batch':
      return batch(world, step)
    case 'issue':
      return issue(world, step)
    case 'retry':
    case 'cancel':
    case 'markSent':
    case 'stopThere':
    case 'cancelThere':
      return follow(world, step)
    case 'automatic':
      return setAutomatic(world, step)
    case 'suspend':
      await world.ask('sync.hold', { held: step.held })
      return
    case 'service':
      return changeService(world, step.sandbox ? 'sandbox' : 'production')
    case 'dieDuring':
      world.dieDuringNext(step.death)
      await perform(world, step.step)
      if (world.willDie()) await world.crash()
      return
    case 'editClient': {
      const id = world.model.documents[step.document % world.model.documents.length]?.clientId ?? ''
      const client = await world.call('clients.get', { id })
      const contacts = client.contacts.map((contact) => ({ ...contact, email: `autre${step.document}@client.example` }))
      await world.ask('clients.save', { ...client, contacts })
      return
    }
    case 'inFlight':
      await changeSettings(world, { inFlight: step.most })
      return
    case 'password':
      return world.setPassword(step.right ? 'demo' : 'faux')
    case 'account':
      await setAccount(world, step.elsewhere ? ELSEWHERE : HOME, step.other ? 'autre' : 'demo')
      return
    case 'refresh':
      return world.begin('sync.now', {})
    case 'resume':
      return world.begin('sync.resume', {})
    case 'exchange':
      return world.exchange(step.fate, step.nth)
    case 'exchanges':
      for (let done = 0; done < step.count && world.wire.waiting() > 0; done++) await world.exchange('ok', step.nth)
      return
    case 'powerCut':
      return world.powerCut(step.fate, step.part, step.tail)
    case 'pass':
      return world.pass(step.seconds * 1_000)
    case 'index':
      world.pace.indexMilliseconds = step.seconds * 1_000
      return
    case 'skew':
      return world.setSkew(step.seconds * 1_000)
    case 'restart':
      for (const platform of world.platforms.values()) platform.restart()
      return
    default:
      return world[step.do]()
  }
}

async function queue(world: World, step: Extract<Step, { do: 'queue' }>): Promise<void> {
  const { id: documentId } = nth(world.model.documents, step.document)
  await submit(world, {
    documentId,
    choice: {
      override: { channel: CHANNELS[step.channel] ?? 'email', copy: COPIES[step.copy] ?? 'none' },
      copyEmails: COPY_EMAILS,
      hold: step.hold,
      plannedAt: step.later === 0 ? null : world.clock() + step.later * 1_000,
      ...(step.reason ? { resendReason: 'Le client ne le retrouve pas' } : {}),
    },
  })
}

/** @returns whether it was queued. */
async function submit(world: World, asked: Input<'sending.submit'>): Promise<boolean> {
  const queued = await world.ask('sending.submit', asked)
  if (!queued.ok) return false
  const { submissionIds } = queued.value
  world.promised.push(...submissionIds)
  if (asked.choice.plannedAt) world.planned.set(submissionIds[0] ?? '', asked.choice.plannedAt)
  return true
}

/** « Corriger et renvoyer ». */
async function replace(world: World, step: Extract<Step, { do: 'replace' }>): Promise<void> {
  const failed = (await submissionsOf(world)).filter(({ state }) => state === 'blocked' || state === 'rejected')
  const one = failed[step.submission % Math.max(1, failed.length)]
  if (one === undefined) return
  const override = { channel: CHANNELS[step.channel] ?? ('email' as const), copy: 'none' as const }
  const choice = { override, replaces: one.id, resendReason: 'Corrigé' }
  if (!(await submit(world, { documentId: one.documentId, choice }))) return
  const { state, blockedReason } = await world.call('submissions.get', { id: one.id })
  if (state === 'abandoned') world.undone.push(one.id)
  else if (blockedReason !== 'replaced') world.broken.push(`${one.id} was replaced, and is ${state}`)
}

/** « Envoyer N documents », perhaps stopped while it runs, perhaps undone at once. */
async function batch(world: World, step: Batch): Promise<void> {
  const all = [...world.model.drafts, ...world.model.documents]
  const override = step.channel === null ? {} : { channel: CHANNELS[step.channel] ?? ('email' as const) }
  const rows = step.documents.map((index) => ({ documentId: nth(all, index).id, override }))
  const plannedAt = step.later === 0 ? null : world.clock() + step.later * 1_000
  const before = new Set((await submissionsOf(world)).map(({ id }) => id))
  const running = world.ask('batch.run', { rows, issueDrafts: true, hold: step.hold, plannedAt })
  if (step.stop !== null && !world.willDie()) {
    for (let turn = 0; turn < step.stop; turn++) await new Promise((resume) => setImmediate(resume))
    await world.call('batch.cancel', {})
  }
  const report = await running
  if (!report.ok) return
  const { submissionIds, stopped } = report.value
  const queued = (await submissionsOf(world)).filter(({ id, isCopy }) => !isCopy && !before.has(id))
  const told = report.value.rows.filter(({ outcome }) => outcome === 'queued').length
  const kept = new Set(submissionIds)
  const back = queued.filter(({ id }) => !kept.has(id))
  if (told !== kept.size) world.broken.push(`the report tells ${told} queued, and names ${kept.size}`)
  if (!stopped && back.length > 0) world.broken.push(`${back.length} queued sendings are in no line of the report`)
  world.undone.push(...back.map(({ id }) => id))
  if (step.undo && !step.hold) {
    const undone = await world.ask('batch.undo', { submissionIds })
    if (undone.ok && undone.value.left > 0) world.broken.push(`${undone.value.left} left within the time to undo`)
    if (undone.ok) world.undone.push(...submissionIds)
    return
  }
  world.promised.push(...submissionIds)
  if (plannedAt !== null) for (const id of submissionIds) world.planned.set(id, plannedAt)
}

async function setAutomatic(world: World, { timing, time }: Automatic): Promise<void> {
  const settings = await world.call('neotouch.get', {})
  const sending = { ...settings.sending, automatic: timing, automaticTime: time }
  await world.call('neotouch.update', { ...settings, sending })
}

/** « Valider »: what the dossier makes automatic is noted, also when the process dies before it answers. */
async function issue(world: World, { draft, automatic }: Issue): Promise<void> {
  const { id } = nth(world.model.drafts, draft)
  if ((await world.call('documents.get', { id })).state === 'issued') return
  if (automatic !== null) await setAutomatic(world, automatic)
  const { sending } = await world.call('neotouch.get', {})
  await world.ask('documents.issue', { id })
  const { state } = await world.call('documents.get', { id })
  if (state === 'issued' && (sending.automatic ?? 'never') !== 'never') world.automatic.push(id)
}

async function follow(world: World, step: { do: string; submission: number }): Promise<void> {
  const rows = await submissionsOf(world)
  const one: SubmissionRow | undefined = rows[step.submission % Math.max(1, rows.length)]
  if (one === undefined) return
  const { id } = one
  switch (step.do) {
    case 'retry':
      return putBack(world, id)
    case 'cancel': {
      if ((await world.ask('submissions.abandon', { id })).ok) world.undone.push(id)
      return
    }
    case 'markSent':
      await world.ask('submissions.markSent', { id, reason: 'remis en main propre' })
      return
    case 'cancelThere':
      world.stopped.add(id)
      if (world.willDie()) await world.ask('submissions.cancel', { id })
      else await world.begin('submissions.cancel', { id })
      return
    default: {
      const { key } = await world.call('submissions.get', { id })
      world.stopped.add(id)
      for (const platform of world.platforms.values()) {
        for (const deposit of platform.deposits()) if (keyOf(deposit) === key) platform.cancel(deposit.number)
      }
    }
  }
}

/** Between Neotouch and the stand-in: refused as long as anything is not over. */
async function changeService(world: World, environment: 'sandbox' | 'production'): Promise<void> {
  const before = (await world.call('neotouch.get', {})).environment
  const unsettled = (await submissionsOf(world)).filter(({ state }) => UNSETTLED.includes(state))
  const changed = await changeSettings(world, { environment })
  if (changed && before !== environment && unsettled.length > 0) {
    world.broken.push(`the service changed while ${unsettled.length} sendings were not over`)
  }
}

const nth = <Value>(all: readonly Value[], index: number): Value => {
  const found = all[index % all.length]
  if (found === undefined) throw new Error('the dossier is empty')
  return found
}
