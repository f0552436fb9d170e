import type { Environment } from '../../../shared/model/dossier.ts'
import type { Channel, Receiver, SendingSettings } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { HELD } from '../database/last-submission.ts'
import { localTime } from '../local-date.ts'
import { outboxSql } from './outbox.sql.ts'
import type { OutboxEvent } from './submissions.ts'

export interface QueuePorts {
  database: Database
  now: () => number
  newId: () => string
  /** Code of this dossier in every key, 4 to 8 characters. */
  installation: () => string
  /** The service that takes what is queued now. */
  service: () => Environment
  record: (event: OutboxEvent) => void
}

export interface NewSubmission {
  documentId: string
  number: string
  fileSha256: string
  settings: SendingSettings
  resendReason: string
  /** UTC milliseconds before which nothing leaves; `held`: not before a person says so. */
  notBefore: number | 'held'
  /** A person chose this instant; null: as `notBefore` says. */
  plannedAt: number | null
  main: QueuedTransport
  copies: readonly QueuedTransport[]
}
export interface QueuedTransport {
  channel: Channel
  receiver: Receiver
  variables: Readonly<Record<string, string>>
}

/**
 * Queues a sending and its copies in one transaction, each with its own key. The key travels to the platform, so that
 * a crash or a lost answer is settled by asking, not by posting a second paid letter.
 */
export function createQueue({ database, now, newId, installation, service, record }: QueuePorts) {
  const run = (name: string) => statement(database, outboxSql[name] ?? '')

  /** @throws Refusal `conflict`: a sending of this document is pending, or was accepted on this channel. */
  const enqueue = (asked: NewSubmission): string[] =>
    transaction(database, () => {
      if (run('pendingOfDocument').get(asked.documentId)) {
        throw new Refusal('conflict', 'Un envoi de ce document est déjà en cours. Suivez-le dans Suivi des envois.')
      }
      const { channel } = asked.main
      const environment = service()
      const done = run('acceptedOnChannel').get({ documentId: asked.documentId, channel, environment })
      if (done && asked.resendReason.trim() === '') {
        const sentence = 'Ce document est déjà parti par ce canal. Pour le renvoyer, indiquez le motif.'
        throw new Refusal('conflict', sentence, { resendReason: sentence })
      }
      const { total } = run('countOfDocument').get(asked.documentId) as { total: number }
      const mainId = newId()
      const key = submissionKey(installation(), mainId, asked.number, total + 1)
      const insert = (id: string, parentId: string | null, ownKey: string, transport: QueuedTransport): void => {
        run('insert').run({
          id,
          documentId: asked.documentId,
          parentId,
          key: ownKey,
          channel: transport.channel,
          settings: JSON.stringify(asked.settings),
          receiver: JSON.stringify(transport.receiver),
          variables: JSON.stringify(transport.variables),
          fileSha256: asked.fileSha256,
          resendReason: asked.resendReason,
          environment,
          now: now(),
        })
        const reason = asked.resendReason.trim() === '' ? '' : ` (renvoi : ${asked.resendReason.trim()})`
        record({
          documentId: asked.documentId,
          submissionId: id,
          type: 'queued',
          to: 'queued',
          message: parentId === null ? `${wordsOf(asked)}${reason}` : 'Copie mise en file, après l’envoi principal',
          detail: ownKey,
        })
      }
      insert(mainId, null, key, asked.main)
      const { plannedAt, notBefore } = asked
      if (plannedAt === null) {
        run('later').run({ id: mainId, nextAttemptAt: notBefore === 'held' ? HELD : notBefore })
      } else {
        // An hour that comes before the time to undo is over waits for its end.
        run('plan').run({ id: mainId, plannedAt: notBefore === 'held' ? plannedAt : Math.max(plannedAt, notBefore) })
      }
      const copyIds = asked.copies.map((copy, index) => {
        const id = newId()
        insert(id, mainId, `${key}.C${index + 1}`, copy)
        return id
      })
      return [mainId, ...copyIds]
    })

  return { enqueue }
}

const wordsOf = ({ notBefore, plannedAt }: NewSubmission): string =>
  plannedAt !== null
    ? `Programmé pour le ${localTime(plannedAt)}`
    : notBefore === 'held'
      ? 'Mis en attente'
      : 'Mis en file'

/** `installation.id of the sending.document number.n-th sending`: only A–Z 0–9 . - and at most 60 characters. */
export function submissionKey(installation: string, id: string, number: string, nth: number): string {
  const unique = id.replaceAll('-', '').toUpperCase()
  const document = number
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '-')
    .slice(-14)
  return `${installation}.${unique.slice(0, 26)}.${document}.${nth}`
}
