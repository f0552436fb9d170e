import type { DocumentFilter, SendingFilter } from '../../../shared/model/lists.ts'
import type { SubmissionState } from '../../../shared/model/sending.ts'
import type { DocumentRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'
import { documentListSql } from './lists.sql.ts'
import type { RowOrder } from './row-order.ts'

const DEFINITION: ListDefinition = {
  table: 'document_list',
  searchTable: 'document_search',
  sorts: {
    number: 'number',
    date: 'date',
    dueDate: 'due_date',
    client: 'client_name COLLATE NOCASE',
    city: 'client_city COLLATE NOCASE',
    reference: 'reference COLLATE NOCASE',
    net: 'net',
    total: 'total',
  },
  defaultSort: { column: 'date', descending: true },
  filterIndex: 'document_list_date',
  sum: 'total',
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
interface Selection {
  all: DocumentFilter | null
  ids: readonly string[]
}

interface Ports {
  database: Database
  order: RowOrder
  /** ISO date where the application runs. */
  today: () => string
}

/** Factures and Avoirs. Amounts are cents. */
export function createDocumentList({ database, order, today }: Ports) {
  const source = createListSource(database, order, DEFINITION)
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
    add('date >= @from', 'from', filter.from)
    add('date <= @to', 'to', filter.to)
    add('client_id = @clientId', 'clientId', filter.clientId)
    add('total >= @minimum', 'minimum', filter.minimum)
    add('total <= @maximum', 'maximum', filter.maximum)
    if (filter.overdue) add(`state = 'issued' AND due_date <> '' AND due_date < @today`, 'today', today())
    if (filter.sending) {
      conditions.push(`sending IN (${STATES[filter.sending].map((state) => `'${state}'`).join(', ')})`)
    }
    return { scope: 'kind = @kind', conditions, match: matchQuery(filter.search), values }
  }

  const readRows = (rows: readonly number[]): DocumentRow[] =>
    (run('rows').all(JSON.stringify(rows)) as StoredRow[]).map(
      ({
        submissionId,
        submissionChannel,
        submissionState,
        submissionRawState,
        submissionTrial,
        submissionByHand,
        ...row
      }) => ({
        ...row,
        submission:
          submissionId === null || submissionChannel === null || submissionState === null
            ? null
            : {
                id: submissionId,
                channel: submissionChannel,
                state: submissionState,
                rawState: submissionRawState,
                trial: submissionTrial === 1,
                byHand: submissionByHand === 1,
              },
      }),
    )

  const list = (range: Range) => {
    const wanted = matching(range.filter)
    const { total, sum } = source.totals(wanted)
    return { rows: readRows(source.stretch(wanted, range, total)), total, sum }
  }

  const ids = (range: Range): string[] => {
    const rows = source.arranged(matching(range.filter), range.sort).subarray(range.from, range.from + range.limit)
    return (run('idsOfRows').all(JSON.stringify([...rows])) as { id: string }[]).map((row) => row.id)
  }

  /** A condition on `document_list` that says which rows are selected, with its values. */
  const selected = ({
    all,
    ids: named,
  }: Selection): { sql: string; values: Record<string, string | number | null> } => {
    const chosen = JSON.stringify(named)
    const byRow = `row IN (SELECT document.row FROM json_each(@ids) JOIN document ON document.id = json_each.value)`
    if (all === null) return { sql: byRow, values: { ids: chosen } }
    const wanted = matching(all)
    const outside = named.length === 0 ? '' : ` AND NOT ${byRow}`
    return {
      sql: `${source.where(wanted)}${outside}`,
      values: { ...source.valuesOf(wanted), ...(named.length === 0 ? {} : { ids: chosen }) },
    }
  }

  const selection = (chosen: Selection): { count: number; sum: number; drafts: number; issued: number } => {
    const { sql, values } = selected(chosen)
    return statement(
      database,
      `SELECT count(*) AS count, coalesce(sum(total), 0) AS sum, count(*) FILTER (WHERE state = 'draft') AS drafts,
       count(*) FILTER (WHERE state = 'issued') AS issued FROM document_list WHERE ${sql}`,
    ).get(values) as { count: number; sum: number; drafts: number; issued: number }
  }

  const selectedIds = (chosen: Selection, state: 'draft' | 'issued'): string[] => {
    const { sql, values } = selected(chosen)
    const rows = statement(
      database,
      `SELECT id FROM document_list WHERE ${sql} AND state = @wantedState ORDER BY date, row`,
    ).all({ ...values, wantedState: state }) as { id: string }[]
    return rows.map((row) => row.id)
  }

  /** All rows that match in their order, a few at a time. */
  function* everyRow(filter: DocumentFilter, sort: Range['sort']): Generator<DocumentRow> {
    const rows = source.arranged(matching(filter), sort)
    for (let from = 0; from < rows.length; from += 1_000) yield* readRows([...rows.subarray(from, from + 1_000)])
  }

  return { list, ids, selection, selectedIds, everyRow }
}

interface StoredRow extends Omit<DocumentRow, 'submission'> {
  submissionId: string | null
  submissionChannel: NonNullable<DocumentRow['submission']>['channel'] | null
  submissionState: SubmissionState | null
  submissionRawState: number | null
  submissionTrial: number | null
  submissionByHand: number | null
}
