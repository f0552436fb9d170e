import type { ImportKind, ImportRun, ImportUndo } from '../../../shared/model/imports.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { importsSql } from './runs.sql.ts'

interface RunsPorts {
  database: Database
  now: () => number
  /** Writes a record as it was before the import. */
  restore: (kind: ImportKind, before: unknown) => void
}

export type ImportRuns = ReturnType<typeof createImportRuns>

/** The journal of the imports: what each one wrote, over what, so that a whole import can be taken back. */
export function createImportRuns({ database, now, restore }: RunsPorts) {
  const run = (name: string) => statement(database, importsSql[name] ?? '')
  const total = (name: string, id: string): number => (run(name).get(id) as { total: number }).total

  /** Changes with every write of the record; null: it is not there. UTC milliseconds. */
  const stamp = (kind: ImportKind, id: string): number | null =>
    (run(`stamp_${kind}`).get(id) as { at: number } | undefined)?.at ?? null

  /** Why this record stays as it is; null: it may be taken back. */
  const kept = (kind: ImportKind, record: StoredRecord): string | null => {
    const current = stamp(kind, record.record_id)
    if (current === null) return 'supprimé depuis l’import'
    if (kind === 'documents') {
      const { state } = run('stateOf').get(record.record_id) as { state: string }
      if (state === 'issued') return 'validé depuis l’import'
    }
    if (current !== record.stamp) return 'modifié depuis l’import'
    if (record.before !== null) return null
    if (kind === 'clients' && total('documentsOfClient', record.record_id) > 0) return 'a des documents'
    if (kind === 'documents' && total('creditNotesOf', record.record_id) > 0) return 'corrigé par un avoir'
    return null
  }

  const takeBack = (kind: ImportKind, record: StoredRecord): void => {
    if (record.before !== null) {
      restore(kind, JSON.parse(record.before))
    } else if (kind === 'clients') {
      run('removeContacts').run(record.record_id)
      run('removeClient').run(record.record_id)
    } else if (kind === 'articles') {
      run('removeArticle').run(record.record_id)
    } else {
      run('removeDraft').run(record.record_id)
    }
  }

  /** Youngest first: a credit note goes before its invoice. */
  const revert = (id: string, state: 'undone' | 'cancelled'): ImportUndo =>
    transaction(database, () => {
      const { kind } = get(id)
      const result: ImportUndo = { removed: 0, restored: 0, kept: [] }
      for (const record of run('records').all(id) as StoredRecord[]) {
        const reason = kept(kind, record)
        if (reason !== null) result.kept.push({ label: record.label, reason })
        else {
          takeBack(kind, record)
          result[record.before === null ? 'removed' : 'restored']++
        }
      }
      run('state').run({ id, state })
      run('forget').run(id)
      return result
    })

  /** @throws Refusal `not_found`. */
  const get = (id: string): StoredRun => {
    const found = run('run').get(id) as StoredRun | undefined
    if (!found) throw new Refusal('not_found', 'Cet import n’est plus dans le dossier.')
    return found
  }

  return {
    stamp,
    begin: (id: string, kind: ImportKind, fileName: string): void => {
      run('begin').run({ id, kind, fileName, at: now() })
    },
    /** In the transaction of the write itself. */
    record: (runId: string, position: number, kind: ImportKind, record: RunRecord): void => {
      run('record').run({
        runId,
        position,
        recordId: record.id,
        label: record.label,
        before: record.before === null ? null : JSON.stringify(record.before),
        stamp: stamp(kind, record.id) ?? 0,
      })
    },
    end: (id: string, counts: { created: number; updated: number; refused: number }): void => {
      run('end').run({ id, state: 'done', ...counts })
    },
    cancel: (id: string): ImportUndo => revert(id, 'cancelled'),
    /**
     * Takes a whole import back; what a person changed, validated or used since then stays, and is named.
     * @throws Refusal `not_found`, `conflict` when it was taken back already.
     */
    undo: (id: string): ImportUndo => {
      if (get(id).state !== 'done') throw new Refusal('conflict', 'Cet import est déjà annulé.')
      return revert(id, 'undone')
    },
    /** Imports that a crash or a power cut stopped in the middle leave nothing behind. */
    recover: (): void => {
      for (const { id } of run('interrupted').all() as { id: string }[]) revert(id, 'cancelled')
    },
    list: (): ImportRun[] =>
      (run('runs').all() as StoredRun[]).map((one) => ({
        id: one.id,
        kind: one.kind,
        fileName: one.file_name,
        state: one.state,
        created: one.created,
        updated: one.updated,
        refused: one.refused,
        at: one.at,
      })),
    mapping: (kind: ImportKind, header: string): Record<string, string> | null => {
      const row = run('mapping').get({ kind, header }) as { mapping: string } | undefined
      return row ? (JSON.parse(row.mapping) as Record<string, string>) : null
    },
    keepMapping: (kind: ImportKind, header: string, mapping: Record<string, string>): void => {
      run('keepMapping').run({ kind, header, mapping: JSON.stringify(mapping) })
    },
  }
}

/** One record that an import wrote; `before` null: it was created. */
export interface RunRecord {
  id: string
  /** Code of the client or of the article, number of the document. */
  label: string
  before: unknown
}

interface StoredRun {
  id: string
  kind: ImportKind
  file_name: string
  state: ImportRun['state']
  created: number
  updated: number
  refused: number
  at: number
}

interface StoredRecord {
  record_id: string
  label: string
  before: string | null
  stamp: number
}
