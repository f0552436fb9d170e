import type { EventPayload } from '../../../shared/contract.ts'
import type { AutomaticRefusal } from '../../../shared/model/batch.ts'
import type { Document } from '../../../shared/model/document.ts'
import type { NeotouchSettings } from '../../../shared/model/dossier.ts'
import type { Client } from '../../../shared/model/party.ts'
import { sendChoiceSchema } from '../../../shared/model/send-dialog.ts'
import { Refusal } from '../../../shared/result.ts'
import { resolveSettings, settingsValues } from '../../../shared/rules/settings.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { nextTimeOfDay } from '../local-date.ts'
import { automaticSql } from './batch.sql.ts'
import type { Sending } from './sending.ts'

interface Ports {
  database: Database
  /** UTC milliseconds. */
  now: () => number
  undoMilliseconds: number
  sending: Pick<Sending, 'prepare' | 'queue'>
  document: (id: string) => Document
  client: (id: string) => Client
  neotouch: () => NeotouchSettings
  record: (event: { documentId: string; type: string; message: string }) => void
  tell: (notice: EventPayload<'automatic'>) => void
}

export type Automatic = ReturnType<typeof createAutomatic>

/**
 * What leaves by itself once a person has validated it, where the dossier or the client says so. It is written down in the
 * transaction of the validation, so that a crash forgets none; it obeys the checks of the dialog, and what they refuse
 * waits in sight with its reason. Nothing is ever sent again by itself.
 */
export function createAutomatic(ports: Ports) {
  const { database, now } = ports
  const run = (name: string) => statement(database, automaticSql[name] ?? '')

  const settingsOf = (document: Document) =>
    settingsValues(
      resolveSettings({
        dossier: ports.neotouch().sending,
        client: ports.client(document.content.clientId).sending,
        send: {},
      }),
    )

  /** Nothing when it was queued meanwhile. */
  const refuse = (document: Document, reason: string): void => {
    const refused = transaction(database, () => {
      if (run('refuse').run({ id: document.id, reason }).changes === 0) return false
      const message = `N’est pas parti automatiquement : ${reason}`
      ports.record({ documentId: document.id, type: 'automatic_refused', message })
      return true
    })
    if (!refused) return
    ports.tell({ number: document.number ?? '', submissionId: null, undoableUntil: null, plannedAt: null, reason })
  }

  const send = async (document: Document): Promise<void> => {
    const { automatic, automaticTime } = settingsOf(document)
    if (automatic === 'never') {
      refuse(document, 'l’envoi automatique a été désactivé depuis la validation.')
      return
    }
    const plannedAt = automatic === 'scheduled' ? nextTimeOfDay(now(), automaticTime) : null
    const choice = sendChoiceSchema.parse({ override: {}, plannedAt })
    const prepared = await ports.sending.prepare({ documentId: document.id, choice })
    const undoableUntil = plannedAt === null ? now() + ports.undoMilliseconds : null
    // Queueing it ends what was due, in the same transaction: see the trigger `automatic_sending_done`.
    const [submissionId = null] = transaction(database, () =>
      ports.sending.queue(prepared, choice, now() + ports.undoMilliseconds),
    )
    ports.tell({ number: document.number ?? '', submissionId, undoableUntil, plannedAt, reason: null })
  }

  const settle = async (id: string): Promise<void> => {
    const due = run('one').get(id) as { reason: string | null } | undefined
    if (!due || due.reason !== null) return
    const document = ports.document(id)
    try {
      await send(document)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refuse(document, error.message)
    }
  }

  return {
    /** In the transaction of the validation. */
    issued(document: Document): void {
      if (settingsOf(document).automatic !== 'never') run('begin').run({ id: document.id, now: now() })
    },
    /** Queues a document that was just validated, or says why not. */
    settle,
    /** What a crash left between the validation and the queue. */
    async settleAll(): Promise<void> {
      for (const { id } of run('due').all() as { id: string }[]) await settle(id)
    },
    refused: () => run('refused').all() as AutomaticRefusal[],
    outcome(id: string) {
      const waiting = run('one').get(id) as { reason: string | null } | undefined
      if (waiting) return { submissionId: null, plannedAt: null, reason: waiting.reason }
      const queued = run('queued').get(id) as { submissionId: string; plannedAt: number | null } | undefined
      return queued ? { ...queued, reason: null } : null
    },
    dismiss: (id: string): void => {
      run('remove').run(id)
    },
  }
}
