import { fork } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import { resolve } from 'node:path'
import { type Counts, noCounts } from '../model/run.ts'
import type { Figure, Measure } from './support/measure.ts'
import type { Part, PlayedPart } from './support/model-part.ts'

const RUNS = Number(process.env.MODEL_RUNS ?? 10_000)
const SEED = Number(process.env.MODEL_SEED ?? 1)
const WORKERS = Number(process.env.MODEL_WORKERS ?? Math.min(2, cpus().length))
/** One run of five is of letters alone, one of ten of a pile that several sessions hand over. */
const LETTERS = 0.2
const MANY = 0.1
/** Runs that a process plays before it is given others. */
const PART = 50
/** Runs between two lines of progress. */
const PROGRESS = 500

const child = resolve(import.meta.dirname, 'support/model-part.ts')

/** Random interleavings of people, faults, crashes and time; each one that ends in a difference is printed whole. */
export const model: Measure = {
  name: 'model',
  title: `${RUNS} random weeks of the outbox, seed ${SEED}, ${WORKERS} processes (MODEL_RUNS, MODEL_SEED, MODEL_WORKERS)`,
  onRequest: true,
  run: measure,
}

/** All the runs, cut so that their seeds do not depend on the number of processes. */
function partsOf(runs: number, seed: number): Part[] {
  const [letters, many] = [Math.round(runs * LETTERS), Math.round(runs * MANY)]
  const cut = (kind: Part['kind'], count: number, of: number): Part[] =>
    Array.from({ length: Math.ceil(count / PART) }, (_, index) => ({
      kind,
      runs: Math.min(PART, count - index * PART),
      seed: seed * 100_003 + of + index * PART,
    }))
  return [...cut('any', runs - letters - many, 0), ...cut('letters', letters, 50_000), ...cut('many', many, 75_000)]
}

async function measure(): Promise<Figure[]> {
  const counts = noCounts()
  const waiting = partsOf(RUNS, SEED)
  const began = performance.now()
  const minutes = () => (performance.now() - began) / 60_000
  let differing = 0
  let done = 0
  const add = (played: PlayedPart): void => {
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += played.counts[name]
    for (const one of played.differing) console.log(one)
    differing += played.differing.length
    const before = done
    done += played.runs
    if (Math.floor(before / PROGRESS) === Math.floor(done / PROGRESS)) return
    console.log(`  ${done} runs, ${differing} differing, ${minutes().toFixed(1)} min, ${JSON.stringify(counts)}`)
  }
  const work = async (): Promise<void> => {
    const process = fork(child)
    const ended = once(process, 'exit')
    for (let part = waiting.shift(); part !== undefined; part = waiting.shift()) {
      process.send(part)
      const answer = (await Promise.race([once(process, 'message'), ended])) as [PlayedPart | number | null]
      if (typeof answer[0] !== 'object' || answer[0] === null) throw new Error('a process of the runs ended too early')
      add(answer[0])
    }
    process.disconnect()
    await ended
  }
  await Promise.all(Array.from({ length: WORKERS }, work))
  const figure = (what: string, value: number): Figure => ({ what, unit: 'in all', value, runs: done })
  console.log(
    `  | ${SEED} | ${[done, ...Object.values(counts), minutes().toFixed(1), differing]
      .map((value) => value.toLocaleString('en'))
      .join(' | ')} |`,
  )
  return [
    figure('runs that end in a difference', differing),
    ...Object.entries(counts).map(([what, value]) => figure(what, value)),
    { what: 'it took', unit: 'min', value: minutes(), runs: 1 },
  ]
}
