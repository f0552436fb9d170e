import type { Input } from '../../../shared/contract.ts'
import type { BenchEngine } from './engine.ts'
import { clientId } from './large-clients.ts'

/** Rows of one page, as the window asks. */
export const PAGE = 200

/** Something that a list asks of the engine, and the least SQL that has the same answer. */
export interface Question {
  what: string
  ask: (engine: BenchEngine) => Promise<unknown>
  /** The page, then what is said of all rows. */
  sql: readonly string[]
}

type DocumentsInput = Input<'lists.documents'>
type ClientsInput = Input<'lists.clients'>
interface Asked {
  /** SQL of the filter. */
  where?: string
  filter?: Partial<DocumentsInput['filter']>
  column?: string
  key?: string
  descending?: boolean
  from?: number
  /** Where the page begins, in SQL. */
  start?: string
}

/** Invoices, newest first unless something else is asked. */
function documents(what: string, asked: Asked): Question {
  const { where = '', filter = {}, column = 'date', key = 'date', descending = true, from = 0, start = '' } = asked
  const direction = descending ? 'DESC' : 'ASC'
  const rows = `FROM document_list WHERE kind = 'invoice' ${where}`
  const sort = { column, descending }
  return {
    what: `invoices, ${what}`,
    ask: (engine) =>
      engine.call('lists.documents', { filter: { kind: 'invoice', ...filter }, sort, from, limit: PAGE }),
    sql: [
      `SELECT id, number, date, due_date, client_name, client_city, reference, net, total ${rows} ${start}
        ORDER BY ${key} ${direction}, row ${direction} LIMIT ${PAGE}${start === '' ? ` OFFSET ${from}` : ''}`,
      `SELECT count(*), sum(total) ${rows}`,
    ],
  }
}

function clients(what: string, asked: Asked & { filter?: ClientsInput['filter'] }): Question {
  const { where = '', filter = {}, column = 'name', key = 'name_key', descending = false, from = 0 } = asked
  const direction = descending ? 'DESC' : 'ASC'
  const rows = `FROM client_list JOIN client ON client.row = client_list.row WHERE client_list.state = 'inUse' ${where}`
  return {
    what: `clients, ${what}`,
    ask: (engine) => engine.call('lists.clients', { filter, sort: { column, descending }, from, limit: PAGE }),
    sql: [
      `SELECT client.id, client.code, name, city, client.postcode, client.siren, client.email ${rows}
        ORDER BY ${key} ${direction}, client_list.row ${direction} LIMIT ${PAGE} OFFSET ${from}`,
      `SELECT count(*) FROM client_list WHERE client_list.state = 'inUse' ${where}`,
    ],
  }
}

const found = (words: string, table = 'document'): string =>
  `AND ${table}_list.row IN (SELECT rowid FROM ${table}_search WHERE ${table}_search MATCH '${words}')`
const TODAY = new Date().toISOString().slice(0, 10)

const DOCUMENT_KEYS = {
  number: 'number',
  dueDate: 'due_date',
  client: 'client_key',
  city: 'city_key',
  reference: 'reference_key',
  net: 'net',
  total: 'total',
} as const
const CLIENT_KEYS = {
  code: 'client_list.code',
  place: 'client_list.postcode, city_key',
  siren: 'client_list.siren',
  email: 'email_key',
} as const

const selection = (what: string, filter: Partial<DocumentsInput['filter']>, where: string): Question => ({
  what: `invoices, sum of « tout »${what}`,
  ask: (engine) => engine.call('lists.documentSelection', { all: { kind: 'invoice', ...filter }, ids: [] }),
  sql: [
    `SELECT count(*), sum(total), count(*) FILTER (WHERE state = 'draft') FROM document_list WHERE kind = 'invoice' ${where}`,
  ],
})

