import type { DocumentFilter, SendingFilter } from '../../../shared/model/lists.ts'
import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { DocumentRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { type LastSubmission, withLastSubmission } from '../database/last-submission.ts'
import { matchQuery } from '../database/search.ts'
import { createDocumentSelection } from './document-selection.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { ListOrder } from './key-order.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'
import { documentListSql } from './lists.sql.ts'

const order = (column: string, index: string, covers = false): ListOrder => ({ columns: [column], index, covers })

const DEFINITION: ListDefinition = {
  table: 'document_list',
  searchTable: 'document_search',
  sorts: {
    number: order('number', 'document_list_number'),
    date: order('date', 'document_list_date', true),
    dueDate: order('due_date', 'document_list_due'),
    client: order('client_key', 'document_list_client'),
    city: order('city_key', 'document_list_city'),
    reference: order('reference_key', 'document_list_reference'),
    net: order('net', 'document_list_net'),
    total: order('total', 'document_list_total'),
    type: order('invoice_type', 'document_list_type'),
  },
  defaultSort: { column: 'date', descending: true },
  sum: 'total',
  counts: { table: 'document_total', count: 'documents', sum: 'total' },
}

/** Group of the follow-up → states of a submission. */
const STATES: Record<SendingFilter, readonly (SubmissionState | '' | 'trial')[]> = {
  never: ['', 'trial'],
  toSend: ['queued'],
  inProgress: ['sending', 'uncertain', 'accepted'],
  inError: ['blocked', 'rejected'],
  sent: ['delivered'],
  abandoned: ['abandoned'],
  trial: ['trial'],
}

interface Range {
  filter: DocumentFilter
  sort: { column: string; descending: boolean } | null
  from: number
  limit: number
}
interface Ports {
  database: Database
  kept: KeptAnswers
  /** ISO date where the application runs. */
  today: () => string
}

/** Factures and Avoirs. Amounts are cents. */
export function createDocumentList({ database, kept, today }: Ports) {
  const source = createListSource(database, kept, DEFINITION)
  const run = (name: keyof typeof documentListSql) => statement(database, documentListSql[name])

  const matching = (filter: DocumentFilter): Matching => {
    const values: Record<string, string | number> = { kind: filter.kind }
    const conditions: string[] = []
    const add = (condition: string, name: string, value: string | number | null): void => {
      if (value === null) return
      conditions.push(condition)
      values[name] = value
    }
    add('state = @state', 'state', filter.state)
    add('invoice_type = @invoiceType', 'invoiceType', filter.invoiceType)
    add('date >= @from', 'from', filter.from)
    add('date <= @to', 'to', filter.to)
    add('client_id = @clientId', 'clientId', filter.clientId)
    add('total >= @minimum', 'minimum', filter.minimum)
    add('total <= @maximum', 'maximum', filter.maximum)
    if (filter.overdue) add(`open = 1 AND due_date <> '' AND due_date < @today`, 'today', today())
    if (filter.sending) {
      conditions.push(`sending IN (${STATES[filter.sending].map((state) => `'${state}'`).join(', ')})`)
    }
    const ofClient = filter.clientId !== null
    const ofAmount = filter.minimum !== null || filter.maximum !== null
    const amountOnly = ofAmount && conditions.every((condition) => condition.startsWith('total '))
    return {
      scope: 'kind = @kind',
      conditions,
      match: matchQuery(filter.search),
      values,
      index: conditions.length === 0 ? null : ofClient ? 'document_list_of_client' : 'document_list_date',
      countIndex: amountOnly ? 'document_list_total' : null,
      selective: ofClient,
      counted: !ofClient && !ofAmount && filter.invoiceType === null,
    }
  }

  const readRows = (rows: readonly number[]): DocumentRow[] =>
    (run('rows').all(JSON.stringify(rows)) as StoredRow[]).map(withLastSubmission)

  const list = (range: Range) => {
    const { rows, total, sum } = source.page(matching(range.filter), range)
    return { rows: readRows(rows), total, sum }
  }

  const idsOf = (rows: readonly number[]): string[] =>
    (run('idsOfRows').all(JSON.stringify(rows)) as { id: string }[]).map((row) => row.id)
  const ids = (range: Range): string[] => idsOf(source.page(matching(range.filter), range).rows)

  const { selection, selectedIds } = createDocumentSelection(database, source, matching)

  /** All rows that match in their order, a few at a time. */
  function* everyRow(filter: DocumentFilter, sort: Range['sort']): Generator<DocumentRow> {
    for (const rows of source.all(matching(filter), sort)) yield* readRows(rows)
  }

  return { list, ids, selection, selectedIds, everyRow }
}

type StoredRow = Omit<DocumentRow, 'submission'> & LastSubmission
