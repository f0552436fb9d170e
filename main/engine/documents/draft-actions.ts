import { type Buyer, buyerSchema, type Document, documentContentSchema } from '../../../shared/model/document.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import type { Documents } from './documents.ts'
import { draftActionsSql } from './draft-actions.sql.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  /** The calendar date where the application runs, ISO. */
  today: () => string
  documents: Documents
  /** The due date and the échéances of the content, for its date. */
  scheduled: (content: Document['content']) => Document['content']
}

/** How long a deleted draft can be brought back, in milliseconds. */
const KEPT = 30 * 86_400_000

/** What is done to a whole draft: delete it, bring it back, make another like it. */
export function createDraftActions({ database, now, newId, today, documents, scheduled }: Ports) {
  const run = (name: keyof typeof draftActionsSql) => statement(database, draftActionsSql[name])

  /** Deletes a draft, and keeps it aside for thirty days. @throws Refusal `conflict` when it is issued. */
  const remove = (id: string): void =>
    transaction(database, () => {
      run('keepRemoved').run({ id, now: now() })
      documents.remove(id)
      run('purgeRemoved').run(now() - KEPT)
    })

  /** Brings a deleted draft back as it was, under its own id. @throws Refusal `not_found` after thirty days. */
  const restore = (id: string): Document =>
    transaction(database, () => {
      const row = run('removed').get(id) as RemovedDraft | undefined
      if (!row) throw new Refusal('not_found', 'Ce brouillon ne peut plus être rétabli. Saisissez-le de nouveau.')
      const buyer: Buyer | null = row.buyer === null ? null : buyerSchema.parse(JSON.parse(row.buyer))
      documents.insertDraft({
        id,
        content: documentContentSchema.parse(JSON.parse(row.content)),
        imported:
          row.imported_number === null || buyer === null
            ? null
            : { number: row.imported_number, total: row.imported_total, buyer },
      })
      run('forgetRemoved').run(id)
      return documents.get(id)
    })

  /** A new draft with the same lines, dated today; what belonged to the other sale alone is left out. */
  const duplicate = (id: string): Document => {
    const { content } = documents.get(id)
    return documents.save({
      id: null,
      content: scheduled({
        ...content,
        date: today(),
        dueDate: null,
        deliveryDate: null,
        prepaid: 0,
        // A deposit is settled once: the copy of a final invoice starts without any.
        invoiceType: content.invoiceType === 'final' ? 'standard' : content.invoiceType,
        deposits: [],
        commitmentNumber: '',
        lines: content.lines.map((line) => ({ ...line, id: newId(), deliveryDate: null })),
        installments: [],
      }),
    })
  }

  return { remove, restore, duplicate }
}

interface RemovedDraft {
  imported_number: string | null
  imported_total: number | null
  content: string
  buyer: string | null
}
