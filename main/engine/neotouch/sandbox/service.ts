import type { SoapElement } from '../soap-reader.ts'
import type { SoapField } from '../soap-writer.ts'
import type { Account } from './accounts.ts'
import type { FaultRule } from './fault-rules.ts'
import type { Pace } from './progress.ts'
import type { SandboxSession, Sessions } from './sessions.ts'
import type { Store } from './store.ts'

/** What the operations of the stand-in work on. */
export interface Platform {
  store: Store
  sessions: Sessions
  accounts: ReadonlyMap<string, Account>
  /** Settable while it runs. */
  pace: Pace
  /** UTC milliseconds. */
  clock: () => number
  /** Address of the handlers, up to `?Handler=`. */
  endpoint: () => string
}

export interface ServiceRequest {
  /** Element named like the operation. */
  payload: SoapElement
  header: SoapElement | undefined
  /** Fault on demand that this request meets. */
  rule: FaultRule | undefined
}

export interface SessionRequest extends ServiceRequest {
  session: SandboxSession
}

/** `result` is the content of `return`; absent for the operations that return nothing. */
export interface ServiceAnswer {
  header?: readonly SoapField[]
  result?: readonly SoapField[] | string
}

/** Operations of one service, by name. `open` ones need no session. @throws SoapFault */
export interface ServiceOperations {
  open: ReadonlyMap<string, (request: ServiceRequest) => ServiceAnswer>
  inSession: ReadonlyMap<string, (request: SessionRequest) => ServiceAnswer>
}
