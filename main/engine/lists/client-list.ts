import type { ClientFilter } from '../../../shared/model/lists.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import type { ClientRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'
import { clientListSql } from './lists.sql.ts'
import type { RowOrder } from './row-order.ts'

const DEFINITION: ListDefinition = {
  table: 'client',
  searchTable: 'client_search',
  sorts: {
    code: 'code',
    name: 'name COLLATE NOCASE',
    place: 'postcode, city COLLATE NOCASE',
    siren: 'siren',
    email: 'email COLLATE NOCASE',
  },
  defaultSort: { column: 'name', descending: false },
  filterIndex: 'client_list_code',
  sum: '0',
}

interface Range {
  filter: ClientFilter
  sort: { column: string; descending: boolean } | null
  from: number
  limit: number
}
interface Selection {
  all: ClientFilter | null
  ids: readonly string[]
}

interface Ports {
  database: Database
  order: RowOrder
  /** The channel that a client without one inherits, and where it comes from. */
  inherited: () => { channel: Channel; from: 'dossier' | 'default' }
}

/** The list of clients; the merged ones are never in it. */
export function createClientList({ database, order, inherited }: Ports) {
  const source = createListSource(database, order, DEFINITION)

  const matching = (filter: ClientFilter): Matching => ({
    scope: 'TRUE',
    conditions: [
      'merged_into IS NULL',
      filter.archived ? 'archived_at IS NOT NULL' : 'archived_at IS NULL',
      ...(filter.channel === null ? [] : ['coalesce(channel, @inherited) = @channel']),
    ],
    match: matchQuery(filter.search),
    values: filter.channel === null ? {} : { channel: filter.channel, inherited: inherited().channel },
  })

  const readRows = (rows: readonly number[]): ClientRow[] => {
    const from = inherited()
    return (statement(database, clientListSql.rows).all(JSON.stringify(rows)) as StoredRow[]).map((row) => ({
      ...row,
      npai: row.npai === 1,
      channel: row.channel ?? from.channel,
      channelFrom: row.channel ? 'client' : from.from,
    }))
  }

  const list = (range: Range): { rows: ClientRow[]; total: number } => {
    const wanted = matching(range.filter)
    const { total } = source.totals(wanted)
    return { rows: readRows(source.stretch(wanted, range, total)), total }
  }

  const ids = (range: Range): string[] => {
    const rows = source.arranged(matching(range.filter), range.sort).subarray(range.from, range.from + range.limit)
    const found = statement(database, clientListSql.idsOfRows).all(JSON.stringify([...rows])) as { id: string }[]
    return found.map((row) => row.id)
  }

  const selection = ({ all, ids: named }: Selection): { count: number; invoiced: number } => {
    const among = 'id IN (SELECT value FROM json_each(@ids))'
    const chosen = JSON.stringify(named)
    const wanted = all === null ? null : matching(all)
    const condition = wanted === null ? among : `${source.where(wanted)}${named.length > 0 ? ` AND NOT ${among}` : ''}`
    const values =
      wanted === null ? { ids: chosen } : { ...source.valuesOf(wanted), ...(named.length > 0 ? { ids: chosen } : {}) }
    const { count } = statement(database, `SELECT count(*) AS count FROM client WHERE ${condition}`).get(values) as {
      count: number
    }
    const { invoiced } = statement(
      database,
      // What final invoices settle was invoiced by their deposits.
      `WITH chosen AS (SELECT id FROM client WHERE ${condition})
       SELECT coalesce(sum(iif(kind = 'invoice', total, -total)), 0)
         - (SELECT coalesce(sum(amount), 0) FROM settled_deposit JOIN document ON document.id = settled_deposit.final_id
            WHERE document.client_id IN (SELECT id FROM chosen)) AS invoiced
       FROM document_list WHERE state = 'issued' AND client_id IN (SELECT id FROM chosen)`,
    ).get(values) as { invoiced: number }
    return { count, invoiced }
  }

  /** All rows that match in their order, a few at a time. */
  function* everyRow(filter: ClientFilter, sort: Range['sort']): Generator<ClientRow> {
    const rows = source.arranged(matching(filter), sort)
    for (let from = 0; from < rows.length; from += 1_000) yield* readRows([...rows.subarray(from, from + 1_000)])
  }

  return { list, ids, selection, everyRow }
}

interface StoredRow extends Omit<ClientRow, 'npai' | 'channel' | 'channelFrom'> {
  npai: number
  channel: Channel | null
}
