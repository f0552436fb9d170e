import type { Duplicate, DuplicateQuery } from '../../../shared/model/client-life.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import { NEAR_NAME, nameLikeness, nameWords } from '../../../shared/rules/name-likeness.ts'
import { type Database, statement } from '../database/connection.ts'
import { clientLifeSql } from './client-life.sql.ts'

interface FoundClient {
  id: string
  code: string
  name: string
  city: string
  archived: number
}

const MOST_SHOWN = 5

/** Letters of each word that must be right for a near name to be found: a mistake is seldom made in the first ones. */
const SURE_LETTERS = 3

/**
 * Clients that may be the same as what is typed: same SIREN, same e-mail address, or a near name in the same town.
 * The surest reason first; each client once.
 */
export function createDuplicateSearch(database: Database) {
  const run = (name: string) => statement(database, clientLifeSql[name] ?? '')

  return (query: DuplicateQuery): Duplicate[] => {
    const found = new Map<string, Duplicate>()
    const add = (reason: Duplicate['reason'], rows: unknown[]): void => {
      for (const row of rows as FoundClient[]) {
        if (found.has(row.id) || found.size >= MOST_SHOWN) continue
        found.set(row.id, { ...row, archived: row.archived === 1, reason })
      }
    }
    const siren = compactIdentifier(query.siren)
    if (/^\d{9}$/.test(siren)) add('siren', run('bySiren').all({ siren, id: query.id }))
    for (const email of new Set(query.emails.map((one) => one.trim()).filter((one) => one.includes('@')))) {
      add('email', run('byEmail').all({ email, id: query.id }))
    }
    const match = nearQuery(query)
    if (match !== null) {
      const rows = (run('byName').all({ match, id: query.id }) as FoundClient[])
        .map((row) => ({ row, likeness: nameLikeness(row.name, query.name) }))
        .filter(({ row, likeness }) => likeness >= NEAR_NAME && sameTown(row.city, query.city))
        .sort((one, other) => other.likeness - one.likeness)
      add(
        'name',
        rows.map(({ row }) => row),
      )
    }
    return [...found.values()]
  }
}

/** One of the words of the name, and the town: null while there is too little to look for. */
function nearQuery({ name, city }: DuplicateQuery): string | null {
  const words = nameWords(name).filter((word) => word.length >= SURE_LETTERS)
  const town = nameWords(city)[0]
  if (words.length === 0 || town === undefined) return null
  const any = [...new Set(words.map((word) => word.slice(0, SURE_LETTERS)))].map((start) => `"${start}"*`).join(' OR ')
  return `(${any}) AND "${town}"*`
}

/** « TOURS CEDEX 2 » is Tours. */
const sameTown = (one: string, other: string): boolean => town(one) === town(other)
const town = (city: string): string =>
  nameWords(city)
    .filter((word) => word !== 'cedex' && !/^\d+$/.test(word))
    .map((word) => (word === 'st' ? 'saint' : word === 'ste' ? 'sainte' : word))
    .join(' ')
