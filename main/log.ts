import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** Ids, codes, counts and durations only: the type leaves no room for data of users. */
export interface LogEntry {
  event: string
  code?: string
  milliseconds?: number
}

const LARGEST = 1_000_000

/** JSON lines in the application's log folder, one old file kept. */
export function createLog(folder: string): (entry: LogEntry) => void {
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'application.log')
  return (entry) => {
    if (existsSync(path) && statSync(path).size > LARGEST) renameSync(path, join(folder, 'application.1.log'))
    appendFileSync(path, `${JSON.stringify({ at: new Date().toISOString(), ...entry })}\n`)
  }
}
