import type {
  BulkChanges,
  BulkCounts,
  BulkOutcome,
  BulkReport,
  BulkRequest,
  BulkRow,
  BulkSelection,
  BulkUndo,
} from '../../../shared/model/bulk-update.ts'
import type { Channel, SendingOverride } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { bulkDifference, checkBulkUpdate } from '../../../shared/rules/bulk-update.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { bulkUpdateSql } from './bulk-update.sql.ts'
import { type ClientCard, createClientCards } from './client-card.ts'
import { fieldWords } from './field-words.ts'
import { createBulkJournal, NAMED } from './journal.ts'
import { type Chosen, createSelection } from './selection.ts'

interface Ports {
  database: Database
  /** UTC milliseconds. */
  now: () => number
  newId: () => string
  dossier: () => DossierSettings
  /** The channel of a client that has none of its own. */
  inheritedChannel: () => Channel
}
interface DossierSettings {
  sending: SendingOverride
  colorAllowed: boolean
}
type OnProgress = (done: number, total: number) => void

/** Clients treated in one transaction: a fraction of a second. */
const STEP = 200

export type BulkUpdate = ReturnType<typeof createBulkUpdate>

/** « Assistant de mise à jour »: the same change for many clients, looked at before, undone after. */
export function createBulkUpdate({ database, now, newId, dossier, inheritedChannel }: Ports) {
  const cards = createClientCards(database, now)
  const journal = createBulkJournal(database, cards, now)
  const selection = createSelection(database, inheritedChannel)
  let task: 'cancellable' | 'undo' | null = null
  let cancelled = false
  let stopped = false

  /** Others work here: the dossier may be closed, or a person may have said stop. */
  const breathe = async (): Promise<void> => {
    await new Promise((resume) => setImmediate(resume))
    if (stopped) throw new Refusal('refused', 'Le dossier a été fermé : la mise à jour sera annulée à son ouverture.')
  }
  const stopIfCancelled = (): void => {
    if (cancelled) throw new Refusal('refused', 'Mise à jour arrêtée : aucun client n’a été modifié.')
  }
  const alone = async <Value>(kind: 'cancellable' | 'undo', work: () => Promise<Value>): Promise<Value> => {
    if (task !== null) {
      throw new Refusal('conflict', 'Une mise à jour est déjà en cours. Attendez sa fin, ou arrêtez-la.')
    }
    task = kind
    cancelled = false
    try {
      return await work()
    } finally {
      task = null
    }
  }

  const planOne = (
    { id, code }: Chosen,
    changes: BulkChanges,
    settings: DossierSettings,
  ): { row: BulkRow | null; card: ClientCard | null } => {
    const card = id === null ? null : cards.read(id)
    const refused = (reasons: string[]): BulkRow => ({
      clientId: card?.id ?? null,
      code: card?.code ?? code.slice(0, 200),
      name: card?.name ?? '',
      outcome: 'refused',
      before: {},
      after: {},
      reasons,
    })
    if (card === null) return { row: refused(['Aucun client n’a ce code.']), card }
    if (card.archived) return { row: refused(['Client archivé : remettez-le en service d’abord.']), card }
    const { before, after } = bulkDifference(card.checked, changes)
    if (Object.keys(after).length === 0) return { row: null, card }
    const { refusals, warnings } = checkBulkUpdate(card.checked, after, settings)
    if (refusals.length > 0) return { row: { ...refused(refusals), before, after }, card }
    const outcome: BulkOutcome = warnings.length > 0 ? 'warned' : 'changed'
    return {
      row: { clientId: card.id, code: card.code, name: card.name, outcome, before, after, reasons: warnings },
      card,
    }
  }

  /** Goes through the selection in steps; `write` is called in the transaction of the step. */
  const go = async (
    request: BulkRequest,
    onProgress: OnProgress,
    write: (row: BulkRow, card: ClientCard | null) => void,
  ): Promise<BulkReport> => {
    const chosen: Chosen[] = []
    for (const some of selection(request.selection)) {
      chosen.push(...some)
      await breathe()
      stopIfCancelled()
    }
    const counts: BulkCounts = { chosen: chosen.length, changed: 0, warned: 0, unchanged: 0, refused: 0 }
    const shown: Record<BulkOutcome, BulkRow[]> = { changed: [], warned: [], refused: [] }
    for (let start = 0; start < chosen.length; start += STEP) {
      const settings = dossier()
      transaction(database, () => {
        for (const one of chosen.slice(start, start + STEP)) {
          const { row, card } = planOne(one, request.changes, settings)
          if (row === null) counts.unchanged++
          else {
            counts[row.outcome]++
            if (row.outcome === 'warned') counts.changed++
            if (shown[row.outcome].length < NAMED) shown[row.outcome].push(row)
            write(row, card)
          }
        }
      })
      onProgress(Math.min(start + STEP, chosen.length), chosen.length)
      await breathe()
      stopIfCancelled()
    }
    return { counts, rows: [...shown.refused, ...shown.warned, ...shown.changed], runId: null }
  }

  const checkRequest = ({ changes }: BulkRequest): void => {
    if (Object.values(changes).every((value) => value === undefined)) {
      throw new Refusal('invalid', 'Choisissez au moins un champ à changer.')
    }
  }

  const takeBack = async (id: string, state: 'cancelled' | 'undone', onStep: (settled: number) => void) => {
    for (const settled of journal.revert(id)) {
      onStep(settled)
      await breathe()
    }
    return journal.settle(id, state)
  }

  return {
    families: () => statement(database, bulkUpdateSql.families ?? '').all() as { code: string; label: string }[],
    /** Clients that a selection chooses; the codes that no client has are not counted. */
    async count(asked: BulkSelection): Promise<number> {
      let total = 0
      for (const some of selection(asked)) {
        total += some.filter(({ id }) => id !== null).length
        await breathe()
      }
      return total
    },
    /**
     * Says what would become of each client; nothing is written.
     * @throws Refusal `invalid` when nothing is to change, `conflict` during another update, `refused` when stopped.
     */
    preview: (request: BulkRequest, onProgress: OnProgress): Promise<BulkReport> => {
      checkRequest(request)
      return alone('cancellable', () => go(request, onProgress, () => undefined))
    },
    /**
     * Changes the clients in steps, each looked at again at its turn; what is stopped is taken back whole.
     * @throws Refusal as `preview`.
     */
    run: (request: BulkRequest, onProgress: OnProgress): Promise<BulkReport> => {
      checkRequest(request)
      return alone('cancellable', async () => {
        const runId = newId()
        const message = 'Assistant de mise à jour : '
        let position = 0
        journal.begin(runId, request.changes)
        try {
          const report = await go(request, onProgress, (row, card) => {
            if (row.outcome !== 'refused' && card !== null)
              cards.write(card, row.after, message + fieldWords(row.after))
            journal.record(runId, position++, row)
          })
          journal.end(runId, report.counts)
          return { ...report, runId }
        } catch (error) {
          if (!stopped) await takeBack(runId, 'cancelled', () => undefined)
          throw error
        }
      })
    },
    /** Stops the preview or the update under way; an undo goes to its end. */
    cancel(): void {
      if (task === 'cancellable') cancelled = true
    },
    /**
     * Gives the clients of an update back the values that they had; what a person changed since stays, and is named.
     * @throws Refusal `not_found`, `conflict` when it was undone already, or during another update.
     */
    undo: (id: string, onProgress: OnProgress): Promise<BulkUndo> =>
      alone('undo', async () => {
        const { total } = journal.beginUndo(id)
        let done = 0
        return takeBack(id, 'undone', (settled) => {
          done += settled
          onProgress(done, total)
        })
      }),
    runs: journal.list,
    records: journal.records,
    recover: journal.recover,
    /** Before the dossier closes: what is under way is taken back at its next opening. */
    stop(): void {
      stopped = true
    },
  }
}
