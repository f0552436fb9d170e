import { fork } from 'node:child_process'
import { EventEmitter, once } from 'node:events'
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { submissionsOf } from '../model/dossier.ts'
import { differences, falselySent } from '../model/invariants.ts'
import { type ModelDossier, makeModelDossier, WHEN } from '../model/model-dossier.ts'
import { settle } from '../model/settle.ts'
import { automaticProblems } from '../model/watch.ts'
import { openWorld } from '../model/world.ts'
import { keyOf, type Taken } from './memory-platform.ts'
import { openTestSandbox, type TestSandbox } from './neotouch-sandbox.ts'
import { depositsIn } from './sandbox-deposits.ts'
import { TAILS, type Tail, tornWal } from './torn-wal.ts'
import { seededRandom } from './virtual-time.ts'

const witnessedSchema = z.object({
  /** Bytes of the journal when something was about to be seen by others: all of them were flushed. */
  wal: z.int(),
  /** Ids of sendings that were said to be queued. */
  promised: z.array(z.string()),
  /** Ids of documents that were said to be validated, and leave by themselves. */
  automatic: z.array(z.string()),
})
export type Witnessed = z.output<typeof witnessedSchema>

/** The disk at one instant, and what the platform had received by then. */
interface Image {
  path: string
  wal: Buffer
  witnessed: Witnessed[]
  taken: Taken
  /** UTC milliseconds. */
  at: number
}

export interface PowerCuts {
  problems: string[]
  /** Dossiers that were opened: each instant as it was, and with a torn end of the journal. */
  opened: number
  torn: number
  /** Of which the platform had something that the dossier did not know it had. */
  unaware: number
  processes: number
  sendings: number
}

const DOCUMENTS = 12
const DRAFTS = 3
/** Most answers of the platform between two instants, and most milliseconds after the last of them. */
const ANSWERS = 3
const LONGEST = 8
/** Above, SQLite may have moved pages of the journal to the dossier, which it does once they are flushed. */
const CHECKPOINT = 1_000 * 4_096

const child = resolve(import.meta.dirname, 'power-child.ts')

/**
 * A process at work is stopped again and again, at random instants, and its files are copied; each copy is opened in place of
 * the dossier, on a platform that has what it had at that instant, and must end up saying the same as the platform.
 */
export async function cutPower(instants: number, seed: number): Promise<PowerCuts> {
  const model = await makeModelDossier(DOCUMENTS, DRAFTS)
  const random = seededRandom(seed)
  const cuts: PowerCuts = { problems: [], opened: 0, torn: 0, unaware: 0, processes: 0, sendings: 0 }
  try {
    for (let left = instants; left > 0; ) {
      const began = performance.now()
      const answers = new EventEmitter()
      const sandbox = await openTestSandbox({
        clock: () => WHEN + Math.floor(performance.now() - began),
        log: () => void answers.emit('answer'),
      })
      const images = await copyAtWork(model, { sandbox, answers }, random, left, ++cuts.processes)
      left -= images.length
      for (const image of images) await tryImage(model, image, random, cuts)
      await sandbox.stop()
    }
    return cuts
  } finally {
    rmSync(model.folder, { recursive: true, force: true })
  }
}

/** One process, from its start to its end or to the last instant, copied on the way. */
async function copyAtWork(
  model: ModelDossier,
  { sandbox, answers }: { sandbox: TestSandbox; answers: EventEmitter },
  random: () => number,
  most: number,
  round: number,
): Promise<Image[]> {
  const path = join(model.folder, `office-${round}.dossier`)
  const witness = join(model.folder, `witness-${round}`)
  copyFileSync(model.path, path)
  writeFileSync(witness, '')
  const working = fork(child, [path, new URL(sandbox.url).origin, witness], { stdio: 'inherit' })
  const ended = once(working, 'exit')
  await Promise.race([once(working, 'message'), ended])
  const images: Image[] = []
  const began = performance.now()
  while (working.exitCode === null && images.length < most) {
    for (let wait = 1 + Math.floor(random() * ANSWERS); wait > 0; wait--) {
      await Promise.race([once(answers, 'answer'), ended])
    }
    // Short ones most of the time: the answer is being recorded.
    const delay = LONGEST * random() ** 3
    await (delay < 1 ? nextTurn() : pause(delay))
    if (!working.kill('SIGSTOP')) break
    const at = WHEN + Math.ceil(performance.now() - began) + 60_000
    images.push(copyOf(path, witness, join(model.folder, `image-${round}-${images.length}.dossier`), sandbox, at))
    working.kill('SIGCONT')
  }
  working.kill('SIGKILL')
  await ended
  return images
}

/** All at once: neither the process, which is stopped, nor the platform, which is this process, goes on meanwhile. */
function copyOf(path: string, witness: string, image: string, { dataDirectory }: TestSandbox, at: number): Image {
  const lines = readFileSync(witness, 'utf8').split('\n').slice(0, -1)
  copyFileSync(path, image)
  return {
    path: image,
    wal: existsSync(`${path}-wal`) ? readFileSync(`${path}-wal`) : Buffer.alloc(0),
    witnessed: lines.map((line) => witnessedSchema.parse(JSON.parse(line))),
    taken: {
      deposits: depositsIn(dataDirectory),
      readFile: (stored) => readFileSync(join(dataDirectory, 'transports', stored)),
    },
    at,
  }
}

async function tryImage(model: ModelDossier, image: Image, random: () => number, cuts: PowerCuts): Promise<void> {
  const flushed = image.witnessed.at(-1)?.wal ?? 0
  const grown = image.wal.length > flushed && image.wal.length < CHECKPOINT
  const tail = TAILS[Math.floor(random() * TAILS.length)] ?? 'cut'
  const part = random()
  await openImage(model, image, image.wal, 'as it was', cuts)
  if (!grown) return
  cuts.torn++
  await openImage(model, image, tornWal(image.wal, flushed, part, tail), words(tail, part), cuts)
}

const words = (tail: Tail, part: number): string => `with a journal that ends in ${tail} at ${part.toFixed(2)}`

async function openImage(model: ModelDossier, image: Image, wal: Buffer, how: string, cuts: PowerCuts): Promise<void> {
  writeFileSync(`${image.path}-wal`, wal)
  const world = await openWorld({ ...model, path: image.path }, cuts.opened, image.at, image.taken)
  try {
    const told = image.witnessed
    world.promised.push(...told.flatMap(({ promised }) => promised))
    world.automatic.push(...told.flatMap(({ automatic }) => automatic))
    const known = new Set<string>()
    for (const { id } of await submissionsOf(world)) {
      const { key, transportId } = await world.call('submissions.get', { id })
      if (transportId !== null) known.add(key)
    }
    if (image.taken.deposits.some((deposit) => !known.has(keyOf(deposit)))) cuts.unaware++
    const problems = await falselySent(world)
    await settle(world)
    problems.push(...(await differences(world)), ...(await automaticProblems(world)))
    cuts.problems.push(...problems.map((problem) => `${image.path}, ${how}: ${problem}`))
    cuts.sendings += world.deposits().length
    cuts.opened++
  } finally {
    await world.close()
  }
}
