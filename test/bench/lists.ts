import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from '../../main/engine/database/connection.ts'
import { openDossier } from '../../main/engine/dossiers/dossiers.ts'
import { type BenchEngine, inFolder, openEngine } from './support/engine.ts'
import { largeDossier } from './support/large-dossier.ts'
import { alternate, type Figure, figure, type Measure, timed } from './support/measure.ts'

const SIZE = { documents: 1_000_000, clients: 100_000 }
const RUNS = 7
const PAGE = 200

/** What the list of Factures asks of the engine, against the least SQL that has the same rows. */
export const lists: Measure = {
  name: 'lists',
  title: 'Lists of a dossier of 1,000,000 documents and 100,000 clients',
  run: () =>
    inFolder(async (folder) => {
      // Two copies: a dossier is open for one process alone, and opening writes.
      const made = largeDossier(SIZE)
      const [ours, bare] = [join(folder, 'ours.dossier'), join(folder, 'bare.dossier')]
      copyFileSync(made, ours)
      copyFileSync(made, bare)
      return measure(ours, bare)
    }),
}

async function measure(path: string, barePath: string): Promise<Figure[]> {
  const engine = openEngine()
  const database = openDossier(barePath, Date.now)
  try {
    const open = await timed(() => engine.call('dossiers.open', { path }))
    const figures = [figure('open the dossier', 'ms', [open])]
    for (const question of QUESTIONS) figures.push(await compare(engine, database, question))
    figures.push({ what: 'memory of the process', value: process.memoryUsage().rss / 1e6, unit: 'MB', runs: 1 })
    return figures
  } finally {
    database.close()
    await engine.close()
  }
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

async function compare(engine: BenchEngine, database: Database, { what, ask, sql }: Question): Promise<Figure> {
  const statement = database.prepare(sql)
  // Once for nothing: the pages of the file are in memory for both.
  await ask(engine)
  statement.all()
  const times = await alternate(RUNS, {
    ours: () => timed(() => ask(engine)),
    bare: () => timed(() => statement.all()),
  })
  return figure(what, 'ms', times.ours, { what: 'ms bare SQL', values: times.bare })
}
