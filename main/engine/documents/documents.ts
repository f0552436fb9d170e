import type { ParsedInput } from '../../../shared/contract.ts'
import {
  type Buyer,
  buyerSchema,
  type Document,
  type DocumentContent,
  type DocumentKind,
  documentContentSchema,
  sellerSchema,
  totalsSchema,
} from '../../../shared/model/document.ts'
import { type Client, contactSchema } from '../../../shared/model/party.ts'
import type { SearchHit } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { firstDueDate } from '../../../shared/rules/installments.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { matchQuery, readCursor, writeCursor } from '../database/search.ts'
import {
  DOCUMENT_SORTS,
  type DocumentFilter,
  type DocumentSort,
  documentPageName,
  documentSumName,
  documentsSql,
} from './documents.sql.ts'
import { type ListedDocument, listedDocument } from './row.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  /** @throws Refusal `not_found`. */
  client: (id: string) => Client
}

export type Documents = ReturnType<typeof createDocuments>

/** Drafts: written freely, without a number. Issued documents: read only. */
export function createDocuments({ database, now, newId, client }: Ports) {
  const run = (name: string) => statement(database, documentsSql[name] ?? '')

  /** @throws Refusal `not_found`. */
  const get = (id: string): Document => {
    const row = run('byId').get(id) as StoredDocument | undefined
    if (!row) throw new Refusal('not_found', 'Ce document n’existe plus dans le dossier.')
    const content = documentContentSchema.parse(JSON.parse(row.content))
    return {
      id: row.id,
      state: row.state,
      number: row.number,
      importedNumber: row.imported_number,
      importedTotal: row.imported_total,
      content,
      totals: totalsSchema.parse(JSON.parse(row.totals)),
      buyer: row.buyer === null ? buyerOf(client(content.clientId), content) : buyerSchema.parse(JSON.parse(row.buyer)),
      seller: row.seller === null ? null : sellerSchema.parse(JSON.parse(row.seller)),
      file:
        row.file_sha256 === null
          ? null
          : { sha256: row.file_sha256, size: row.file_size ?? 0, renderedAt: row.file_rendered_at ?? 0 },
      createdAt: row.created_at,
      updatedAt: row.updated_at,
      issuedAt: row.issued_at,
    }
  }

  const write = (id: string, written: DocumentContent, imported: Imported | null, exists: boolean): void => {
    // A card that was merged meanwhile: the draft goes to the one that was kept.
    const owner = client(written.clientId)
    const content = { ...written, clientId: owner.id, dueDate: firstDueDate(written) }
    const totals = computeTotals(content)
    const buyer = imported ? imported.buyer : buyerOf(owner, content)
    const original = content.originalInvoice
    const values = {
      id,
      kind: content.kind,
      importedNumber: imported?.number ?? null,
      importedTotal: imported?.total ?? null,
      clientId: content.clientId,
      originalId: original?.id ?? null,
      date: content.date,
      dueDate: content.dueDate,
      reference: content.reference,
      clientName: buyer.name,
      clientCity: buyer.address.city,
      net: totals.net,
      tax: totals.tax,
      total: totals.total,
      content: JSON.stringify(content),
      totals: JSON.stringify(totals),
      // A draft follows its client until it is issued; an imported one keeps what its file said.
      buyer: imported ? JSON.stringify(imported.buyer) : null,
      now: now(),
    }
    if (exists) {
      const { importedNumber: _kept, ...update } = values
      if (run('updateDraft').run(update).changes === 0) throw alreadyIssued()
    } else {
      run('insert').run(values)
    }
  }

  /** Creates (`id` null) or replaces a draft. @throws Refusal `conflict` when it is issued. */
  const save = ({ id, content }: ParsedInput<'documents.save'>): Document =>
    transaction(database, () => {
      if (id === null) {
        const created = newId()
        write(created, content, null, false)
        return get(created)
      }
      const current = get(id)
      if (current.state === 'issued') throw alreadyIssued()
      const sameClient = current.content.clientId === client(content.clientId).id
      const imported =
        current.importedNumber !== null && sameClient
          ? { number: current.importedNumber, total: current.importedTotal, buyer: current.buyer }
          : null
      write(id, content, imported, true)
      return get(id)
    })

  /** A draft that comes from a file, with the number it has there. */
  const saveImported = (input: {
    id: string
    number: string
    content: DocumentContent
    buyer: Buyer
    importedTotal: number | null
  }): void => {
    const exists = run('exists').get(input.id) !== undefined
    write(input.id, input.content, { number: input.number, total: input.importedTotal, buyer: input.buyer }, exists)
  }

  /** A draft under an id of its own, as it was. */
  const insertDraft = (draft: { id: string; content: DocumentContent; imported: Imported | null }): void =>
    write(draft.id, draft.content, draft.imported, false)

  const byNumber = (kind: DocumentKind, number: string): Document | null => {
    const row = run('byImportedNumber').get({ kind, number }) as { id: string } | undefined
    return row ? get(row.id) : null
  }

  /** @throws Refusal `conflict` when it is issued. */
  const remove = (id: string): void => {
    get(id)
    if (run('deleteDraft').run(id).changes === 0) throw alreadyIssued()
  }

  const list = (input: ParsedInput<'documents.list'>) => {
    const sort = input.sort && input.sort.column in DOCUMENT_SORTS ? (input.sort.column as DocumentSort) : 'date'
    const descending = input.sort?.descending ?? true
    const match = matchQuery(input.search)
    const filter: DocumentFilter = { search: match !== null, state: input.state !== null }
    const cursor = readCursor(input.after)
    const values = {
      kind: input.kind,
      ...(match === null ? {} : { match }),
      ...(input.state === null ? {} : { state: input.state }),
    }
    const rows = run(documentPageName(sort, descending, filter, cursor !== null)).all({
      ...values,
      ...(cursor ?? {}),
      limit: input.limit,
    }) as ListedDocument[]
    const { total, sum } = run(documentSumName(filter)).get(values) as { total: number; sum: number }
    const last = rows.at(-1)
    return {
      rows: rows.map(listedDocument),
      next: last && rows.length === input.limit ? writeCursor(last.sortValue, last.rowid) : null,
      total,
      sum,
    }
  }

  const ofClient = (clientId: string) => ({
    rows: (run('ofClient').all(clientId) as ListedDocument[]).map(listedDocument),
    total: (run('countOfClient').get(clientId) as { total: number }).total,
  })

  /** The archived bytes; null for a draft. */
  const file = (id: string): { sha256: string; bytes: Uint8Array } | null =>
    (run('file').get(id) as { sha256: string; bytes: Uint8Array } | undefined) ?? null

  const search = (query: string): SearchHit[] => {
    const match = matchQuery(query)
    if (match === null) return []
    return (run('search').all(match) as SearchedDocument[]).map((row) => ({
      type: 'document',
      id: row.id,
      title: row.number ?? 'Brouillon',
      subtitle: row.clientName,
      documentKind: row.kind,
    }))
  }

  return { get, save, saveImported, insertDraft, byNumber, remove, list, ofClient, file, search }
}

