import type { DocumentContent, DocumentKind } from '../../../shared/model/document.ts'
import type { Company } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import { scheduled } from '../../../shared/rules/draft-changes.ts'
import type { Database } from '../database/connection.ts'
import { blankDocument } from './blank.ts'
import { createCredit } from './credit.ts'
import { createDeposits } from './deposits.ts'
import type { Documents } from './documents.ts'
import { createDraftActions } from './draft-actions.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  /** The calendar date where the application runs, ISO. */
  today: () => string
  documents: Documents
  client: (id: string) => Client
  company: () => Company
}

/** Where drafts come from: nothing, another document, a correction, a deposit. Wired. */
export function createDrafting(ports: Ports) {
  const { newId } = ports
  const blank = (kind: DocumentKind, clientId: string): DocumentContent => blankDocument(ports, kind, clientId)
  const drafting = {
    ...ports,
    scheduled: (content: DocumentContent) =>
      scheduled(content, { client: ports.client(content.clientId), company: ports.company(), newId }),
  }
  return {
    blank,
    credit: createCredit(ports),
    draftActions: createDraftActions(drafting),
    deposits: createDeposits({ ...drafting, blank: (clientId) => blank('invoice', clientId) }),
  }
}
