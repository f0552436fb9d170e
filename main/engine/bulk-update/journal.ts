import type { BulkChanges, BulkCounts, BulkRow, BulkRun, BulkUndo } from '../../../shared/model/bulk-update.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { bulkUpdateSql } from './bulk-update.sql.ts'
import type { ClientCards } from './client-card.ts'
import { revertRecord } from './revert.ts'
import { readRecord, type StoredRecord, type StoredRun } from './stored.ts'

/** Records taken back in one transaction: a fraction of a second. */
const STEP = 200
/** Clients that are named in an answer, of each kind. */
export const NAMED = 200

/** The journal of the updates: what each one changed on whom, so that a whole update can be undone. */
export function createBulkJournal(database: Database, cards: ClientCards, now: () => number) {
  const run = (name: string) => statement(database, bulkUpdateSql[name] ?? '')

  /** @throws Refusal `not_found`. */
  const get = (id: string): StoredRun => {
    const found = run('run').get(id) as StoredRun | undefined
    if (!found) throw new Refusal('not_found', 'Cette mise à jour n’est plus dans le dossier.')
    return found
  }
  const total = (id: string, state: string): number =>
    (run('recordTotal').get({ id, state }) as { total: number }).total
  const first = (id: string, state: string): BulkRow[] =>
    (run('firstRecords').all({ id, state, limit: NAMED }) as StoredRecord[]).map(readRecord)

  /** Settles the last records that stand before a position. */
  const revertStep = (id: string, before: number): StoredRecord[] =>
    transaction(database, () => {
      const records = run('toRevert').all({ id, before, limit: STEP }) as StoredRecord[]
      for (const record of records) {
        const kept = revertRecord(cards, readRecord(record))
        run('settle').run({
          runId: id,
          position: record.position,
          state: kept === null ? 'restored' : 'kept',
          reasons: JSON.stringify(kept === null ? JSON.parse(record.reasons) : [kept]),
        })
      }
      return records
    })

  /** Takes an update back, the last client first; gives after each step how many clients it settled. */
  function* revert(id: string): Generator<number> {
    let before = Number.MAX_SAFE_INTEGER
    for (;;) {
      const records = revertStep(id, before)
      const last = records.at(-1)
      if (last === undefined) return
      before = last.position
      yield records.length
    }
  }

  const settle = (id: string, state: 'cancelled' | 'undone'): BulkUndo =>
    transaction(database, () => {
      run('state').run({ id, state })
      run('keptTotal').run({ id })
      return {
        restored: total(id, 'restored'),
        keptCount: total(id, 'kept'),
        kept: first(id, 'kept').map(({ code, name, reasons }) => ({ code, name, reason: reasons[0] ?? '' })),
      }
    })

  return {
    begin(id: string, changes: BulkChanges): void {
      run('begin').run({ id, at: now(), changes: JSON.stringify(changes) })
    },
    /** In the transaction of the write itself. */
    record(runId: string, position: number, row: BulkRow): void {
      run('record').run({
        runId,
        position,
        clientId: row.clientId,
        code: row.code,
        name: row.name,
        state: row.outcome === 'refused' ? 'refused' : 'changed',
        before: JSON.stringify(row.before),
        after: JSON.stringify(row.after),
        reasons: JSON.stringify(row.reasons),
      })
    },
    end(id: string, { changed, refused }: BulkCounts): void {
      run('end').run({ id, changed, refused })
    },
    /**
     * From here the undo of the update is under way, even if the application stops.
     * @throws Refusal `not_found`, `conflict` when it was undone already.
     */
    beginUndo(id: string): { total: number } {
      if (get(id).state !== 'done') throw new Refusal('conflict', 'Cette mise à jour est déjà annulée.')
      run('state').run({ id, state: 'undoing' })
      return { total: total(id, 'changed') }
    },
    revert,
    settle,
    /** What a crash or a power cut stopped in the middle is taken back to its end. */
    recover(): void {
      for (const { id, state } of run('interrupted').all() as StoredRun[]) {
        for (const _settled of revert(id));
        settle(id, state === 'running' ? 'cancelled' : 'undone')
      }
    },
    list: (): BulkRun[] =>
      (run('runs').all() as StoredRun[]).map(({ id, at, state, changes, changed, refused, kept }) => ({
        id,
        at,
        state,
        changes: JSON.parse(changes) as BulkChanges,
        changed,
        refused,
        kept,
      })),
    /** @throws Refusal `not_found`. */
    records(id: string): BulkRow[] {
      get(id)
      return ['refused', 'kept', 'changed', 'restored'].flatMap((state) => first(id, state))
    },
  }
}
export type BulkJournal = ReturnType<typeof createBulkJournal>
