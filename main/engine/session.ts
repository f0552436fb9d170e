import { basename, dirname, join } from 'node:path'
import type { EventPayload } from '../../shared/contract.ts'
import type { Document, InvoiceFileInput } from '../../shared/model/document.ts'
import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import type { Logo } from '../../shared/model/print.ts'
import { printModelAllowsColor } from '../../shared/model/sending.ts'
import { submissionFilterSchema } from '../../shared/model/views.ts'
import { scheduled } from '../../shared/rules/draft-changes.ts'
import { checkDocument } from '../../shared/rules/invoice-checks.ts'
import { BUILT_IN_SETTINGS } from '../../shared/rules/settings.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { createArticles } from './articles/articles.ts'
import { createBooks } from './books.ts'
import { createBulkUpdate } from './bulk-update/bulk-update.ts'
import { createClientServices } from './clients/client-services.ts'
import { createClients } from './clients/clients.ts'
import { createSummary } from './dashboard/summary.ts'
import { addLink } from './database/chain-link.ts'
import { type Database, transaction } from './database/connection.ts'
import { createCredit } from './documents/credit.ts'
import { createDocuments } from './documents/documents.ts'
import { createDraftActions } from './documents/draft-actions.ts'
import { createIssuing, type RenderedFile } from './documents/issue.ts'
import { createNumbering } from './documents/numbering.ts'
import { fileName } from './file-name.ts'
import { createHistory } from './history/history.ts'
import { uuidv7 } from './identity.ts'
import { createImporting } from './importing.ts'
import { createLists } from './lists/lists.ts'
import { localDate } from './local-date.ts'
import type { SendingPlatform } from './neotouch/port.ts'
import { transportVariables } from './neotouch/variables.ts'
import type { PushTiming } from './outbox/push.ts'
import { createSubmissions } from './outbox/submissions.ts'
import type { After } from './outbox/sync.ts'
import { createOutbox } from './outbox.ts'
import { createSending } from './sending/sending.ts'
import { createPrintSettings } from './settings/print-settings.ts'
import { createSettings } from './settings/settings.ts'

export interface SessionPorts {
  database: Database
  clock: () => number
  render: (input: InvoiceFileInput) => Promise<RenderedFile>
  /** A logo read again, cleaned. @throws Refusal `invalid`. */
  checkLogo: (logo: Logo) => Logo
  password: () => Promise<string | null>
  /** The platform of these settings; the caller closes it. */
  connect: (settings: NeotouchSettings, password: string, folder: string) => Promise<SendingPlatform>
  emit: <Name extends 'changed' | 'attention'>(event: Name, payload: EventPayload<Name>) => void
  failed: (error: unknown) => void
  timing: PushTiming
  /** Milliseconds; longest time between two questions about what is under way. */
  longestPoll: number | null
  /** Milliseconds during which a sending can be undone before anything leaves. */
  undoMilliseconds: number
  random: () => number
  after: After
}

export type Session = ReturnType<typeof createSession>

