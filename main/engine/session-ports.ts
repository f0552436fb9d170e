import type { EventPayload } from '../../shared/contract.ts'
import type { InvoiceFileInput } from '../../shared/model/document.ts'
import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import type { Logo } from '../../shared/model/print.ts'
import type { Database } from './database/connection.ts'
import type { RenderedFile } from './documents/issue.ts'
import type { SendingPlatform } from './neotouch/port.ts'
import type { PushTiming } from './outbox/push.ts'
import type { After } from './outbox/sync.ts'

/** What an open dossier needs of its host. */
export interface SessionPorts {
  database: Database
  clock: () => number
  render: (input: InvoiceFileInput) => Promise<RenderedFile>
  /** A logo read again, cleaned. @throws Refusal `invalid`. */
  checkLogo: (logo: Logo) => Logo
  password: () => Promise<string | null>
  /** The platform of these settings; the caller closes it. */
  connect: (settings: NeotouchSettings, password: string, folder: string) => Promise<SendingPlatform>
  emit: <Name extends 'changed' | 'attention' | 'automatic' | 'late'>(event: Name, payload: EventPayload<Name>) => void
  failed: (error: unknown) => void
  timing: PushTiming
  /** Milliseconds; longest time between two questions about what is under way. */
  longestPoll: number | null
  /** Milliseconds during which a sending can be undone before anything leaves. */
  undoMilliseconds: number
  random: () => number
  after: After
}
