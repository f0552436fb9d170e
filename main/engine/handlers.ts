import type { EngineHandlers, ParsedInput } from '../../shared/contract.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import type { DossierInfo, NeotouchSettings } from '../../shared/model/dossier.ts'
import { resolveSettings } from '../../shared/rules/settings.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import type { createBackground } from './background.ts'
import { batchHandlers } from './batch-handlers.ts'
import { booksHandlers } from './books-handlers.ts'
import { bulkUpdateHandlers } from './bulk-update-handlers.ts'
import { clientLifeHandlers } from './client-handlers.ts'
import { depositHandlers } from './deposit-handlers.ts'
import { documentHandlers } from './document-handlers.ts'
import { followUpHandlers } from './follow-up-handlers.ts'
import { uuidv7 } from './identity.ts'
import type { RenderedInvoice } from './invoice-file/messages.ts'
import { createListHandlers } from './list-handlers.ts'
import type { SendingPlatform } from './neotouch/port.ts'
import { printHandlers } from './print-handlers.ts'
import { readingHandlers } from './reading-handlers.ts'
import type { Session } from './session.ts'

interface Ports {
  /** @throws Refusal `refused` when no dossier is open. */
  current: () => Session
  info: () => DossierInfo | null
  create: (input: ParsedInput<'dossiers.create'>) => Promise<DossierInfo>
  createDemonstration: (path: string) => Promise<DossierInfo>
  open: (path: string) => Promise<DossierInfo>
  close: () => Promise<void>
  connect: (settings: NeotouchSettings, password: string, folder: string) => Promise<SendingPlatform>
  sandboxUrl: (folder: string) => Promise<string>
  progress: (task: string, done: number, total: number | null) => void
  render: (input: InvoiceFileInput) => Promise<RenderedInvoice>
  now: () => number
  background: ReturnType<typeof createBackground>
}

