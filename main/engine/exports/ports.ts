import type { AccountingSettings } from '../../../shared/model/accounting.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { Article } from '../../../shared/model/lists.ts'
import type { Client } from '../../../shared/model/party.ts'
import type { Database } from '../database/connection.ts'

/** What the exports need of the rest of the engine. */
export interface ExportPorts {
  database: Database
  now: () => number
  /** Labels of the columns, in the order of the exports. */
  columns: { clients: readonly string[]; documents: readonly string[]; articles: readonly string[] }
  client: (id: string) => Client
  document: (id: string) => Document
  article: (id: string) => Article
  accounting: () => AccountingSettings
  siren: () => string
  /** The calendar date of an instant where the application runs. */
  localDate: (instant: number) => string
}
