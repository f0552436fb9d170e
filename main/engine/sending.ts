import type { EventPayload } from '../../shared/contract.ts'
import type { Document } from '../../shared/model/document.ts'
import type { Check } from '../../shared/model/sending.ts'
import { submissionFilterSchema } from '../../shared/model/views.ts'
import { type Database, statement, transaction } from './database/connection.ts'
import type { History } from './history/history.ts'
import { pageCount } from './invoice-file/page-count.ts'
import { transportVariables } from './neotouch/variables.ts'
import type { createQueue } from './outbox/queue.ts'
import type { Submissions } from './outbox/submissions.ts'
import { createAutomatic } from './sending/automatic.ts'
import { batchSql } from './sending/batch.sql.ts'
import { createBatch } from './sending/batch.ts'
import { createSending, type SendingPorts } from './sending/sending.ts'
import type { Settings } from './settings/settings.ts'

interface Ports extends Pick<SendingPorts, 'document' | 'client' | 'saveClient' | 'passwordKnown' | 'newId'> {
  database: Database
  clock: () => number
  undoMilliseconds: number
  settings: Settings
  submissions: Submissions
  queue: ReturnType<typeof createQueue>
  history: History
  checks: (document: Document) => Check[]
  /** « Valider »; `also` is done in the transaction that gives the number. */
  issue: (id: string, also?: (document: Document) => void) => Promise<Document>
  emit: (event: 'automatic', payload: EventPayload<'automatic'>) => void
}

/** The send dialog, « Envoyer N documents », and what leaves by itself: wired. */
export function createSendingServices(ports: Ports) {
  const { database, clock, settings, submissions, undoMilliseconds } = ports
  const { document, client, passwordKnown } = ports
  const sending = createSending({
    document,
    client,
    passwordKnown,
    saveClient: ports.saveClient,
    newId: ports.newId,
    company: settings.company,
    neotouch: settings.neotouch,
    prices: settings.prices,
    pages: createPages(database),
    previous: (documentId) => submissions.list(submissionFilterSchema.parse({ documentId, limit: 100 })).rows,
    variables: ({ document: sent, company, receiver, settings: chosen, channel, copy }) =>
      transportVariables(channel, {
        document: {
          kind: sent.content.kind,
          invoiceType: sent.content.invoiceType,
          number: sent.number ?? '',
          date: sent.content.date,
          dueDate: sent.content.dueDate,
          totals: sent.totals,
          originalInvoiceNumber: sent.content.originalInvoice?.number ?? null,
        },
        seller: sent.seller ?? company,
        buyer: sent.buyer,
        receiver,
        settings: chosen,
        copy,
      }),
    enqueue: ports.queue.enqueue,
    replace: submissions.replace,
    now: clock,
    notBefore: () => clock() + undoMilliseconds,
    transaction: (work) => transaction(database, work),
  })
  const batch = createBatch({
    database,
    now: clock,
    undoMilliseconds,
    sending,
    passwordKnown,
    document,
    draftChecks: ports.checks,
    issue: (id) => ports.issue(id),
    abandon: submissions.abandon,
    release: submissions.release,
  })
  const automatic = createAutomatic({
    database,
    now: clock,
    undoMilliseconds,
    sending,
    document,
    client,
    neotouch: settings.neotouch,
    record: ports.history.append,
    tell: (notice) => ports.emit('automatic', notice),
  })
  /** « Valider » by a person: what the dossier or the client makes automatic is queued at once. */
  const issue = async (id: string): Promise<Document> => {
    await ports.issue(id, automatic.issued)
    await automatic.settle(id)
    return document(id)
  }
  return { sending, batch, automatic, issue }
}

/** Pages of archived files, each read once: their bytes never change. */
function createPages(database: Database): (documentId: string) => number | null {
  const known = new Map<string, number | null>()
  return (documentId) => {
    const { sha256 } = statement(database, batchSql.fileOf ?? '').get(documentId) as { sha256: string | null }
    if (sha256 === null) return null
    const counted = known.get(sha256)
    if (counted !== undefined) return counted
    const file = statement(database, batchSql.pages ?? '').get(documentId) as { bytes: Uint8Array } | undefined
    const pages = file ? pageCount(file.bytes) : null
    known.set(sha256, pages)
    return pages
  }
}
