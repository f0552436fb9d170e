import { formatNumber, seriesOf } from '../../../shared/rules/numbering.ts'
import { type Database, statement } from '../database/connection.ts'
import type { CheckRun } from './check-run.ts'
import { integritySql } from './integrity.sql.ts'
import { RESTORE_ADVICE } from './words.ts'

/** What a series counts: the way back from `seriesOf`. Null: written by something else. */
export function readSeries(series: string): { kind: string; format: string; year: number } | null {
  const match = /^([^:]+):(.*?)(?::(\d{4}))?$/u.exec(series)
  const [, kind = '', format = '', year = '0'] = match ?? []
  return match !== null && seriesOf(kind, format, Number(year)) === series ? { kind, format, year: Number(year) } : null
}

/** Every number that a series gave must be that of an issued document (CGI, annexe II, art. 242 nonies A). */
export async function checkNumbers(database: Database, run: CheckRun): Promise<number> {
  const issued = statement(database, integritySql.numberIssued ?? '')
  let count = 0
  for (const { series, next } of statement(database, integritySql.series ?? '').all() as StoredSeries[]) {
    const read = readSeries(series)
    if (read === null) {
      run.problem('numbers', `La série de numéros « ${series} » n’est pas lisible.`, RESTORE_ADVICE)
      continue
    }
    for (let n = 1; n < next; n++) {
      const number = formatNumber(read.format, read.year, n)
      if (!issued.get(read.kind, number)) {
        run.problem('numbers', `Le numéro ${number} a été donné, mais aucun document ne le porte.`, RESTORE_ADVICE)
      }
      count++
      if (count % 1_000 === 0 && (await run.pause(0))) return count
    }
  }
  return count
}

interface StoredSeries {
  series: string
  next: number
}
