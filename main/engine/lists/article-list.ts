import type { Article, ArticleFilter } from '../../../shared/model/lists.ts'
import type { Database } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { ListOrder } from './key-order.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'

const order = (column: string, index: string | null): ListOrder => ({ columns: [column], index, covers: false })

const DEFINITION: ListDefinition = {
  table: 'article',
  searchTable: 'article_search',
  sorts: {
    code: order('code', null),
    description: order('description_key', 'article_description'),
    unitPrice: order('CAST(unit_price AS REAL)', 'article_price'),
  },
  defaultSort: { column: 'code', descending: false },
  sum: '0',
  counts: null,
}

interface Ports {
  database: Database
  kept: KeptAnswers
  ofRows: (rows: readonly number[]) => Article[]
}

type Sort = { column: string; descending: boolean } | null

/** The list of articles. */
export function createArticleList({ database, kept, ofRows }: Ports) {
  const source = createListSource(database, kept, DEFINITION)
  const matching = (filter: ArticleFilter): Matching => ({
    scope: 'TRUE',
    conditions: [],
    match: matchQuery(filter.search),
    values: {},
    index: null,
    countIndex: null,
    selective: false,
    counted: false,
  })
  return {
    list: (range: { filter: ArticleFilter; sort: Sort; from: number; limit: number }) => {
      const { rows, total } = source.page(matching(range.filter), range)
      return { rows: ofRows(rows), total }
    },
    /** All rows that match in their order, a few at a time. */
    *everyRow(filter: ArticleFilter, sort: Sort): Generator<Article> {
      for (const rows of source.all(matching(filter), sort)) yield* ofRows(rows)
    },
  }
}