const alreadyIssued = (): Refusal =>
  new Refusal('conflict', 'Ce document est validé : il ne change plus. Faites un avoir pour le corriger.')

/** A client as a document names it, with the contact and the delivery place that the document chose. */
export function buyerOf(client: Client, chosen: Pick<DocumentContent, 'contactId' | 'deliverTo'>): Buyer {
  const contact =
    client.contacts.find(({ id }) => id === chosen.contactId) ??
    client.contacts.find(({ isBilling }) => isBilling) ??
    null
  return buyerSchema.parse({
    ...client,
    address: client.billingAddress,
    contact: contact === null ? null : contactSchema.parse(contact),
    ...(chosen.deliverTo === null
      ? {}
      : { deliveryName: chosen.deliverTo.name, deliveryAddress: chosen.deliverTo.address }),
  })
}

interface Imported {
  number: string
  /** Total TTC that the file announced, in cents, when it differs from ours. */
  total: number | null
  buyer: Buyer
}

interface StoredDocument {
  id: string
  state: 'draft' | 'issued'
  number: string | null
  imported_number: string | null
  imported_total: number | null
  content: string
  totals: string
  buyer: string | null
  seller: string | null
  file_sha256: string | null
  file_size: number | null
  file_rendered_at: number | null
  created_at: number
  updated_at: number
  issued_at: number | null
}

interface SearchedDocument {
  id: string
  kind: DocumentKind
  number: string | null
  clientName: string
}
