import { openDossier } from '../../main/engine/dossiers/dossiers.ts'
import { type BenchEngine, openEngine } from './support/engine.ts'
import { largeDossier } from './support/large-dossier.ts'
import { type Figure, figure, type Measure, timed } from './support/measure.ts'

const SIZE = { documents: 1_000_000, clients: 100_000 }
const RUNS = 7
const PAGE = 200
/** Milliseconds. */
const SLOW = 1_000

/** What the list of Factures asks of the engine, against the least SQL that has the same rows. */
export const lists: Measure = {
  name: 'lists',
  title: 'Lists of a dossier of 1,000,000 documents and 100,000 clients',
  run: () => measure(largeDossier(SIZE)),
}

/** First the engine, then the bare SQL: a dossier is open for one connection alone. */
async function measure(path: string): Promise<Figure[]> {
  const engine = openEngine()
  const opening = await timed(() => engine.call('dossiers.open', { path }))
  const ours: number[][] = []
  for (const { ask } of QUESTIONS) ours.push(await repeated(() => ask(engine)))
  const memory = process.memoryUsage().rss / 1e6
  await engine.close()

  const database = openDossier(path, Date.now)
  const bare: number[][] = []
  for (const { sql } of QUESTIONS) {
    const statement = database.prepare(sql)
    bare.push(await repeated(() => statement.all()))
  }
  database.close()
  return [
    figure('open the dossier', 'ms', [opening]),
    ...QUESTIONS.map(({ what }, index) =>
      figure(what, 'ms', ours[index] ?? [], { what: 'ms bare SQL', values: bare[index] ?? [] }),
    ),
    { what: 'memory of the process', value: memory, unit: 'MB', runs: 1 },
  ]
}

/** Once for nothing, so that the pages of the file are in memory; a slow question is asked fewer times. */
async function repeated(work: () => unknown): Promise<number[]> {
  const cold = await timed(work)
  const runs = cold > SLOW ? 1 : RUNS
  const times: number[] = []
  for (let run = 0; run < runs; run++) times.push(await timed(work))
  return times
}

interface Question {
  what: string
  ask: (engine: BenchEngine) => Promise<unknown>
  /** The same rows, without their number, their sum or their sending. */
  sql: string
}

const SHOWN = 'id, number, date, due_date, client_name, client_city, reference, net, total'
const invoices = (rest: string): string => `SELECT ${SHOWN} FROM document WHERE kind = 'invoice' ${rest} LIMIT ${PAGE}`
const FOUND = (words: string): string =>
  `row IN (SELECT rowid FROM document_search WHERE document_search MATCH '${words}')`
const list = (engine: BenchEngine, more: object) =>
  engine.call('documents.list', { kind: 'invoice', limit: PAGE, ...more })

const QUESTIONS: readonly Question[] = [
  { what: 'first page, by date', ask: (engine) => list(engine, {}), sql: invoices('ORDER BY date DESC, row DESC') },
  {
    what: 'last page, by date (the other end first)',
    ask: (engine) => list(engine, { sort: { column: 'date', descending: false } }),
    sql: invoices('ORDER BY date, row'),
  },
  {
    what: 'a page from the middle, by its key',
    ask: (engine) => list(engine, { after: JSON.stringify(['2021-06-15', 500_000]) }),
    sql: invoices("AND (date, row) < ('2021-06-15', 500000) ORDER BY date DESC, row DESC"),
  },
  {
    what: 'sort by client',
    ask: (engine) => list(engine, { sort: { column: 'client', descending: false } }),
    sql: invoices('ORDER BY client_name COLLATE NOCASE, row'),
  },
  {
    what: 'sort by total',
    ask: (engine) => list(engine, { sort: { column: 'total', descending: true } }),
    sql: invoices('ORDER BY total DESC, row DESC'),
  },
  {
    what: 'filter: drafts',
    ask: (engine) => list(engine, { state: 'draft' }),
    sql: invoices("AND state = 'draft' ORDER BY date DESC, row DESC"),
  },
  {
    what: 'search of a word that few have',
    ask: (engine) => list(engine, { search: 'Menuiserie 4242' }),
    sql: invoices(`AND ${FOUND('"Menuiserie"* "4242"*')} ORDER BY date DESC, row DESC`),
  },
  {
    what: 'search of a word that many have',
    ask: (engine) => list(engine, { search: 'garage' }),
    sql: invoices(`AND ${FOUND('"garage"*')} ORDER BY date DESC, row DESC`),
  },
  {
    what: 'count and sum of all (« tout »)',
    ask: (engine) => list(engine, { limit: 1 }),
    sql: "SELECT count(*), sum(total) FROM document WHERE kind = 'invoice'",
  },
  {
    what: 'clients, first page',
    ask: (engine) => engine.call('clients.list', { limit: PAGE }),
    sql: `SELECT id, code, name, city, email FROM client ORDER BY name COLLATE NOCASE, row LIMIT ${PAGE}`,
  },
  {
    what: 'clients, search',
    ask: (engine) => engine.call('clients.list', { limit: PAGE, search: 'librairie laon' }),
    sql: `SELECT id, code, name, city, email FROM client WHERE row IN (SELECT rowid FROM client_search
      WHERE client_search MATCH '"librairie"* "laon"*') ORDER BY name COLLATE NOCASE, row LIMIT ${PAGE}`,
  },
  {
    what: 'Ctrl+K',
    ask: (engine) => engine.call('search.all', { query: 'vandœuvre gare' }),
    sql: `SELECT id FROM document WHERE ${FOUND('"vandœuvre"* "gare"*')} LIMIT 8`,
  },
]
