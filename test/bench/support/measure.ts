/** One line of the table: a median, and what it is compared with. */
export interface Figure {
  what: string
  /** Median of the runs. */
  value: number
  unit: 'ms' | 'MB' | 'per second' | 'in all' | 'min'
  runs: number
  /** Lowest and highest run. */
  range?: readonly [number, number]
  /** What the same machine takes for the bare work. */
  bare?: { what: string; value: number }
  /** How many times the bare work: value / bare, or its inverse where more is better. */
  ratio?: number
}

/** One subject of `npm run bench`. */
export interface Measure {
  name: string
  title: string
  /** Where the input is missing, in words; null: it can run. */
  missing?: () => string | null
  /** Takes too long for a run of everything: only when it is named. */
  onRequest?: boolean
  run(): Promise<Figure[]>
}

/** @throws Error on an empty list. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]]
  if (low === undefined || high === undefined) throw new Error('no run was measured')
  return (low + high) / 2
}

/** Milliseconds of one piece of work. */
export async function timed(work: () => unknown): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Runs of several pieces of work, in turns, so that all meet the same moments of the machine. */
export async function alternate<Name extends string>(
  runs: number,
  works: Readonly<Record<Name, (run: number) => Promise<number> | number>>,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(works) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  for (let run = 0; run < runs; run++) {
    for (const name of names) times[name].push(await works[name](run))
  }
  return times
}

/** The figure of some runs, against the runs of the bare work. */
export function figure(
  what: string,
  unit: Figure['unit'],
  values: readonly number[],
  bare?: { what: string; values: readonly number[] },
): Figure {
  const value = median(values)
  const own: Figure = { what, unit, value, runs: values.length, range: [Math.min(...values), Math.max(...values)] }
  if (bare === undefined) return own
  const bareValue = median(bare.values)
  return {
    ...own,
    bare: { what: bare.what, value: bareValue },
    ratio: unit === 'per second' ? bareValue / value : value / bareValue,
  }
}
