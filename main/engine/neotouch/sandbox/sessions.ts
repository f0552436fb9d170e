import { randomBytes } from 'node:crypto'
import type { Account } from './accounts.ts'
import { SoapFault } from './soap-fault.ts'

export interface SandboxSession {
  id: string
  account: Account
  lastUse: number
  /** Uploaded files, by storage id: they die with the session. */
  uploads: Map<string, { name: string; bytes: Uint8Array }>
  /** Results of QueryFirst and QueryLast, by query id. */
  cursors: Map<string, { numbers: string[]; from: number; size: number }>
}

export interface Sessions {
  open(account: Account, now: number): SandboxSession
  /** @throws SoapFault when it is not known, or idle for too long */
  use(id: string, now: number): SandboxSession
  close(id: string): void
}

/** Sessions live in memory: a platform that restarts has forgotten them. */
export function createSessions(idleMilliseconds: number): Sessions {
  const sessions = new Map<string, SandboxSession>()
  return {
    open(account, now) {
      const id = `${randomBytes(8).toString('hex').toUpperCase()}-${String(sessions.size + 1).padStart(4, '0')}`
      const session: SandboxSession = { id, account, lastUse: now, uploads: new Map(), cursors: new Map() }
      sessions.set(id, session)
      return session
    },
    use(id, now) {
      const session = sessions.get(id)
      if (session === undefined || now - session.lastUse > idleMilliseconds) {
        sessions.delete(id)
        throw new SoapFault('Server', `No valid Session is associated with this ID '${id}'`)
      }
      session.lastUse = now
      return session
    },
    close(id) {
      sessions.delete(id)
    },
  }
}
