import type { NeotouchSettings } from '../../shared/model/dossier.ts'
import type { Attention } from '../../shared/model/sync.ts'
import { nextPollDelay, platformConclusion } from '../../shared/rules/platform-states.ts'
import { type Database, statement, transaction } from './database/connection.ts'
import { createCancel } from './outbox/cancel.ts'
import { createFailures } from './outbox/failures.ts'
import { outboxSql } from './outbox/outbox.sql.ts'
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
  attention: (told: Attention) => void
  failed: (error: unknown) => void
  timing: PushTiming
  /** Milliseconds; null: as the platform's states ask. */
  longestPoll: number | null
  random: () => number
  after: After
}

/**
 * The stand-in moves every second: a person who tries it does not wait a quarter of a minute. What lasts (an approval,
 * what another account took) is asked about less and less often, as on the service.
 * @returns milliseconds before the next question at the latest; null: as on the service
 */
const sandboxPoll = (since: number): number | null => (since < 120_000 ? 2_000 : since < 3_600_000 ? 15_000 : null)

/** The queue, and the loop that talks to the platform: wired. */
export function createOutbox(ports: Ports) {
  const { database, clock, newId, settings, submissions, platform, record } = ports
  const service = () => settings.neotouch().environment
  const queue = createQueue({
    database,
    now: clock,
    newId,
    installation: () => settings.identity().installation,
    service,
    record,
  })
  const push = createPush({
    database,
    now: clock,
    random: ports.random,
    service,
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
      const quick = service() === 'sandbox' ? sandboxPoll(since) : null
      return Math.min(delay, ports.longestPoll ?? quick ?? delay)
    },
  })
  const failures = createFailures(database)
  const sync = createSync({
    database,
    now: clock,
    submissions,
    push,
    pull,
    platform,
    held: () => settings.neotouch().held,
    inFlight: () => settings.neotouch().inFlight,
    changed: () => {
      ports.changed()
      const told = failures()
      if (told) ports.attention({ path: database.name, name: settings.identity().name, ...told })
    },
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
  const cancel = createCancel({
    submissions,
    record,
    service,
    platform,
    sync,
    askFirst: (id) => statement(database, outboxSql.pollLater ?? '').run({ id, nextPollAt: 0 }),
    pollNext: pull.pollNext,
  })
  return { queue, sync, cancel, updateNeotouch }
}
