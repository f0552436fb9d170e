import type { ClientFilter } from '../../../shared/model/lists.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import type { ClientRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { matchQuery } from '../database/search.ts'
import type { KeptAnswers } from './kept-answers.ts'
import type { ListOrder } from './key-order.ts'
import { createListSource, type ListDefinition, type Matching } from './list-source.ts'
import { clientListSql } from './lists.sql.ts'

const order = (index: string, ...columns: string[]): ListOrder => ({ columns, index, covers: false })

const DEFINITION: ListDefinition = {
  table: 'client_list',
  searchTable: 'client_search',
  sorts: {
    code: order('client_list_code', 'code'),
    name: order('client_list_name', 'name_key'),
    place: order('client_list_place', 'postcode', 'city_key'),
    siren: order('client_list_siren', 'siren'),
    email: order('client_list_email', 'email_key'),
  },
  defaultSort: { column: 'name', descending: false },
  sum: '0',
  counts: null,
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
  kept: KeptAnswers
  /** The channel that a client without one inherits, and where it comes from. */
  inherited: () => { channel: Channel; from: 'dossier' | 'default' }
}

/** The list of clients; the merged ones are never in it. */
export function createClientList({ database, kept, inherited }: Ports) {
  const source = createListSource(database, kept, DEFINITION)

  const matching = (filter: ClientFilter): Matching => ({
    scope: 'TRUE',
    conditions: [
      `state = '${filter.archived ? 'archived' : 'inUse'}'`,
      ...(filter.channel === null ? [] : ['coalesce(channel, @inherited) = @channel']),
    ],
    match: matchQuery(filter.search),
    values: filter.channel === null ? {} : { channel: filter.channel, inherited: inherited().channel },
    index: 'client_list_state',
    countIndex: null,
    selective: false,
    counted: false,
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
    const { rows, total } = source.page(matching(range.filter), range)
    return { rows: readRows(rows), total }
  }

  const ids = (range: Range): string[] => {
    const { rows } = source.page(matching(range.filter), range)
    const found = statement(database, clientListSql.idsOfRows).all(JSON.stringify(rows)) as { id: string }[]
    return found.map((row) => row.id)
  }

  /** Where clause and values of a selection. */
  const chosen = ({ all, ids: named }: Selection) => {
    const wanted = all === null ? null : matching(all)
    const among = 'row IN (SELECT client.row FROM json_each(@ids) JOIN client ON client.id = json_each.value)'
    return {
      condition: wanted === null ? among : `${source.where(wanted)}${named.length === 0 ? '' : ` AND NOT ${among}`}`,
      values: {
        ...(wanted === null ? {} : source.valuesOf(wanted)),
        ...(wanted !== null && named.length === 0 ? {} : { ids: JSON.stringify(named) }),
      },
    }
  }

  const selection = (asked: Selection): { count: number; invoiced: number } => {
    const { condition, values } = chosen(asked)
    const totals = `SELECT count(*) AS count, coalesce(sum(invoiced), 0) AS invoiced FROM client_list WHERE ${condition}`
    return statement(database, totals).get(values) as { count: number; invoiced: number }
  }

  /** Codes (tiers) of a selection, in their order. */
  const codes = (asked: Selection): string[] => {
    const { condition, values } = chosen(asked)
    const rows = statement(database, `SELECT code FROM client_list WHERE ${condition} ORDER BY code`).all(values)
    return (rows as { code: string }[]).map(({ code }) => code)
  }

  /** All rows that match in their order, a few at a time. */
  function* everyRow(filter: ClientFilter, sort: Range['sort']): Generator<ClientRow> {
    for (const rows of source.all(matching(filter), sort)) yield* readRows(rows)
  }

  return { list, ids, selection, codes, everyRow }
}

interface StoredRow extends Omit<ClientRow, 'npai' | 'channel' | 'channelFrom'> {
  npai: number
  channel: Channel | null
}
