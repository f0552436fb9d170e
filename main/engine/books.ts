import type { Document } from '../../shared/model/document.ts'
import type { Article } from '../../shared/model/lists.ts'
import type { Client } from '../../shared/model/party.ts'
import { createArchive } from './archive/archive.ts'
import type { Database } from './database/connection.ts'
import { createAccounting } from './exports/accounting.ts'
import { articleCells } from './exports/article-cells.ts'
import { clientCells } from './exports/client-cells.ts'
import { documentRows } from './exports/document-cells.ts'
import { createExports } from './exports/exports.ts'
import { frenchDate } from './french-values.ts'
import {
  ARTICLE_COLUMNS,
  CLIENT_COLUMNS,
  DOCUMENT_COLUMNS,
  OPTIONAL_ARTICLE_COLUMNS,
  OPTIONAL_CLIENT_COLUMNS,
  OPTIONAL_DOCUMENT_COLUMNS,
} from './imports/columns.ts'
import { createIntegrity } from './integrity/integrity.ts'
import { csvText, decimalComma } from './lists/csv.ts'

interface Ports {
  database: Database
  now: () => number
  client: (id: string) => Client
  document: (id: string) => Document
  article: (id: string) => Article
  siren: () => string
  localDate: (instant: number) => string
}

export type Books = ReturnType<typeof createBooks>

/** What leaves the dossier for other programs, and the proof that it is whole: wired. */
export function createBooks(ports: Ports) {
  const { database, now, client, document } = ports
  const accounting = createAccounting(database)
  const integrity = createIntegrity({ database, now })
  const exports = createExports({
    ...ports,
    columns: {
      clients: [...CLIENT_COLUMNS, ...OPTIONAL_CLIENT_COLUMNS],
      documents: [...DOCUMENT_COLUMNS, ...OPTIONAL_DOCUMENT_COLUMNS],
      articles: [...ARTICLE_COLUMNS, ...OPTIONAL_ARTICLE_COLUMNS],
    },
    accounting: accounting.read,
  })
  const archive = createArchive({ ...ports, csv: csvText, amount: decimalComma, date: frenchDate })
  return {
    accounting,
    archive,
    integrity,
    exports,
    articleRow: articleCells,
    /** A client and a document as our own exports write them: an import of just that changes nothing. */
    clientRow: clientCells,
    documentRows: ({ id, content }: Pick<Document, 'id' | 'content'>) =>
      documentRows(document(id), client(content.clientId)),
    /** Stops what still runs, before the dossier closes. */
    stop(): void {
      integrity.cancel()
      exports.cancel()
      archive.cancel()
    },
  }
}