/** The engine's answer to each call of the contract. */
export function createHandlers(ports: Ports): EngineHandlers {
  const { current } = ports

  return {
    'dossiers.create': ports.create,
    'dossiers.createDemonstration': ({ path }) => ports.createDemonstration(path),
    'dossiers.open': ({ path }) => ports.open(path),
    'dossiers.close': async () => {
      await ports.close()
      return null
    },
    'dossiers.current': ports.info,

    'company.get': () => current().settings.company(),
    'company.update': (input) => {
      const company = current().settings.updateCompany(input)
      current().changed('dossier', 'company', 'neotouch')
      return company
    },
    'neotouch.get': async () => {
      const session = current()
      const settings = session.settings.neotouch()
      const { byChannel, own, following } = session.clients.statistics()
      return {
        ...settings,
        passwordKnown: (await session.passwordOf(settings.environment)) !== null,
        sandboxUrl: settings.environment === 'sandbox' ? await ports.sandboxUrl(session.sandboxFolder) : null,
        clientsFollowingDossier: following,
        clientsWithOwnSettings: own,
        clientsByChannel: byChannel,
      }
    },
    'neotouch.update': (input) => {
      const settings = current().updateNeotouch(input)
      current().changed('neotouch', 'submissions')
      return settings
    },
    'neotouch.test': ({ settings, password }) => testConnection(current(), settings, password),

    'clients.list': (input) => current().clients.list(input),
    'clients.get': ({ id }) => current().clients.get(id),
    'clients.save': (input) => {
      const client = current().clientLife.save(input)
      current().changed('clients')
      return client
    },
    'clients.blank': () => current().clients.blank(),
    'clients.settings': ({ id }) => {
      const levels = { dossier: current().settings.neotouch().sending, client: current().clients.get(id).sending }
      return {
        resolved: resolveSettings({ ...levels, send: {} }),
        inherited: resolveSettings({ ...levels, client: {}, send: {} }),
      }
    },
    'clients.readiness': ({ id }) => current().sending.readiness(id),
    'clients.history': ({ id }) => {
      const { rows, total } = current().documents.ofClient(id)
      return {
        documents: rows,
        submissions: current().submissions.ofClient(id),
        total,
        events: current().clientLife.events(id),
      }
    },
    ...clientLifeHandlers(current),
    ...createListHandlers(current),
    'clients.neighbours': ({ id }) => current().clients.neighbours(id),

    'documents.list': (input) => current().documents.list(input),
    'documents.get': ({ id }) => current().documents.get(id),
    'documents.save': (input) => {
      const document = current().documents.save(input)
      current().changed('documents')
      return document
    },
    'documents.totals': (content) => computeTotals(content),
    'documents.checks': ({ id }) => current().checks(current().documents.get(id)),
    'documents.issue': async ({ id }) => {
      const document = await current().issue(id)
      current().changed('documents', 'submissions')
      current().sync.wake()
      return document
    },
    ...documentHandlers(current),
    ...depositHandlers(current),
    ...booksHandlers({ current, progress: ports.progress }),
    ...bulkUpdateHandlers({ current, progress: ports.progress }),
    ...batchHandlers({ current, progress: ports.progress }),
    ...readingHandlers(() => uuidv7(ports.now())),
    ...printHandlers(ports),

    'sending.prepare': (input) => current().sending.prepare(input),
    'sending.submit': async (input) => {
      const queued = await current().sending.submit(input)
      current().changed('submissions', ...(input.choice.keepForClient ? (['clients'] as const) : []))
      current().sync.wake()
      return queued
    },
    'submissions.list': (input) => current().submissions.list(input),
    'submissions.counts': () => current().submissions.counts(),
    'submissions.get': ({ id }) => current().submissions.get(id),
    'submissions.abandon': ({ id }) => {
      const submission = current().submissions.abandon(id)
      current().changed('submissions')
      return submission
    },
    'submissions.retry': ({ id }) => {
      const submission = current().submissions.retry(id)
      current().changed('submissions')
      current().sync.wake()
      return submission
    },
    'submissions.markSent': ({ id, reason }) => {
      const submission = current().submissions.markSent(id, reason)
      current().changed('submissions')
      return submission
    },
    'dashboard.summary': () => current().summary(),
    'submissions.proof': ({ id, name }) => current().submissions.proof(id, name),
    'sync.now': () => current().sync.now(),
    'sync.status': () => current().sync.status(),
    ...followUpHandlers({ current, background: ports.background }),

    'imports.preview': (input) => current().imports.preview(input),
    'imports.columns': (input) => current().imports.columns(input),
    'imports.cancel': () => {
      current().imports.cancel()
      return null
    },
    'imports.runs': () => current().importRuns.list(),
    'imports.undo': ({ id }) => {
      const undone = current().importRuns.undo(id)
      current().changed('clients', 'documents', 'articles')
      return undone
    },
    'imports.run': async (input) => {
      try {
        return await current().imports.run(input, (done, total) => ports.progress('import', done, total))
      } finally {
        current().changed('clients', 'documents', 'articles')
      }
    },

    'search.all': ({ query }) => [
      ...current().clients.search(query),
      ...current().documents.search(query),
      ...current().articles.hits(query),
    ],
    'history.ofDocument': ({ id }) => current().history.ofDocument(id),
  }

  async function testConnection(session: Session, settings: NeotouchSettings, typed: string | null) {
    const password = typed ?? (await session.passwordOf(settings.environment))
    if (password === null || password === '') {
      return { ok: false, message: 'Indiquez le mot de passe.', detail: '', milliseconds: null, at: ports.now() }
    }
    const platform = await ports.connect(settings, password, session.sandboxFolder)
    try {
      const outcome = await platform.test()
      const at = ports.now()
      if (outcome.kind === 'failed') {
        return { ok: false, message: outcome.message, detail: outcome.detail, milliseconds: null, at }
      }
      const message = `Connexion établie : ${[outcome.company, outcome.name].filter(Boolean).join(', ')}`
      return { ok: true, message, detail: outcome.notice, milliseconds: Math.round(outcome.milliseconds), at }
    } finally {
      await platform.close()
    }
  }
}
