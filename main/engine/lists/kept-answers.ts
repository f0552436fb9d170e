import { type Database, statement } from '../database/connection.ts'

/** Answers that stay in memory, the least used leaves first; the longest takes 4 bytes a row. */
const KEPT = 24

/** What was read once, kept until the dossier changes. */
export function createKeptAnswers(database: Database) {
  const kept = new Map<string, unknown>()
  let revision = -1

  const forgetWhenChanged = (): void => {
    const current = (statement(database, 'SELECT total_changes() AS revision').get() as { revision: number }).revision
    if (current === revision) return
    kept.clear()
    revision = current
  }

  return {
    /** What `compute` gives, once per key until the dossier changes. */
    keep<Value>(key: string, compute: () => Value): Value {
      forgetWhenChanged()
      const value = kept.has(key) ? (kept.get(key) as Value) : compute()
      kept.delete(key)
      kept.set(key, value)
      const oldest = kept.keys().next().value
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest)
      return value
    },
    has(key: string): boolean {
      forgetWhenChanged()
      return kept.has(key)
    },
  }
}
export type KeptAnswers = ReturnType<typeof createKeptAnswers>
