/** Plays the parts of the random runs that it is given, one after the other, and says what each did: forked by the measure. */
import { rmSync } from 'node:fs'
import fc from 'fast-check'
import { makeRunsDossier } from '../../model/model-dossier.ts'
import { type Counts, type Kind, noCounts, play, runArbitrary } from '../../model/run.ts'

/** Runs of a kind, drawn from a seed of their own: the same ones whoever plays them. */
export interface Part {
  kind: Kind
  runs: number
  seed: number
}
export interface PlayedPart {
  counts: Counts
  runs: number
  /** Runs that end in a difference, as they are printed. */
  differing: string[]
}

const few = await makeRunsDossier('few')
const many = await makeRunsDossier('many')

async function playPart({ kind, runs, seed }: Part): Promise<PlayedPart> {
  const counts = noCounts()
  const differing: string[] = []
  for (const [steps, jitter] of fc.sample(runArbitrary(kind), { numRuns: runs, seed })) {
    const { problems, ...played } = await play(kind === 'many' ? many : few, steps, jitter)
    for (const name of Object.keys(counts) as (keyof Counts)[]) counts[name] += played[name]
    if (problems.length === 0) continue
    differing.push(`${problems.join('\n')}\n${JSON.stringify({ kind, seed: jitter, steps })}`)
  }
  return { counts, runs, differing }
}

process.on('message', (part: Part) => {
  playPart(part).then(
    (played) => process.send?.(played),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
process.on('disconnect', () => {
  for (const { folder } of [few, many]) rmSync(folder, { recursive: true, force: true })
})
