import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { OtherDossier } from '../../shared/model/sync.ts'
import { Refusal } from '../../shared/result.ts'
import { type Database, statement } from './database/connection.ts'
import { outboxSql } from './outbox/outbox.sql.ts'
import type { Session } from './session.ts'

interface Ports {
  /** UTC milliseconds. */
  now: () => number
  /** Opens a file that is of this version and free. @throws Refusal when it is not. */
  openFile: (path: string) => Database
  /** `changed` is called when rows of that dossier changed. */
  openSession: (database: Database, changed: () => void) => Session
  /** The dossier of the window. */
  current: () => string | null
  /** What is known of the other dossiers changed. */
  told: () => void
  failed: (error: unknown) => void
}

/** One dossier that a person used lately, and that no window shows. */
interface Entry {
  session: Session | null
  known: OtherDossier | null
  /** When it is worth opening again, UTC milliseconds. */
  nextAt: number
}

/** What is due sooner is waited for with the dossier open. */
const NEAR = 60_000
/** A dossier that waits for a person, or that another program holds. */
const LATER = 15 * 60_000
const LONGEST_SLEEP = 5 * 60_000

/**
 * Serves the queues of the dossiers that no window shows: each one is opened under its exclusive lock while something of it
 * is due, and let go as soon as nothing is, or as soon as somebody wants it. What a dossier says (held, wrong password)
 * is kept, and told by name.
 */
export function createBackground({ now, openFile, openSession, current, told, failed }: Ports) {
  const entries = new Map<string, Entry>()
  let timer: NodeJS.Timeout | null = null
  let stopped = false

  const close = async (entry: Entry): Promise<void> => {
    const { session } = entry
    entry.session = null
    await session?.close()
  }

  /** Keeps what the dossier says; lets it go when nothing of it is due soon. */
  const look = (path: string, entry: Entry): void => {
    const { session } = entry
    if (!session) return
    const status = session.sync.status()
    const before = JSON.stringify(entry.known)
    const { inError } = session.submissions.counts()
    const { name } = session.settings.identity()
    entry.known = { path, name, pending: status.pending, inError, paused: status.paused }
    if (JSON.stringify(entry.known) !== before) told()
    if (status.working) return
    const waits = status.paused !== null || status.online === false
    const at = status.nextAttemptAt
    entry.nextAt = at === null ? Number.POSITIVE_INFINITY : waits ? now() + LATER : at
    if (waits || at === null || at > now() + NEAR) void close(entry).then(told).then(plan).catch(failed)
  }

  const visit = (path: string, entry: Entry): void => {
    if (entry.session || entry.nextAt > now() || samePath(path, current())) return
    entry.nextAt = now() + LATER
    let database: Database
    try {
      database = openFile(path)
    } catch (error) {
      // Held elsewhere, moved, or of another version: whoever opens it will see to it.
      if (!(error instanceof Refusal)) failed(error)
      entry.known = null
      return
    }
    if (!hasWork(database)) {
      database.close()
      entry.known = null
      entry.nextAt = Number.POSITIVE_INFINITY
      return
    }
    const session = openSession(database, () => look(path, entry))
    entry.session = session
    session.sync.start()
    void session.sync
      .settled()
      .then(() => look(path, entry))
      .catch(failed)
  }

  /** Sees to each dossier whose time has come, then sleeps until the next one. */
  function plan(): void {
    if (timer) clearTimeout(timer)
    timer = null
    if (stopped) return
    for (const [path, entry] of entries) visit(path, entry)
    const next = Math.min(
      ...[...entries.values()].map((entry) => (entry.session ? Number.POSITIVE_INFINITY : entry.nextAt)),
    )
    if (!Number.isFinite(next)) return
    timer = setTimeout(plan, Math.min(LONGEST_SLEEP, Math.max(1_000, next - now())))
    timer.unref()
  }

  return {
    /** The dossiers to serve from now on; each one is looked at afresh. */
    async serve(paths: readonly string[]): Promise<void> {
      const wanted = paths.map((path) => resolve(path))
      const dropped = [...entries].filter(([path]) => !wanted.includes(path))
      for (const [path, entry] of dropped) {
        entries.delete(path)
        await close(entry)
      }
      for (const path of wanted) {
        const entry = entries.get(path)
        if (entry) entry.nextAt = Math.min(entry.nextAt, now())
        else entries.set(path, { session: null, known: null, nextAt: 0 })
      }
      plan()
    },
    /** Lets a dossier go, after the exchange under way: a window wants it. */
    async release(path: string): Promise<void> {
      for (const [known, entry] of entries) {
        if (!samePath(known, path)) continue
        entry.known = null
        entry.nextAt = now()
        await close(entry)
      }
      told()
    },
    /** A window let its dossier go: what waits in it goes on. */
    plan,
    others: (): OtherDossier[] =>
      [...entries.values()].flatMap(({ known }) => (known && isWaiting(known) ? [known] : [])),
    /** The network is back, or the machine woke up. */
    hurry(): void {
      for (const entry of entries.values()) {
        if (entry.session) entry.session.sync.hurry()
        else if (entry.known) entry.nextAt = now()
      }
      plan()
    },
    async stop(): Promise<void> {
      stopped = true
      if (timer) clearTimeout(timer)
      for (const entry of entries.values()) await close(entry)
    },
  }
}

const isWaiting = ({ pending, paused }: OtherDossier): boolean => pending > 0 || paused !== null

function hasWork(database: Database): boolean {
  const run = (name: string) => statement(database, outboxSql[name] ?? '').get()
  return (
    (run('wakeAt') as { at: number | null }).at !== null ||
    Boolean(run('dueProofs') ?? run('pausing') ?? run('interrupted'))
  )
}

/** Two names of one file. */
export function samePath(one: string, other: string | null): boolean {
  if (other === null) return false
  const [a, b] = [one, other].map((path) => statSync(path, { throwIfNoEntry: false }))
  return a !== undefined && b !== undefined && a.ino === b.ino && a.dev === b.dev
}