/** One open dossier: the features, wired. */
export function createSession(ports: SessionPorts) {
  const { database, clock, password } = ports
  const newId = (): string => uuidv7(clock())
  const changed = (...topics: EventPayload<'changed'>['topics']): void => ports.emit('changed', { topics })

  const settings = createSettings(database)
  const print = createPrintSettings({ database, ...settings, checkLogo: ports.checkLogo })
  const history = createHistory(database, clock, (id, type) => addLink(database, 'event', String(id), type))
  const clients = createClients({ database, now: clock, newId, dossierSettings: () => settings.neotouch().sending })
  const clientServices = createClientServices({ database, now: clock, newId, clients })
  const documents = createDocuments({ database, now: clock, newId, client: clients.get })
  const submissions = createSubmissions({
    database,
    now: clock,
    record: history.append,
    events: history.ofSubmission,
    service: () => settings.neotouch().environment,
  })
  const today = (): string => localDate(clock())
  const articles = createArticles(database, clock)
  const lists = createLists({
    database,
    today,
    inherited: () => {
      const { channel } = settings.neotouch().sending
      return channel ? { channel, from: 'dossier' } : { channel: BUILT_IN_SETTINGS.channel, from: 'default' }
    },
    articlesOfRows: articles.ofRows,
  })
  const numbering = createNumbering({ database, company: settings.company })
  const credit = createCredit({ database, newId, today, documents })
  const draftActions = createDraftActions({
    database,
    now: clock,
    newId,
    today,
    documents,
    scheduled: (content) =>
      scheduled(content, { client: clients.get(content.clientId), company: settings.company(), newId }),
  })
  const checks = (document: Document) => {
    const seller = document.seller ?? settings.company()
    const totals = computeTotals(document.content)
    const number = document.number ?? document.importedNumber ?? undefined
    return [
      ...checkDocument(document.content, totals, seller, document.buyer, {
        today: today(),
        ...(number === undefined ? {} : { number }),
      }),
      ...credit.check({ ...document, totals }),
      ...numbering.check(document),
    ]
  }
  const issue = createIssuing({
    database,
    now: clock,
    get: documents.get,
    company: settings.company,
    print: print.options,
    nextNumber: numbering.nextFor,
    render: ports.render,
    check: checks,
    record: (event) => history.append(event),
    chain: (id, number) => addLink(database, 'document', id, number),
  })

  /** Beside the dossier: what the stand-in received belongs to it. */
  const sandboxFolder = join(dirname(database.name), `${basename(database.name, '.dossier')}.bac-a-sable`)
  const passwordOf = async (environment: NeotouchSettings['environment']): Promise<string | null> =>
    (await password()) ?? (environment === 'sandbox' ? 'demo' : null)

  const platform = async () => {
    const current = settings.neotouch()
    if (!current.active) return { reason: 'inactive' as const, message: 'Neotouch n’est pas activé dans ce dossier.' }
    const secret = await passwordOf(current.environment)
    if (secret === null || current.userName.trim() === '') {
      return { reason: 'incomplete' as const, message: 'Indiquez l’identifiant et le mot de passe de Neotouch.' }
    }
    return ports.connect(current, secret, sandboxFolder)
  }

  const { queue, sync, cancel, updateNeotouch } = createOutbox({
    ...ports,
    newId,
    settings,
    submissions,
    platform,
    record: history.append,
    file: (submission) => {
      const archived = documents.file(submission.document_id)
      if (archived === null) throw new Error('a queued document has no file')
      return { name: fileName(documents.get(submission.document_id)), bytes: archived.bytes }
    },
    changed: () => changed('submissions', 'sync'),
    attention: (told) => ports.emit('attention', told),
  })
  const sending = createSending({
    document: documents.get,
    client: clients.get,
    saveClient: clients.save,
    company: settings.company,
    neotouch: settings.neotouch,
    passwordKnown: async () => (await passwordOf(settings.neotouch().environment)) !== null,
    previous: (documentId) => submissions.list(submissionFilterSchema.parse({ documentId, limit: 100 })).rows,
    variables: ({ document, company, receiver, settings: chosen, channel, copy }) =>
      transportVariables(channel, {
        document: {
          kind: document.content.kind,
          number: document.number ?? '',
          date: document.content.date,
          dueDate: document.content.dueDate,
          totals: document.totals,
          originalInvoiceNumber: document.content.originalInvoice?.number ?? null,
        },
        seller: document.seller ?? company,
        buyer: document.buyer,
        receiver,
        settings: chosen,
        copy,
      }),
    enqueue: queue.enqueue,
    replace: submissions.replace,
    notBefore: () => clock() + ports.undoMilliseconds,
    transaction: (work) => transaction(database, work),
  })
  const summary = createSummary({ database, now: clock, today, counts: submissions.counts })
  const books = createBooks({
    database,
    now: clock,
    client: clients.get,
    document: documents.get,
    article: articles.get,
    siren: () => settings.company().siren,
    localDate,
  })
  const importing = createImporting({ database, clock, newId, today, settings, clients, documents, articles, books })

  const bulkUpdate = createBulkUpdate({
    database,
    now: clock,
    newId,
    dossier: () => ({
      sending: settings.neotouch().sending,
      colorAllowed: printModelAllowsColor(settings.company().printModel),
    }),
    inheritedChannel: () => settings.neotouch().sending.channel ?? BUILT_IN_SETTINGS.channel,
  })
  bulkUpdate.recover()

  return {
    books,
    bulkUpdate,
    settings,
    print,
    history,
    clients,
    articles,
    lists,
    ...clientServices,
    documents,
    draftActions,
    credit,
    numbering,
    submissions,
    sync,
    updateNeotouch,
    cancel,
    sending,
    summary,
    ...importing,
    issue,
    checks,
    today,
    newId,
    changed,
    sandboxFolder,
    passwordOf,
    path: database.name,
    async close(): Promise<void> {
      books.stop()
      bulkUpdate.stop()
      await sync.stop()
      database.pragma('optimize')
      database.close()
    },
  }
}
