/** `npm run bench [-- name…]`: measures, prints medians and ratios, writes out/bench.json. Never fails for slowness. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join, resolve } from 'node:path'
import { batch } from '../test/bench/batch.ts'
import { batchWindow } from '../test/bench/batch-window.ts'
import { bulkUpdate } from '../test/bench/bulk-update.ts'
import { idle } from '../test/bench/idle.ts'
import { importLarge, importSmall } from '../test/bench/imports.ts'
import { issue } from '../test/bench/issue.ts'
import { largeWindow } from '../test/bench/large-window.ts'
import { lists } from '../test/bench/lists.ts'
import { model } from '../test/bench/model.ts'
import { pdf } from '../test/bench/pdf.ts'
import { power } from '../test/bench/power.ts'
import { send } from '../test/bench/send.ts'
import { start } from '../test/bench/start.ts'
import type { Figure, Measure } from '../test/bench/support/measure.ts'
import { totals } from '../test/bench/totals.ts'
import { week } from '../test/bench/week.ts'

const MEASURES: readonly Measure[] = [
  start,
  issue,
  pdf,
  send,
  batch,
  batchWindow,
  idle,
  importSmall,
  importLarge,
  lists,
  largeWindow,
  bulkUpdate,
  totals,
  model,
  power,
  week,
]

const root = resolve(import.meta.dirname, '..')
const output = join(root, 'out/bench.json')
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !MEASURES.some((measure) => measure.name === name))
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(', ')}. Names: ${MEASURES.map(({ name }) => name).join(' ')}`)
  process.exit(2)
}

const [processor] = cpus()
const machine = {
  processor: processor?.model ?? 'unknown',
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  system: `${process.platform} ${process.arch}`,
  node: process.versions.node,
}
const measured: Record<string, { title: string; at: string; figures: Figure[] }> = {}
console.log(`${machine.cores} cores (${machine.processor}), ${machine.memoryGB} GB, Node ${machine.node}\n`)
for (const measure of MEASURES.filter(({ name, onRequest }) =>
  asked.length === 0 ? !onRequest : asked.includes(name),
)) {
  const missing = measure.missing?.() ?? null
  console.log(`${measure.title} [${measure.name}]`)
  if (missing !== null) {
    console.log(`  left out: ${missing}\n`)
    continue
  }
  const figures = await measure.run()
  for (const figure of figures) console.log(lineOf(figure))
  console.log('')
  measured[measure.name] = { title: measure.title, at: new Date().toISOString(), figures }
}
mkdirSync(join(root, 'out'), { recursive: true })
writeFileSync(output, `${JSON.stringify({ machine, measures: { ...before(), ...measured } }, null, 2)}\n`)
console.log(`Written: ${output}`)

/** What a run before measured of other subjects on this copy. */
function before(): typeof measured {
  try {
    return (JSON.parse(readFileSync(output, 'utf8')) as { measures: typeof measured }).measures
  } catch {
    return {}
  }
}

function lineOf({ what, value, unit, runs, range, bare, ratio }: Figure): string {
  const shown = (amount: number): string => amount.toFixed(Math.abs(amount) < 10 ? 2 : Math.abs(amount) < 100 ? 1 : 0)
  const spread = range && runs > 1 ? ` (${shown(range[0])} to ${shown(range[1])}, ${runs} runs)` : ''
  const against = bare ? `  against ${shown(bare.value)} ${bare.what}` : ''
  const times = ratio === undefined ? '' : `  ratio ${ratio.toFixed(2)}`
  return `  ${what.padEnd(52)} ${shown(value).padStart(8)} ${unit}${spread}${against}${times}`
}
