import type { Article } from '../../../shared/model/lists.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import type { Database } from '../database/connection.ts'
import { createArticleList } from './article-list.ts'
import { createClientList } from './client-list.ts'
import { createDocumentList } from './document-list.ts'
import { createRowOrder } from './row-order.ts'
import { createListViews } from './views.ts'

interface Ports {
  database: Database
  today: () => string
  inherited: () => { channel: Channel; from: 'dossier' | 'default' }
  articlesOfRows: (rows: readonly number[]) => Article[]
}

/** The lists of an open dossier, which share what they keep in memory. */
export function createLists({ database, today, inherited, articlesOfRows }: Ports) {
  const order = createRowOrder(database)
  return {
    documents: createDocumentList({ database, order, today }),
    clients: createClientList({ database, order, inherited }),
    articles: createArticleList({ database, order, ofRows: articlesOfRows }),
    views: createListViews(database),
  }
}
