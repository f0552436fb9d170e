import { createHash } from 'node:crypto'
import type { Channel, SubmissionState } from '../../../shared/model/sending.ts'
import { receiptDelay } from '../../../shared/rules/platform-states.ts'
import { shortStatusWords } from '../../../shared/rules/short-status.ts'
import { mayMove } from '../../../shared/rules/transitions.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import type { SendingPlatform, TransportStatus } from '../neotouch/port.ts'
import { outboxSql } from './outbox.sql.ts'
import type { StepOutcome } from './push.ts'
import type { StoredSubmission } from './stored-submission.ts'
import { settingsOf } from './submission-values.ts'
import type { OutboxEvent, Submissions } from './submissions.ts'

/** What a raw state of the platform means for a channel. */
export interface Meaning {
  state: 'accepted' | 'delivered' | 'rejected' | 'abandoned'
  /** French words. */
  label: string
  keepPolling: boolean
}

export interface PullPorts {
  database: Database
  now: () => number
  submissions: Submissions
  record: (event: OutboxEvent) => void
  meaning: (channel: Channel, rawState: number) => Meaning
  /** Milliseconds until the platform is asked again; null: it is asked no more. */
  pollDelay: (sinceAccepted: number, rawState: number) => number | null
}

/** Tries of the proof files. */
const PROOF_TRIES = 3
const RECEIPT = 'Receipt.pdf'
/** Raw state of what is done. */
const SENT = 100

/** Asks the platform what became of what it accepted, and keeps each answer that changes something. */
export function createPull({ database, now, submissions, record, meaning, pollDelay }: PullPorts) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  /** Sendings that a connection named with their key: it may be asked for their files. */
  const named = new WeakMap<SendingPlatform, Set<string>>()
  const isNamed = (platform: SendingPlatform, one: StoredSubmission, status: TransportStatus | undefined): boolean => {
    // Another account may have given the same number: what it says of another sending is not taken for this one.
    if (!status || (status.key !== '' && status.key !== one.key)) return false
    named.set(platform, (named.get(platform) ?? new Set()).add(one.id))
    return true
  }
  /** The proof of a registered letter comes some time after its end. */
  const awaitsReceipt = (one: StoredSubmission, rawState: number | null): boolean =>
    rawState === SENT &&
    one.channel === 'courrier' &&
    settingsOf(one).stampType === 'R1' &&
    run('proof').get({ id: one.id, name: RECEIPT }) === undefined

  const nextPoll = (one: StoredSubmission, rawState: number): number | null => {
    const since = now() - (one.accepted_at ?? now())
    const delay = awaitsReceipt(one, rawState) ? receiptDelay(since) : pollDelay(since, rawState)
    return delay === null ? null : now() + delay
  }

  const apply = (one: StoredSubmission, status: TransportStatus): void => {
    const told = meaning(one.channel, status.state)
    const awaited = awaitsReceipt(one, status.state)
    const nextPollAt = told.keepPolling || awaited ? nextPoll(one, status.state) : null
    transaction(database, () => {
      run('platform').run({
        id: one.id,
        rawState: status.state,
        shortStatus: status.shortStatus,
        nextPollAt,
        now: now(),
      })
      if (status.state === one.raw_state) {
        if (awaited) run('proofsDue').run({ id: one.id, due: 1 })
        return
      }
      // The platform's words explain a failure; elsewhere they only repeat the state, in English.
      const explained = told.state === 'rejected' && status.shortStatus !== ''
      const label = one.environment === 'sandbox' ? `${told.label} (essai)` : told.label
      const message = explained ? `${label} : ${shortStatusWords(status.shortStatus)}` : label
      const detail = [`état ${status.state}`, status.shortStatus, status.completionDateTime].filter(Boolean).join(' · ')
      const target: SubmissionState = told.state
      const moves = mayMove(one.state, target)
      if (moves) {
        submissions.move(one, target, { message, detail, rawState: status.state })
      } else {
        record({
          documentId: one.document_id,
          submissionId: one.id,
          type: 'platform',
          rawState: status.state,
          message,
          detail,
        })
        // « Dernier événement »; what a person said, or what a late answer contradicts, stays.
        if (one.blocked_reason === null) run('said').run({ id: one.id, message, state: target })
      }
      // Also for a letter that was sent at 90: at 100 the platform may have made one more file.
      if (target === 'delivered') run('proofsDue').run({ id: one.id, due: PROOF_TRIES })
    })
  }

  const pollNext = async (platform: SendingPlatform): Promise<StepOutcome> => {
    const due = run('duePolls').all(now()) as StoredSubmission[]
    if (due.length === 0) return 'idle'
    const asked = due.filter((one) => one.transport_id !== null)
    const answer = await platform.states(
      asked.map((one) => ({ channel: one.channel, transportId: one.transport_id ?? '' })),
    )
    const statuses = new Map(answer.kind === 'ok' ? answer.value.map((status) => [status.transportId, status]) : [])
    // One answer of the platform, one transaction: each one is flushed to the disk.
    transaction(database, () => {
      for (const one of asked) {
        const status = statuses.get(one.transport_id ?? '')
        if (status && isNamed(platform, one, status)) apply(submissions.stored(one.id), status)
        else run('pollLater').run({ id: one.id, nextPollAt: nextPoll(one, one.raw_state ?? 0) })
      }
    })
    return answer.kind === 'retry' && answer.offline ? 'offline' : 'worked'
  }

  /** Files of a delivered transport; after a restart or a change of account, its number alone does not tell whose it is. */
  const filesOf = async (platform: SendingPlatform, one: StoredSubmission) => {
    const transportId = one.transport_id ?? ''
    if (!named.get(platform)?.has(one.id)) {
      const answer = await platform.states([{ channel: one.channel, transportId }])
      if (answer.kind !== 'ok') return answer
      if (!isNamed(platform, one, answer.value[0])) return { kind: 'retry' as const, message: '', offline: false }
    }
    return platform.files(transportId)
  }

  /** Archives the files that the platform made of a delivered transport. */
  const fetchProofs = async (platform: SendingPlatform): Promise<StepOutcome> => {
    const one = run('dueProofs').get() as StoredSubmission | undefined
    if (!one) return 'idle'
    const answer = await filesOf(platform, one)
    // No try was made: the proofs stay due until the platform can be asked.
    if (answer.kind === 'retry' && answer.offline) return 'offline'
    if (answer.kind === 'blocked') return 'idle'
    transaction(database, () => {
      const files = answer.kind === 'ok' ? answer.value : []
      for (const { name, bytes } of files) {
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        const added = run('insertProof').run({
          id: one.id,
          name,
          sha256,
          bytes: Buffer.from(bytes),
          now: now(),
        }).changes
        if (added === 0) continue
        record({
          documentId: one.document_id,
          submissionId: one.id,
          type: 'proof',
          message: `Justificatif archivé : ${name}`,
          detail: sha256,
        })
      }
      if (one.raw_state === SENT && files.some(({ name }) => name === RECEIPT)) {
        run('pollLater').run({ id: one.id, nextPollAt: null })
      }
      run('proofsDue').run({ id: one.id, due: answer.kind === 'ok' ? 0 : one.proofs_due - 1 })
    })
    return 'worked'
  }

  return { pollNext, fetchProofs }
}
