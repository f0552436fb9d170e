import type { DocumentContent } from '../../shared/model/document.ts'
import type { Article } from '../../shared/model/lists.ts'
import type { Client } from '../../shared/model/party.ts'
import { dueDateOf, termsOf } from '../../shared/rules/payment-terms.ts'
import type { Articles } from './articles/articles.ts'
import type { Books } from './books.ts'
import type { Clients } from './clients/clients.ts'
import { type Database, transaction } from './database/connection.ts'
import type { Documents } from './documents/documents.ts'
import { createImports } from './imports/imports.ts'
import type { ImportedDocument } from './imports/ports.ts'
import { createImportRuns } from './imports/runs.ts'
import type { Settings } from './settings/settings.ts'

interface Ports {
  database: Database
  clock: () => number
  newId: () => string
  today: () => string
  settings: Settings
  clients: Clients
  documents: Documents
  articles: Articles
  books: Pick<Books, 'clientRow' | 'documentRows' | 'articleRow'>
}

/** The imports and their journal, wired; what a crash left half imported is taken back here. */
export function createImporting(ports: Ports) {
  const { database, clock, newId, today, settings, clients, documents, articles, books } = ports
  /** Terms of the clients, each read again only when its card was written since; the dossier's days for those without. */
  const termsOfClients = new Map<string, { stamp: number | null; terms: ReturnType<typeof termsOf> }>()
  let dossierDays = 0
  const termsOfClient = (id: string) => {
    const stamp = runs.stamp('clients', id)
    const known = termsOfClients.get(id)
    if (known !== undefined && known.stamp === stamp) return known.terms
    const terms = termsOf(clients.get(id), dossierDays)
    termsOfClients.set(id, { stamp, terms })
    return terms
  }
  const withDueDate = (content: DocumentContent): DocumentContent =>
    content.kind !== 'invoice' || content.dueDate !== null
      ? content
      : { ...content, dueDate: dueDateOf(content.date, termsOfClient(content.clientId)) }
  const runs = createImportRuns({
    database,
    now: clock,
    restore: (kind, before) => {
      if (kind === 'clients') clients.save(before as Client)
      else if (kind === 'articles') articles.save(before as Article)
      else documents.saveImported(before as ImportedDocument)
    },
  })
  runs.recover()
  const imports = createImports({
    clients: {
      byCode: clients.byCode,
      replacementOf: clients.replacementOf,
      save: (client) => void clients.save(client),
      written: books.clientRow,
    },
    documents: {
      byNumber: documents.byNumber,
      // EBP's export has no due date: the payment terms give it, and the person may change it.
      saveImported: (input) => documents.saveImported({ ...input, content: withDueDate(input.content) }),
      written: books.documentRows,
    },
    articles: {
      byCode: articles.byCode,
      save: (article) => void articles.save(article),
      written: books.articleRow,
    },
    transaction: (work) => {
      const { paymentDays } = settings.company()
      if (paymentDays !== dossierDays) termsOfClients.clear()
      dossierDays = paymentDays
      return transaction(database, work)
    },
    runs: {
      ...runs,
      begin: (...run) => {
        termsOfClients.clear()
        runs.begin(...run)
      },
    },
    newId,
    today,
  })
  return { imports, importRuns: runs }
}
