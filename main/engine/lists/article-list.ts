import type { Article, ArticleFilter } from '../../../shared/model/lists.ts'
import type { Database } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'
import type { RowOrder } from './row-order.ts'

const DEFINITION: ListDefinition = {
  table: 'article',
  searchTable: 'article_search',
  sorts: { code: 'code', description: 'description COLLATE NOCASE', unitPrice: 'CAST(unit_price AS REAL)' },
  defaultSort: { column: 'code', descending: false },
  filterIndex: null,
  sum: '0',
}

interface Ports {
  database: Database
  order: RowOrder
  ofRows: (rows: readonly number[]) => Article[]
}

type Sort = { column: string; descending: boolean } | null

/** The list of articles. */
export function createArticleList({ database, order, ofRows }: Ports) {
  const source = createListSource(database, order, DEFINITION)
  const matching = (filter: ArticleFilter): Matching => ({
    scope: 'TRUE',
    conditions: [],
    match: matchQuery(filter.search),
    values: {},
  })
  return {
    list: (range: { filter: ArticleFilter; sort: Sort; from: number; limit: number }) => {
      const wanted = matching(range.filter)
      const { total } = source.totals(wanted)
      return { rows: ofRows(source.stretch(wanted, range, total)), total }
    },
    /** All rows that match in their order, a few at a time. */
    *everyRow(filter: ArticleFilter, sort: Sort): Generator<Article> {
      const rows = source.arranged(matching(filter), sort)
      for (let from = 0; from < rows.length; from += 1_000) yield* ofRows([...rows.subarray(from, from + 1_000)])
    },
  }
}
