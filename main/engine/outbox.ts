import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import { nextPollDelay, platformConclusion } from '../../shared/rules/platform-states.ts'
import { type Database, transaction } from './database/connection.ts'
import { createPull } from './outbox/pull.ts'
import { createPush, type PushPorts, type PushTiming } from './outbox/push.ts'
import { createQueue } from './outbox/queue.ts'
import type { OutboxEvent, Submissions } from './outbox/submissions.ts'
import { type After, createSync, type SyncPorts } from './outbox/sync.ts'
import type { Settings } from './settings/settings.ts'

interface Ports {
  database: Database
  clock: () => number
  newId: () => string
  settings: Settings
  submissions: Submissions
  platform: SyncPorts['platform']
  record: (event: OutboxEvent) => void
  file: PushPorts['file']
  changed: () => void
  failed: (error: unknown) => void
  timing: PushTiming
  /** Milliseconds; null: as the platform's states ask. */
  longestPoll: number | null
  random: () => number
  after: After
}

/** The stand-in moves every second: a person who tries it does not wait a quarter of a minute. */
const SANDBOX_POLL = 2_000

/** The queue, and the loop that talks to the platform: wired. */
export function createOutbox(ports: Ports) {
  const { database, clock, newId, settings, submissions, platform, record } = ports
  const queue = createQueue({
    database,
    now: clock,
    newId,
    installation: () => settings.identity().installation,
    record,
  })
  const push = createPush({
    database,
    now: clock,
    random: ports.random,
    submissions,
    record,
    file: ports.file,
    timing: ports.timing,
  })
  const pull = createPull({
    database,
    now: clock,
    submissions,
    record,
    meaning: platformConclusion,
    pollDelay: (since, rawState) => {
      const delay = nextPollDelay(since, rawState)
      if (delay === null) return null
      const quick = settings.neotouch().environment === 'sandbox' ? SANDBOX_POLL : null
      return Math.min(delay, ports.longestPoll ?? quick ?? delay)
    },
  })
  const sync = createSync({
    database,
    now: clock,
    submissions,
    push,
    pull,
    platform,
    changed: ports.changed,
    failed: ports.failed,
    after: ports.after,
  })

  /** @throws Refusal as the settings do. */
  const updateNeotouch = (next: NeotouchSettings): NeotouchSettings => {
    const { address, userName } = settings.neotouch()
    const updated = transaction(database, () => {
      const written = settings.updateNeotouch(next)
      if (written.address.trim() !== address.trim() || written.userName !== userName) push.leaveAccount()
      return written
    })
    sync.unblock()
    return updated
  }
  return { queue, sync, updateNeotouch }
}
