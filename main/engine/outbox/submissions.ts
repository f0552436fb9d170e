import type { Environment } from '../../../shared/model/dossier.ts'
import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { FollowUpCounts, Submission, SubmissionEvent } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { mayMove } from '../../../shared/rules/transitions.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { HELD } from '../database/last-submission.ts'
import { createDepartures } from './departures.ts'
import { outboxSql } from './outbox.sql.ts'
import type { StoredSubmission } from './stored-submission.ts'
import { createSubmissionList, type ListedSubmission, listed } from './submission-list.ts'
import { receiverOf, settingsOf } from './submission-values.ts'

/** What the outbox writes to the history, in its own transactions. */
export interface OutboxEvent {
  documentId: string
  submissionId: string
  type: string
  from?: SubmissionState
  to?: SubmissionState
  rawState?: number
  message: string
  detail?: string
}

export interface SubmissionPorts {
  database: Database
  now: () => number
  record: (event: OutboxEvent) => void
  events: (submissionId: string) => SubmissionEvent[]
  /** The service that the dossier uses now. */
  service: () => Environment
}

export type Submissions = ReturnType<typeof createSubmissions>

/** Submissions: what is asked of the platform, each state change with its event. Nothing is ever deleted. */
export function createSubmissions({ database, now, record, events, service }: SubmissionPorts) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  /** @throws Refusal `not_found`. */
  const stored = (id: string): StoredSubmission => {
    const row = run('byId').get(id) as StoredSubmission | undefined
    if (!row) throw new Refusal('not_found', 'Cet envoi n’existe pas dans le dossier.')
    return row
  }

  /**
   * One arrow of TRANSITIONS: the state, its event, and what goes with them, in one transaction.
   * @throws Error when the arrow does not exist, or another writer moved it first.
   */
  const move = (submission: StoredSubmission, to: SubmissionState, change: Move): StoredSubmission =>
    transaction(database, () => {
      if (!mayMove(submission.state, to)) throw new Error(`no arrow ${submission.state} → ${to}`)
      change.also?.()
      const { changes } = run('move').run({
        id: submission.id,
        from: submission.state,
        to,
        message: change.message,
        blockedReason: change.blockedReason ?? null,
        nextAttemptAt: change.nextAttemptAt ?? null,
        now: now(),
      })
      if (changes !== 1) throw new Error(`submission ${submission.id} is no longer ${submission.state}`)
      record({
        documentId: submission.document_id,
        submissionId: submission.id,
        type: change.type ?? to,
        from: submission.state,
        to,
        message: change.message,
        ...(change.rawState === undefined ? {} : { rawState: change.rawState }),
        ...(change.detail === undefined ? {} : { detail: change.detail }),
      })
      // The copies of a sending that fails before it left have nothing to follow.
      if (submission.parent_id === null && (to === 'rejected' || to === 'abandoned')) {
        for (const copy of run('waitingCopies').all(submission.id) as StoredSubmission[]) {
          if (copy.reached === 0) {
            move(copy, 'abandoned', { message: 'Copie annulée : l’envoi principal n’est pas parti.' })
          } else if (copy.state === 'queued') move(copy, 'blocked', { message: COPY_ALONE, blockedReason: 'not_found' })
        }
      }
      return stored(submission.id)
    })

  const counts = (): FollowUpCounts => {
    const rows = run('counts').all() as { name: string; total: number }[]
    const of = (name: string): number => rows.find((row) => row.name === name)?.total ?? 0
    const trying = service() === 'sandbox'
    return {
      toSend: of('toSend'),
      inProgress: of('inProgress'),
      inError: of('inError') + (trying ? of('trialError') : 0),
      sent: of('sent'),
      trial: of('trial') + (trying ? 0 : of('trialError')),
    }
  }
  const list = createSubmissionList({ database, service, counts })

  const get = (id: string): Submission => {
    const one = stored(id)
    return {
      ...listed(run('row').get(id) as ListedSubmission),
      key: one.key,
      transportId: one.transport_id,
      platformSubmissionId: one.platform_submission_id,
      shortStatus: one.short_status,
      blockedReason: one.blocked_reason,
      settings: settingsOf(one),
      to: receiverOf(one),
      fileSha256: one.file_sha256,
      proofs: run('proofs').all(id) as Submission['proofs'],
      events: events(id),
    }
  }

  /** @throws Refusal `conflict` once it has left. */
  const abandon = (id: string): Submission => {
    const one = stored(id)
    // What cannot be read was asked for before it was blocked: the platform does not know it.
    const mayBeThere = one.reached === 1 && one.blocked_reason !== 'unreadable'
    if (mayBeThere || !mayMove(one.state, 'abandoned') || one.transport_id !== null) {
      throw new Refusal('conflict', 'Cet envoi est déjà parti, ou vient de partir : il ne peut plus être annulé ici.')
    }
    move(one, 'abandoned', { message: 'Annulé avant de partir' })
    return get(id)
  }

  /**
   * « Corriger et renvoyer », in the transaction that queues the next sending: a blocked one is cancelled, a refused one
   * stays what it is and leaves the errors.
   * @throws Refusal `conflict` when it is not a failed sending of this document, or may have reached the platform.
   */
  const replace = (documentId: string, id: string): void => {
    const one = stored(id)
    const failed = one.state === 'blocked' || (one.state === 'rejected' && one.blocked_reason === null)
    if (one.document_id !== documentId || !failed) {
      throw new Refusal('conflict', 'L’envoi à corriger a changé entre-temps. Rouvrez-le dans Suivi des envois.')
    }
    if (one.state === 'blocked') {
      abandon(id)
      return
    }
    run('replaced').run({ id, now: now() })
    record({ ...of(one), type: 'replaced', message: 'Corrigé : un nouvel envoi prend sa place' })
  }

  /** What waits for a person or for its next attempt goes back to the queue, now. */
  const retry = (id: string): Submission => {
    const one = stored(id)
    const waiting = one.next_attempt_at === HELD || (one.attempts === 0 && one.planned_at !== null)
    if (one.state === 'blocked') move(one, 'queued', { message: 'Remis à l’envoi', type: 'retry' })
    else if (one.state === 'queued' && waiting) {
      transaction(database, () => {
        run('now').run({ id, now: now() })
        const message =
          one.planned_at === null ? 'Sorti de l’attente : l’envoi peut partir' : 'Envoyé sans attendre l’heure prévue'
        record({ ...of(one), type: 'retry', message })
      })
    } else if (one.state === 'queued') run('now').run({ id, now: now() })
    // Hurried questions must not add up to « Neotouch does not know it », after which it would leave again.
    else if (one.state === 'uncertain') run('askNow').run({ id, now: now() })
    else throw new Refusal('conflict', 'Seul un envoi en attente ou bloqué peut être remis à l’envoi.')
    return get(id)
  }

  /**
   * « Marquer comme envoyé »: a person sent it in another way. Nothing leaves, and the platform's word is not changed.
   * @throws Refusal `invalid` without a reason, `conflict` when the sending has not failed.
   */
  const markSent = (id: string, reason: string): Submission => {
    const why = reason.trim()
    if (why === '') {
      const sentence = 'Indiquez comment ce document a été envoyé.'
      throw new Refusal('invalid', sentence, { reason: sentence })
    }
    const one = stored(id)
    if (one.blocked_reason === 'by_hand' || (one.state !== 'blocked' && one.state !== 'rejected')) {
      throw new Refusal('conflict', 'Seul un envoi en erreur peut être marqué comme envoyé.')
    }
    const message = `Marqué comme envoyé par une autre voie : ${why}`
    transaction(database, () => {
      if (one.state === 'blocked') move(one, 'abandoned', { message, type: 'by_hand' })
      else record({ ...of(one), type: 'by_hand', message })
      run('byHand').run({ id, message, now: now() })
    })
    return get(id)
  }

  return {
    stored,
    ...createDepartures({ database, now, record }),
    move,
    list,
    get,
    abandon,
    replace,
    retry,
    markSent,
    counts,
    ofClient: (clientId: string) => (run('ofClient').all(clientId) as ListedSubmission[]).map(listed),
    /** @throws Refusal `not_found`. */
    proof: (id: string, name: string): { name: string; bytes: Uint8Array } => {
      const found = run('proof').get({ id, name }) as { name: string; bytes: Uint8Array } | undefined
      if (!found) throw new Refusal('not_found', 'Ce justificatif n’est pas dans le dossier.')
      return found
    },
  }
}

const COPY_ALONE =
  'L’envoi principal n’est pas parti, mais cette copie est peut-être arrivée chez Neotouch. Vérifiez sur le portail, puis choisissez « Remettre à l’envoi » ou « Marquer comme envoyé ».'

export interface Move {
  /** A French sentence, shown and kept. */
  message: string
  type?: string
  detail?: string
  rawState?: number
  blockedReason?: string
  /** UTC milliseconds. */
  nextAttemptAt?: number
  /** Written first, in the same transaction: a state may depend on it. */
  also?: () => void
}

const of = (one: StoredSubmission) => ({ documentId: one.document_id, submissionId: one.id })
