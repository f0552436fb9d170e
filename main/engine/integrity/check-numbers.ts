import { formatNumber, seriesOf } from '../../../shared/rules/numbering.ts'
import { type Database, statement } from '../database/connection.ts'
import type { CheckRun } from './check-run.ts'
import { integritySql } from './integrity.sql.ts'
import { RESTORE_ADVICE } from './words.ts'

export interface Series {
  kind: string
  format: string
  /** 0: the series counts for ever. */
  year: number
}

/** What a series counts: the way back from `seriesOf`. Null: written by something else. */
export function readSeries(series: string): Series | null {
  const match = /^([^:]+):(.*?)(?::(\d{4}))?$/u.exec(series)
  const [, kind = '', format = '', year = '0'] = match ?? []
  return match !== null && seriesOf(kind, format, Number(year)) === series ? { kind, format, year: Number(year) } : null
}

/** Matches a number of this series; its group is the order in the series. */
export function seriesPattern({ format, year }: Series): RegExp {
  const parts = format.split(/(\{[^{}]*\})/u).map((part) => {
    const order = /^\{n(?::(\d{1,2}))?\}$/u.exec(part)
    if (order) return `(\\d{${Number(order[1] ?? 1)},})`
    if (/^\{ann(?:é|e)e\}$/u.test(part)) return String(year)
    if (part === '{aa}') return String(year).slice(-2)
    if (part === '{mois}') return '\\d{2}'
    return part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  })
  return new RegExp(`^${parts.join('')}$`, 'u')
}

/**
 * Every number that a series gave must be that of an issued document (CGI, annexe II, art. 242 nonies A). A series
 * starts where the person said: at its first document. Numbers that an import brought fill it, and do not start it.
 */
export async function checkNumbers(database: Database, run: CheckRun): Promise<number> {
  const numbers = statement(database, integritySql.numbers ?? '')
  let count = 0
  for (const { series, next } of statement(database, integritySql.series ?? '').all() as StoredSeries[]) {
    const read = readSeries(series)
    if (read === null) {
      run.problem('numbers', `La série de numéros « ${series} » n’est pas lisible.`, RESTORE_ADVICE)
      continue
    }
    const pattern = seriesPattern(read)
    const given = new Set<number>()
    let first = next
    for (const { number, imported } of numbers.iterate(read.kind) as Iterable<StoredNumber>) {
      const order = Number(pattern.exec(number)?.[1] ?? Number.NaN)
      if (Number.isNaN(order)) continue
      given.add(order)
      if (imported === 0) first = Math.min(first, order)
    }
    for (let n = first; n < next; n++) if (!given.has(n)) run.problem('numbers', missing(read, n), RESTORE_ADVICE)
    count += next - first
    if (await run.pause(0)) return count
  }
  return count
}

const missing = ({ format, year }: Series, n: number): string =>
  format.includes('{mois}')
    ? `Le numéro d’ordre ${n} de la série ${format} a été donné, mais aucun document ne le porte.`
    : `Le numéro ${formatNumber(format, year, n)} a été donné, mais aucun document ne le porte.`

interface StoredSeries {
  series: string
  next: number
}

interface StoredNumber {
  number: string
  imported: 0 | 1
}
