import { type EngineMethod, type EventName, type EventPayload, engineContract } from '../../shared/contract.ts'
import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import { Refusal, type Result } from '../../shared/result.ts'
import { createBackground, samePath } from './background.ts'
import type { Database } from './database/connection.ts'
import { fillDemonstration } from './demonstration.ts'
import { createDossier, openCurrentDossier, openDossier } from './dossiers/dossiers.ts'
import { createHandlers } from './handlers.ts'
import { uuidv7 } from './identity.ts'
import { checkLogo } from './invoice-file/logo.ts'
import { createInvoiceRenderer, type InvoiceRenderer } from './invoice-file/renderer.ts'
import { createNeotouch } from './neotouch/neotouch.ts'
import type { HttpPort } from './neotouch/port.ts'
import { openSandbox, type SharedSandbox } from './neotouch/sandbox/shared.ts'
import { PUSH_TIMING, type PushTiming } from './outbox/push.ts'
import type { After } from './outbox/sync.ts'
import { createSession, type Session } from './session.ts'
import type { SessionPorts } from './session-ports.ts'

export interface EngineOptions {
  /** UTC milliseconds. */
  clock: () => number
  http: HttpPort
  /** Holds `company.json`, `clients.csv` and `documents.csv`. */
  demonstrationDirectory: string
  /** The PDF worker's own bundle; absent: its source. */
  rendererWorkerUrl?: URL
  readPassword: (dossierId: string) => Promise<string | null>
  emit: <Name extends EventName>(event: Name, payload: EventPayload<Name>) => void
  applicationName: string
  /** Codes, counts and durations only: never data of users. */
  log?: (entry: { event: string; code?: string; milliseconds?: number }) => void
  timing?: Partial<PushTiming>
  longestPoll?: number
  /** Milliseconds during which a sending can be undone before anything leaves; 10 s when absent. */
  undoMilliseconds?: number
  /** Jitter of the retries, 0 to 1, and timers of the outbox: absent, the system's. Given, a run can be played again. */
  random?: () => number
  after?: After
  /** What draws the files, and the stand-in of a folder: absent, a thread of this process and a socket of this machine. */
  renderer?: InvoiceRenderer
  openSandbox?: (folder: string) => Promise<SharedSandbox>
}

export type Engine = ReturnType<typeof createEngine>

const UNDO_MILLISECONDS = 10_000

/** A timer that keeps no process alive. */
const systemAfter: After = (milliseconds, work) => {
  const timer = setTimeout(work, milliseconds).unref()
  return () => clearTimeout(timer)
}