/** Every question of the lists of Factures and Clients, and of the palette. */
export const QUESTIONS: readonly Question[] = [
  documents('first page', {}),
  documents('last page', { from: 916_500 }),
  documents('a page from the middle', { from: 458_200 }),
  documents('the page after it, by its key', {
    from: 458_400,
    start: `AND (date, row) < ('2021-12-14', 500000)`,
  }),
  ...Object.entries(DOCUMENT_KEYS).map(([column, key]) => documents(`sorted by ${column}`, { column, key })),
  documents('sorted by client, a page from the middle', { column: 'client', key: 'client_key', from: 458_200 }),
  documents('drafts', { filter: { state: 'draft' }, where: `AND state = 'draft'` }),
  documents('drafts sorted by client', {
    filter: { state: 'draft' },
    where: `AND state = 'draft'`,
    column: 'client',
    key: 'client_key',
  }),
  documents('in error', { filter: { sending: 'inError' }, where: `AND sending IN ('blocked', 'rejected')` }),
  documents('in error, sorted by total', {
    filter: { sending: 'inError' },
    where: `AND sending IN ('blocked', 'rejected')`,
    column: 'total',
    key: 'total',
  }),
  documents('sent, a page from the middle', {
    filter: { sending: 'sent' },
    where: `AND sending = 'delivered'`,
    from: 90_000,
  }),
  documents('of one year', {
    filter: { from: '2021-01-01', to: '2021-12-31' },
    where: `AND date BETWEEN '2021-01-01' AND '2021-12-31'`,
  }),
  documents('of one client', {
    filter: { clientId: clientId(0) },
    where: `AND client_id = '${clientId(0)}'`,
  }),
  documents('of an amount', { filter: { minimum: 200_000 }, where: 'AND total >= 200000' }),
  documents('overdue', {
    filter: { overdue: true },
    where: `AND state = 'issued' AND due_date <> '' AND due_date < '${TODAY}'`,
  }),
  documents('a word that few have', {
    filter: { search: 'Menuiserie 4242' },
    where: found('"Menuiserie"* "4242"*'),
  }),
  documents('a word that many have', { filter: { search: 'garage' }, where: found('"garage"*') }),
  selection('', {}, ''),
  selection(' of an amount', { minimum: 200_000 }, 'AND total >= 200000'),
  clients('first page', {}),
  clients('last page', { from: 99_800 }),
  clients('a page from the middle', { from: 50_000 }),
  ...Object.entries(CLIENT_KEYS).map(([column, key]) => clients(`sorted by ${column}`, { column, key })),
  clients('of a channel', {
    filter: { channel: 'chorus' },
    where: `AND coalesce(client_list.channel, 'email') = 'chorus'`,
  }),
  clients('searched', { filter: { search: 'librairie laon' }, where: found('"librairie"* "laon"*', 'client') }),
  {
    what: 'clients, sum invoiced to « tout »',
    ask: (engine) => engine.call('lists.clientSelection', { all: {}, ids: [] }),
    sql: [
      `SELECT count(*) FROM client WHERE merged_into IS NULL AND archived_at IS NULL`,
      `SELECT sum(iif(kind = 'invoice', total, -total)) FROM document_list WHERE state = 'issued'`,
    ],
  },
  {
    what: 'client of a document, one letter',
    ask: (engine) => engine.call('clients.choices', { query: 'g' }),
    sql: [`SELECT rowid FROM client_search WHERE client_search MATCH '"g"*' ORDER BY rowid LIMIT 8`],
  },
  {
    what: 'client of a document, two words that many have',
    ask: (engine) => engine.call('clients.choices', { query: 'vandœuvre gare' }),
    sql: [`SELECT rowid FROM client_search WHERE client_search MATCH '"vandœuvre"* "gare"*' ORDER BY rowid LIMIT 8`],
  },
  {
    what: 'Ctrl+K, two words that many have',
    ask: (engine) => engine.call('search.all', { query: 'vandœuvre gare' }),
    sql: [
      `SELECT rowid FROM document_search WHERE document_search MATCH '"vandœuvre"* "gare"*' ORDER BY rowid DESC LIMIT 8`,
      `SELECT rowid FROM client_search WHERE client_search MATCH '"vandœuvre"* "gare"*' ORDER BY rowid LIMIT 8`,
    ],
  },
  {
    what: 'Ctrl+K, one letter',
    ask: (engine) => engine.call('search.all', { query: 'm' }),
    sql: [
      `SELECT rowid FROM document_search WHERE document_search MATCH '"m"*' ORDER BY rowid DESC LIMIT 8`,
      `SELECT rowid FROM client_search WHERE client_search MATCH '"m"*' ORDER BY rowid LIMIT 8`,
    ],
  },
]
