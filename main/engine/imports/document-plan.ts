import { isDeepStrictEqual } from 'node:util'
import {
  type Buyer,
  buyerSchema,
  type DocumentContent,
  type DocumentKind,
  documentContentSchema,
} from '../../../shared/model/document.ts'
import type { Client } from '../../../shared/model/party.ts'
import { centsText } from '../../../shared/rules/decimal.ts'
import { computeTotals } from '../../../shared/rules/totals.ts'
import { frenchDate } from '../french-values.ts'
import { buyerOfRow } from './document-buyer.ts'
import { noteDocument } from './document-checks.ts'
import { centsOf, contentOfGroup, kindOf } from './document-content.ts'
import type { DocumentGroup } from './document-group.ts'
import {
  absentClient,
  type DocumentRefusal,
  documentRefusal,
  issuedOtherwise,
  totalRefusal,
} from './document-refusal.ts'
import type { Issues } from './issues.ts'
import { emptyCounts, type Plan, SAMPLE_RECORDS } from './plan.ts'
import type { ImportedDocument, ImportPorts, StoredDocument } from './ports.ts'
import { parseDate } from './values.ts'

const TOTAL = 'Document - Total TTC'

/** Decides what each document becomes; invoices first, so that credit notes of the same file find them. */
export function planDocuments(
  groups: readonly DocumentGroup[],
  issues: Issues,
  ports: ImportPorts,
  duplicates: ReadonlySet<string>,
): Plan {
  const plan: Plan = { counts: emptyCounts(), issues, sample: [], writes: [] }
  const planner = new DocumentPlanner(plan, ports, duplicates)
  const kinds = groups.map((group) => ({ group, kind: kindOf(group.first, centsOf(group.first, TOTAL)) }))
  for (const wanted of ['invoice', 'creditNote'] as const) {
    for (const { group, kind } of kinds) if (kind === wanted) planner.add(group, kind)
  }
  return plan
}

class DocumentPlanner {
  private readonly plan: Plan
  private readonly ports: ImportPorts
  private readonly duplicates: ReadonlySet<string>
  /** Number → id of the invoices of this file. */
  private readonly invoices = new Map<string, string>()
  private readonly clients = new Map<string, Client | null>()
  private readonly told = new Set<string>()
  /** Buyers that the model admits, as text: most documents of a client say the same of it. */
  private readonly admitted = new Set<string>()

  constructor(plan: Plan, ports: ImportPorts, duplicates: ReadonlySet<string>) {
    this.plan = plan
    this.ports = ports
    this.duplicates = duplicates
  }

  add(group: DocumentGroup, kind: DocumentKind): void {
    const refusal = documentRefusal(group) ?? this.decide(group, kind)
    if (refusal === null) return
    this.plan.counts.refused++
    this.plan.issues.at(group.first.line, group.number)('refus', refusal.column, refusal.message)
  }

  private decide(group: DocumentGroup, kind: DocumentKind): DocumentRefusal | null {
    const { first, number } = group
    const client = this.client(first.text('Document - Code client'))
    if (client === null) return absentClient(first.text('Document - Code client'))
    const existing = this.ports.documents.byNumber(kind, number)
    if (existing !== null && this.isOurExport(group, existing)) {
      if (kind === 'invoice') this.invoices.set(number, existing.id)
      this.plan.counts.unchanged++
      return null
    }
    const buyer = buyerOfRow(first, client, existing, this.ports.newId)
    const written = centsOf(first, TOTAL)
    const negative = kind === 'creditNote' && (written ?? 0) < 0
    const content = contentOfGroup(group, {
      kind,
      date: parseDate(first.raw('Document - Date'))?.date ?? '',
      client,
      buyer,
      existing,
      negative,
      invoiceId: (invoice) => this.invoiceId(invoice),
      newId: this.ports.newId,
    })
    const field = this.firstProblem(content, buyer)
    if (field !== null)
      return { column: '(pièce)', message: `Valeur trop longue ou hors limites (${field}) : pièce refusée.` }
    const totals = computeTotals(content)
    const announced = negative ? -(written ?? 0) : (written ?? totals.total)
    const refusal = totalRefusal(announced, totals.total)
    if (refusal !== null) return refusal
    const same = existing !== null && isDeepStrictEqual([existing.content, existing.buyer], [content, buyer])
    if (existing?.state === 'issued' && !same) return issuedOtherwise(number, existing.content.date)

    const id = existing?.id ?? this.ports.newId()
    if (kind === 'invoice') this.invoices.set(number, id)
    const roundingGap = announced !== totals.total
    noteDocument(
      {
        group,
        content,
        buyer,
        client,
        totals,
        negative,
        roundingGap,
        today: this.ports.today(),
        firstOfClient: !this.told.has(client.code),
        duplicateCode: this.duplicates.has(client.code),
      },
      this.plan.issues.at(first.line, number),
    )
    this.told.add(client.code)
    if (this.plan.sample.length < SAMPLE_RECORDS)
      this.plan.sample.push(sampleOf(number, content, buyer.name, totals.total))
    this.write(
      { id, number, content, buyer, importedTotal: roundingGap ? announced : null },
      existing,
      same,
      first.line,
    )
    return null
  }

  /** Path of the first field that the model does not admit. */
  private firstProblem(content: DocumentContent, buyer: Buyer): string | null {
    const read = documentContentSchema.safeParse(content)
    if (!read.success) return read.error.issues[0]?.path.join('.') ?? ''
    const text = JSON.stringify(buyer)
    if (this.admitted.has(text)) return null
    const bought = buyerSchema.safeParse(buyer)
    if (!bought.success) return bought.error.issues[0]?.path.join('.') ?? ''
    this.admitted.add(text)
    return null
  }

  private isOurExport(group: DocumentGroup, existing: StoredDocument): boolean {
    const rows = this.ports.documents.written?.(existing) ?? []
    return rows.length === group.lines.length && group.lines.every((row, index) => row.says(rows[index] ?? new Map()))
  }

  private write(document: ImportedDocument, existing: StoredDocument | null, same: boolean, line: number): void {
    const { counts, writes } = this.plan
    if (same) {
      counts.unchanged++
      return
    }
    counts[existing === null ? 'created' : 'updated']++
    const before: ImportedDocument | null = existing && {
      id: existing.id,
      number: document.number,
      content: existing.content,
      buyer: existing.buyer,
      importedTotal: existing.importedTotal,
    }
    writes.push({
      id: document.id,
      label: document.number,
      line,
      before,
      stamp: existing === null ? null : this.ports.runs.stamp('documents', document.id),
      write: () => this.ports.documents.saveImported(document),
    })
  }

  private client(code: string): Client | null {
    const known = this.clients.get(code)
    if (known !== undefined) return known
    const client = code === '' ? null : this.ports.clients.byCode(code)
    this.clients.set(code, client)
    return client
  }

  private invoiceId(number: string): string | null {
    return this.invoices.get(number) ?? this.ports.documents.byNumber('invoice', number)?.id ?? null
  }
}

const sampleOf = (number: string, content: DocumentContent, name: string, total: number): Record<string, string> => ({
  Numéro: number,
  Type: content.kind === 'invoice' ? 'Facture' : 'Avoir',
  Date: frenchDate(content.date),
  Client: name,
  Lignes: String(content.lines.length),
  'Total TTC': `${centsText(total).replace('.', ',')} €`,
})