/** The rules, the dossier and the connection, without a window: the application, the command line and the tests host it. */
export function createEngine(options: EngineOptions) {
  const { clock, log } = options
  const renderer =
    options.renderer ??
    createInvoiceRenderer(options.rendererWorkerUrl === undefined ? {} : { workerUrl: options.rendererWorkerUrl })
  const startSandbox = options.openSandbox ?? ((folder) => openSandbox({ dataDirectory: folder }))
  const sandboxes = new Map<string, Promise<SharedSandbox>>()
  let session: Session | null = null

  const sandbox = (folder: string): Promise<SharedSandbox> => {
    let opening = sandboxes.get(folder)
    if (!opening) {
      opening = startSandbox(folder)
      sandboxes.set(folder, opening)
      opening.catch(() => sandboxes.delete(folder))
    }
    return opening
  }

  const connect = async (settings: NeotouchSettings, password: string, folder: string) =>
    createNeotouch({
      connection: {
        address: settings.environment === 'sandbox' ? (await sandbox(folder)).url : settings.address,
        userName: settings.userName,
        password,
        applicationName: options.applicationName,
      },
      http: options.http,
      clock,
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    })

  const failed = (error: unknown): void =>
    log?.({ event: 'sync.failed', code: error instanceof Error ? error.name : 'unknown' })

  const close = async (): Promise<void> => {
    const closing = session
    session = null
    await closing?.close()
  }

  const sessionOf = (database: Database, emit: SessionPorts['emit']): Session => {
    const opened: Session = createSession({
      database,
      clock,
      render: (input) => renderer.render(input),
      checkLogo,
      password: () => options.readPassword(opened.settings.identity().id),
      connect,
      emit,
      failed,
      timing: { ...PUSH_TIMING, ...options.timing },
      longestPoll: options.longestPoll ?? null,
      undoMilliseconds: options.undoMilliseconds ?? UNDO_MILLISECONDS,
      random: options.random ?? Math.random,
      after: options.after ?? systemAfter,
    })
    return opened
  }
  const use = async (database: Database): Promise<Session> => {
    await close()
    session = sessionOf(database, options.emit)
    return session
  }

  const background = createBackground({
    now: clock,
    openFile: openCurrentDossier,
    openSession: (database, changed) =>
      sessionOf(database, (event, payload) => (event === 'attention' ? options.emit(event, payload) : changed())),
    current: () => session?.path ?? null,
    told: () => options.emit('changed', { topics: ['others'] }),
    failed,
  })

  const info = (opened: Session) => {
    const { id, name, demonstration } = opened.settings.identity()
    return { id, name, demonstration, path: opened.path }
  }

  const started = (opened: Session) => {
    opened.sync.start()
    opened.catchUp().catch(failed)
    options.emit('changed', { topics: ['dossier'] })
    return info(opened)
  }

  const makeIds = { now: clock, newId: () => uuidv7(clock()) }

  const handlers = createHandlers({
    current: () => {
      if (!session) throw new Refusal('refused', 'Aucun dossier n’est ouvert. Ouvrez ou créez un dossier.')
      return session
    },
    info: () => (session ? info(session) : null),
    create: async ({ path, company }) =>
      started(await use(createDossier({ path, company: company as never, demonstration: false }, makeIds))),
    createDemonstration: async (path) => {
      const opened = await use(
        createDossier({ path, company: { name: 'Démonstration' }, demonstration: true }, makeIds),
      )
      await fillDemonstration(opened, options.demonstrationDirectory, makeIds.newId, (done, total) =>
        options.emit('progress', { task: 'demonstration', done, total }),
      )
      return started(opened)
    },
    // Another opening of the same file would only meet its own lock.
    open: async (path) => {
      if (session && samePath(path, session.path)) return info(session)
      await background.release(path)
      const opened = started(await use(openDossier(path, clock)))
      background.plan()
      return opened
    },
    close: async () => {
      await close()
      background.plan()
    },
    background,
    connect,
    sandboxUrl: async (folder) => (await sandbox(folder)).webUrl,
    progress: (task, done, total) => options.emit('progress', { task, done, total }),
    render: (input) => renderer.render(input),
    now: clock,
  })

  /** Answers one call of the contract. Never throws: what is refused is a value. */
  const call = async (method: string, input: unknown): Promise<Result<unknown>> => {
    if (!Object.hasOwn(engineContract, method)) {
      return { ok: false, error: { code: 'invalid', message: 'Cette demande n’existe pas.' } }
    }
    const name = method as EngineMethod
    const parsed = engineContract[name].input.safeParse(input)
    if (!parsed.success) {
      const fields = Object.fromEntries(
        parsed.error.issues.map((issue) => [issue.path.join('.'), 'Cette valeur n’est pas admise.']),
      )
      const message = `Cette saisie n’est pas admise${fields && Object.keys(fields)[0] ? ` : ${Object.keys(fields)[0]}` : ''}.`
      return { ok: false, error: { code: 'invalid', message, fields } }
    }
    const began = clock()
    try {
      return { ok: true, value: await (handlers[name] as (input: unknown) => unknown)(parsed.data) }
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, message, fields } = error
        return { ok: false, error: fields ? { code, message, fields } : { code, message } }
      }
      log?.({ event: 'call.failed', code: `${name}:${error instanceof Error ? error.name : 'unknown'}` })
      return {
        ok: false,
        error: { code: 'unexpected', message: 'Une erreur inattendue est survenue. Rien n’a été perdu ; recommencez.' },
      }
    } finally {
      log?.({ event: name, milliseconds: clock() - began })
    }
  }

  return {
    call,
    /** The password kept for the open dossier changed: what waited for it goes back to the queue. */
    passwordChanged: () => session?.sync.unblock(),
    /** The network is back, or the machine woke up. */
    wake: () => {
      session?.sync.hurry()
      session?.catchUp().catch(failed)
      background.hurry()
    },
    async close(): Promise<void> {
      await background.stop()
      await close()
      await renderer.close()
      for (const opening of sandboxes.values()) await opening.then((one) => one.close()).catch(() => undefined)
    },
  }
}
