import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Database, openDatabase } from '../../main/engine/database/connection.ts'
import { createEngine, type Engine } from '../../main/engine/engine.ts'
import type { EngineMethod, EventPayload, Input, Output } from '../../shared/contract.ts'
import { Refusal } from '../../shared/result.ts'

export interface OpenedEngine {
  engine: Engine
  progress: EventPayload<'progress'>[]
  call<Name extends EngineMethod>(name: Name, input: Input<Name>): Promise<Output<Name>>
}

/** An engine whose platform leads nowhere; a refused call throws its Refusal. */
export function openEngine(): OpenedEngine {
  const progress: EventPayload<'progress'>[] = []
  const engine = createEngine({
    clock: Date.now,
    http: { post: async () => await new Promise<never>(() => undefined) },
    demonstrationDirectory: resolve(import.meta.dirname, '../fixtures/demonstration'),
    readPassword: async () => null,
    emit: (event, payload) => {
      if (event === 'progress') progress.push(payload as EventPayload<'progress'>)
    },
    applicationName: 'books test',
  })
  return {
    engine,
    progress,
    async call<Name extends EngineMethod>(name: Name, input: Input<Name>) {
      const result = await engine.call(name, input)
      if (!result.ok) throw new Refusal(result.error.code, `${name}: ${result.error.message}`)
      return result.value as Output<Name>
    },
  }
}

export interface BooksDossier {
  folder: string
  /** The file, closed. */
  path: string
  /** Numbers that the dossier gave itself, in their order. */
  numbers: string[]
  /** A copy of the file, changed by `change` with the triggers gone and the references not kept. */
  forged(name: string, change: (database: Database) => void): string
  remove(): void
}

/** The demonstration dossier, with `own` more invoices that were issued under its own numbers, and a credit note. */
export async function booksDossier(own = 3): Promise<BooksDossier> {
  const folder = mkdtempSync(join(tmpdir(), 'books-'))
  const path = join(folder, 'books.dossier')
  const { engine, call } = openEngine()
  await call('dossiers.createDemonstration', { path })
  const { rows } = await call('documents.list', { kind: 'invoice', state: 'issued' })
  const numbers: string[] = []
  for (const row of rows.slice(0, own)) {
    const { content } = await call('documents.get', { id: row.id })
    const draft = await call('documents.save', {
      id: null,
      content: { ...content, date: '2026-11-20', dueDate: '2026-12-20' },
    })
    const { number } = await call('documents.issue', { id: draft.id })
    numbers.push(number ?? '')
  }
  const credit = await call('documents.createCreditNote', { invoiceId: rows[0]?.id ?? '' })
  numbers.push((await call('documents.issue', { id: credit.id })).number ?? '')
  await engine.close()
  return {
    folder,
    path,
    numbers,
    forged(name, change) {
      const copy = join(folder, `${name}.dossier`)
      copyFileSync(path, copy)
      const database = openDatabase(copy, { create: false })
      database.pragma('foreign_keys = OFF')
      const triggers = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT LIKE '%search%'`)
        .all() as { name: string }[]
      for (const trigger of triggers) database.exec(`DROP TRIGGER ${trigger.name}`)
      change(database)
      database.close()
      return copy
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
