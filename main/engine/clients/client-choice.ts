import type { ClientChoice } from '../../../shared/model/client-life.ts'
import { type Database, statement } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import { clientLifeSql } from './client-life.sql.ts'

/**
 * Clients that a document may be for: those whose code begins as typed, then those that hold every word in their name,
 * code, town or SIREN. Never a merged one, and an archived one only when asked. By index alone, so that 100,000 clients
 * answer at once.
 */
export const createClientChoice =
  (database: Database) =>
  ({ query, limit, archived }: { query: string; limit: number; archived: boolean }): ClientChoice[] => {
    const run = (name: 'choiceByCode' | 'choiceByWords', values: object): ClientChoice[] =>
      (
        statement(database, clientLifeSql[name] ?? '').all({ ...values, archived: archived ? 1 : 0 }) as StoredChoice[]
      ).map((choice) => ({ ...choice, archived: choice.archived === 1 }))
    // A SIREN is often typed in groups of three digits.
    const typed = /^[\d\s]{9,}$/u.test(query.trim()) ? query.replace(/\s/gu, '') : query.trim()
    const match = matchQuery(typed)
    if (match === null) return []
    const byCode = run('choiceByCode', {
      prefix: typed.toUpperCase(),
      after: `${typed.toUpperCase()}\u{10ffff}`,
      limit,
    })
    const known = new Set(byCode.map(({ id }) => id))
    const byWords = run('choiceByWords', { match, limit: limit + byCode.length })
    return [...byCode, ...byWords.filter(({ id }) => !known.has(id))].slice(0, limit)
  }

interface StoredChoice extends Omit<ClientChoice, 'archived'> {
  archived: number
}
