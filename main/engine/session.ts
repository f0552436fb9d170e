import { basename, dirname, join } from 'node:path'
import type { EventPayload } from '../../shared/contract.ts'
import type { Document } from '../../shared/model/document.ts'
import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import { printModelAllowsColor } from '../../shared/model/sending.ts'
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
import { createDocuments } from './documents/documents.ts'
import { createDrafting } from './documents/drafting.ts'
import { createIssuing } from './documents/issue.ts'
import { createNumbering } from './documents/numbering.ts'
import { fileName } from './file-name.ts'
import { createHistory } from './history/history.ts'
import { uuidv7 } from './identity.ts'
import { createImporting } from './importing.ts'
import { createLists } from './lists/lists.ts'
import { localDate } from './local-date.ts'
import { createSubmissions } from './outbox/submissions.ts'
import { createOutbox } from './outbox.ts'
import { createSendingServices } from './sending.ts'
import type { SessionPorts } from './session-ports.ts'
import { createPrintSettings } from './settings/print-settings.ts'
import { createSettings } from './settings/settings.ts'

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
  const source = { database, now: clock, newId, today, documents, client: clients.get, company: settings.company }
  const { blank, credit, draftActions, deposits } = createDrafting(source)
  const checks = (document: Document) => {
    const seller = document.seller ?? settings.company()
    const totals = computeTotals(document.content)
    const number = document.number ?? document.importedNumber ?? undefined
    const { isPublic, chorus } = clients.get(document.content.clientId)
    return [
      ...checkDocument(document.content, totals, seller, document.buyer, {
        today: today(),
        commitmentRule: isPublic ? chorus.rule : 'none',
        ...(number === undefined ? {} : { number }),
      }),
      ...credit.check({ ...document, totals }),
      ...deposits.check(document),
      ...numbering.check(document),
    ]
  }
  const issuing = createIssuing({
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
  const { sending, batch, automatic, issue } = createSendingServices({
    database,
    clock,
    undoMilliseconds: ports.undoMilliseconds,
    newId,
    document: documents.get,
    client: clients.get,
    saveClient: clients.save,
    passwordKnown: async () => (await passwordOf(settings.neotouch().environment)) !== null,
    settings,
    submissions,
    queue,
    history,
    checks,
    issue: issuing,
    emit: ports.emit,
  })
  /** What was planned while the application was closed leaves in a moment, and is said; so is what a crash interrupted. */
  const catchUp = async (): Promise<void> => {
    const count = submissions.announceLate(clock() + ports.undoMilliseconds)
    if (count > 0) ports.emit('late', { count })
    await automatic.settleAll()
    sync.wake()
  }
  const summary = createSummary({ database, now: clock, today, counts: submissions.counts })
  const read = { client: clients.get, document: documents.get, article: articles.get }
  const books = createBooks({ database, now: clock, ...read, siren: () => settings.company().siren, localDate })
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
    blank,
    credit,
    deposits,
    numbering,
    submissions,
    sync,
    updateNeotouch,
    cancel,
    sending,
    batch,
    automatic,
    catchUp,
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
      batch.stop()
      await sync.stop()
      database.pragma('optimize')
      database.close()
    },
  }
}
