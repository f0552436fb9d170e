import type { Article } from '../../../shared/model/lists.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import type { Database } from '../database/connection.ts'
import { createArticleList } from './article-list.ts'
import { createClientList } from './client-list.ts'
import { createDocumentList } from './document-list.ts'
import { createKeptAnswers } from './kept-answers.ts'
import { createListViews } from './views.ts'

interface Ports {
  database: Database
  today: () => string
  inherited: () => { channel: Channel; from: 'dossier' | 'default' }
  articlesOfRows: (rows: readonly number[]) => Article[]
}

/** The lists of an open dossier, which share what they keep in memory. */
export function createLists({ database, today, inherited, articlesOfRows }: Ports) {
  const kept = createKeptAnswers(database)
  return {
    documents: createDocumentList({ database, kept, today }),
    clients: createClientList({ database, kept, inherited }),
    articles: createArticleList({ database, kept, ofRows: articlesOfRows }),
    views: createListViews(database),
  }
}
