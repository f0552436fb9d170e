import { type Article, articleSchema } from '../../../shared/model/lists.ts'
import type { SearchHit } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import { articlesSql } from './articles.sql.ts'

/** Ventes > Articles: what a line is filled from. A document keeps its own copy, so an article may change or go. */
export function createArticles(database: Database, now: () => number) {
  const run = (name: keyof typeof articlesSql) => statement(database, articlesSql[name])

  /** @throws Refusal `not_found`. */
  const get = (id: string): Article => {
    const row = run('byId').get(id)
    if (!row) throw new Refusal('not_found', 'Cet article n’existe plus dans le dossier.')
    return read(row)
  }

  /** The article of this code, whatever its case. */
  const byCode = (code: string): Article | null => {
    const row = run('ofCode').get(code)
    return row === undefined ? null : read(row)
  }

  /** Creates or replaces. @throws Refusal `conflict` when another article has the code. */
  const save = (article: Article): Article =>
    transaction(database, () => {
      if (run('codeTakenByOther').get(article.code, article.id)) {
        const sentence = `Le code ${article.code} est déjà celui d’un autre article. Choisissez-en un autre.`
        throw new Refusal('conflict', sentence, { code: sentence })
      }
      const { vat, ...rest } = article
      run('save').run({ ...rest, vatCategory: vat.category, vatRate: vat.rate, now: now() })
      return get(article.id)
    })

  const remove = (id: string): void => {
    get(id)
    run('remove').run(id)
  }

  /** Articles whose code begins as typed, then those that hold every word, accents ignored. */
  const search = ({ query, limit }: { query: string; limit: number }): Article[] => {
    const typed = query.trim()
    const match = matchQuery(typed)
    if (match === null) return []
    const beginning = run('byCode')
      .all({ prefix: typed, after: `${typed}\u{10ffff}`, limit })
      .map(read)
    const known = new Set(beginning.map((article) => article.id))
    const byWords = run('byWords')
      .all({ match, limit: limit + beginning.length })
      .map(read)
    return [...beginning, ...byWords.filter((article) => !known.has(article.id))].slice(0, limit)
  }

  /** What the palette shows of them. */
  const hits = (query: string): SearchHit[] =>
    search({ query, limit: 6 }).map((article) => ({
      type: 'article',
      id: article.id,
      title: article.description.split('\n')[0] ?? '',
      subtitle: article.code,
      documentKind: null,
    }))

  const ofRows = (rows: readonly number[]): Article[] => run('rows').all(JSON.stringify(rows)).map(read)

  return { get, byCode, save, remove, search, hits, ofRows }
}
export type Articles = ReturnType<typeof createArticles>

function read(row: unknown): Article {
  const { vatCategory, vatRate, ...rest } = row as Record<string, unknown>
  return articleSchema.parse({ ...rest, vat: { category: vatCategory, rate: vatRate } })
}
