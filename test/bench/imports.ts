import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { parse } from 'csv-parse'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { fixtures, inFolder, openEngine } from './support/engine.ts'
import { alternate, type Figure, figure, type Measure, timed } from './support/measure.ts'

const KINDS = ['clients', 'documents'] as const
type Exports = Readonly<Record<(typeof KINDS)[number], string>>

const small = join(fixtures, 'ebp/small-utf8-bom')
const large = resolve(import.meta.dirname, '../../../shared/samples/large-utf8-bom')

/** EBP's two exports into a new dossier, every check made, against the same rows parsed and inserted with no thought. */
export const importSmall: Measure = {
  name: 'import-small',
  title: 'Import of the small sample (41 clients, 60 documents on 108 rows)',
  run: () =>
    inFolder((folder) =>
      measure(folder, 15, { clients: join(small, 'clients.csv'), documents: join(small, 'documents.csv') }),
    ),
}

export const importLarge: Measure = {
  name: 'import-large',
  title: 'Import of the large sample (1,638 clients, 12,000 documents on 60,000 rows)',
  missing: () => (existsSync(large) ? null : 'the large sample is not beside this copy'),
  run: () =>
    inFolder(async (folder) => {
      const exports = { clients: join(folder, 'clients.csv'), documents: join(folder, 'documents.csv') }
      for (const kind of KINDS) {
        const packed = createReadStream(join(large, `${kind}.csv.gz`))
        await pipeline(packed, createGunzip(), createWriteStream(exports[kind]))
      }
      return measure(folder, 3, exports)
    }),
}

async function measure(folder: string, runs: number, exports: Exports): Promise<Figure[]> {
  const times = await alternate(runs, {
    bare: (run) => timed(() => bareImport(join(folder, `bare-${run}.sqlite`), exports)),
    clients: (run) => imported(join(folder, `clients-${run}.dossier`), ['clients'], exports),
    both: (run) => imported(join(folder, `both-${run}.dossier`), KINDS, exports),
    again: (run) => imported(join(folder, `both-${run}.dossier`), KINDS, exports),
  })
  const bare = { what: 'ms parse + bare insert', values: times.bare }
  return [
    figure('clients and documents into a new dossier', 'ms', times.both, bare),
    figure('  of which: clients', 'ms', times.clients),
    figure('the same files again, nothing to change', 'ms', times.again, bare),
  ]
}

/** Milliseconds of the imports alone: the dossier is made or opened before. */
async function imported(path: string, kinds: readonly (typeof KINDS)[number][], exports: Exports): Promise<number> {
  const engine = openEngine()
  if (existsSync(path)) await engine.call('dossiers.open', { path })
  else await engine.call('dossiers.create', { path, company: { name: 'Papeterie Vaudrémont' } })
  const elapsed = await timed(async () => {
    for (const kind of kinds) await engine.call('imports.run', { path: exports[kind], kind })
  })
  await engine.close()
  return elapsed
}

/** Every cell of every row, as text, in one transaction of a file with the same durability. */
async function bareImport(path: string, exports: Exports): Promise<void> {
  const database = openDatabase(path, { create: true })
  try {
    for (const kind of KINDS) {
      const rows: string[][] = []
      const parser = createReadStream(exports[kind]).pipe(
        parse({ delimiter: ';', bom: true, relax_column_count: true, relax_quotes: true }),
      )
      for await (const row of parser) rows.push(row as string[])
      const width = rows[0]?.length ?? 0
      const columns = Array.from({ length: width }, (_, index) => `c${index}`)
      database.exec(`CREATE TABLE ${kind} (${columns.join(' TEXT, ')} TEXT)`)
      const insert = database.prepare(`INSERT INTO ${kind} VALUES (${columns.map(() => '?').join(', ')})`)
      database
        .transaction(() => {
          for (const row of rows) insert.run(columns.map((_, index) => row[index] ?? ''))
        })
        .immediate()
    }
  } finally {
    database.close()
  }
}
