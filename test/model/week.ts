import { rmSync } from 'node:fs'
import type { Channel } from '../../shared/model/sending.ts'
import { putBack, submissionsOf } from './dossier.ts'
import { differences, falselySent } from './invariants.ts'
import { makeModelDossier, multiply } from './model-dossier.ts'
import { settle } from './settle.ts'
import { WIRE_FATES } from './wire.ts'
import { openWorld, type World } from './world.ts'

const HOUR = 3_600_000
const DAYS = 5
const COMPANY: readonly Channel[] = ['email', 'courrier', 'portail']
const PUBLIC: readonly Channel[] = ['chorus', 'courrier']
/** One exchange of so many goes wrong. */
const ONE_FAULT_IN = 12
/** Exchanges that one day may see; the night takes what is left. */
const MOST = 200_000

export interface Week {
  problems: string[]
  documents: number
  transports: number
  exchanges: number
  faults: number
  /** The engine was closed, or died. */
  ends: number
  /** Rows of the final report, by state. */
  states: Record<string, number>
}

/**
 * Five days of a busy office: each morning a fifth of the documents is queued while the wire fails now and then; a person
 * sees to the errors; the lid is closed at night, twice in the middle of the work; on the third day the password changes
 * at noon, and is typed at two.
 */
export async function playWeek(count: number, seed: number): Promise<Week> {
  const model = await makeModelDossier(12)
  multiply(model, count)
  const world = await openWorld(model, seed)
  let faults = 0
  let ends = 0

  const until = async (instant: number): Promise<void> => {
    for (let turn = 0; turn < MOST && world.time.now() < instant; turn++) {
      if (world.wire.waiting() > 0) {
        const wrong = world.random() * ONE_FAULT_IN < 1
        if (wrong) faults++
        const fate = wrong ? WIRE_FATES[Math.floor(world.random() * WIRE_FATES.length)] : undefined
        await world.exchange(fate ?? 'ok')
      } else await world.pass(Math.min(world.time.nextAt() ?? instant, instant) - world.time.now() + 1)
    }
  }

  /** At the office: every half hour a person does what the sentences of the errors ask. */
  const office = async (instant: number): Promise<void> => {
    while (world.time.now() < instant) {
      await until(Math.min(instant, world.time.now() + HOUR / 2))
      const { rows } = await world.call('submissions.list', { tab: 'inError', limit: 500 })
      for (const row of rows) if (row.state === 'blocked') await putBack(world, row.id)
    }
  }

  try {
    const monday = world.time.now()
    for (let day = 0; day < DAYS; day++) {
      const morning = monday + day * 24 * HOUR
      await until(morning)
      await queueDay(world, day)
      await office(morning + 4 * HOUR)
      if (day === 2) for (const platform of world.platforms.values()) platform.setPassword('nouveau')
      await office(morning + 6 * HOUR)
      if (day === 2) await world.setPassword('nouveau')
      if (day % 2 === 1) await world.crash()
      else await world.reopen()
      ends++
      await office(morning + 10 * HOUR)
    }
    const problems = await falselySent(world)
    await settle(world, 'nouveau')
    problems.push(...(await differences(world)), ...(await reportProblems(world)))
    return {
      problems,
      documents: count,
      transports: world.deposits().length,
      exchanges: world.wire.exchanges(),
      faults,
      ends,
      states: await countStates(world),
    }
  } finally {
    await world.close()
    rmSync(model.folder, { recursive: true, force: true })
  }
}

async function queueDay(world: World, day: number): Promise<void> {
  const publicId = world.model.documents[2]?.clientId
  for (const [index, { id: documentId, clientId }] of world.model.documents.entries()) {
    if (index % DAYS !== day) continue
    const channels = clientId === publicId ? PUBLIC : COMPANY
    const override = { channel: channels[Math.floor(index / DAYS) % channels.length] ?? 'email', copy: 'none' as const }
    const queued = await world.ask('sending.submit', { documentId, choice: { override } })
    if (!queued.ok) throw new Error(queued.error.message)
    world.promised.push(...queued.value.submissionIds)
  }
}

/** The follow-up names every document, with its state and the platform's word where it has one. */
async function reportProblems(world: World): Promise<string[]> {
  const rows = await submissionsOf(world)
  const named = new Set(rows.map(({ documentId }) => documentId))
  const missing = world.model.documents.filter(({ id }) => !named.has(id)).map(({ id }) => `${id} is in no line`)
  const silent = rows.filter((row) => row.documentNumber === '' || row.message === '')
  const wordless = rows.filter((row) => row.state === 'delivered' && row.rawState === null)
  return [
    ...missing,
    ...silent.map(({ id }) => `${id} has no number or no sentence`),
    ...wordless.map(({ id }) => `${id} is called sent without the platform's state`),
  ]
}

async function countStates(world: World): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const { state, byHand } of await submissionsOf(world)) {
    const name = byHand ? 'by hand' : state
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}
