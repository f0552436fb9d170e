import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { MIGRATIONS, migrate } from '../../main/engine/database/migrate.ts'
import { migration0010 } from '../../main/engine/database/migrations/0010-article-imports.ts'
import type { EngineOptions } from '../../main/engine/engine.ts'
import { readUnit, UNIT_NAMES } from '../../shared/rules/units.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'imports-articles-'))
let dossiers = 0
let open: OpenEngine
let onProgress: () => void = () => undefined
const emit: EngineOptions['emit'] = (event) => {
  if (event === 'progress') onProgress()
}
beforeEach(async () => {
  await open?.close()
  onProgress = () => undefined
  open = openEngine({ emit })
  await open.call('dossiers.create', { path: join(folder, `${++dossiers}.dossier`), company: { name: 'Essai' } })
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

let files = 0
function written(content: string | Uint8Array): string {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return path
}
const importText = (content: string | Uint8Array, mapping: Record<string, string> | null = null) =>
  open.call('imports.run', { path: written(content), kind: 'articles', mapping })
const articles = async () => (await open.call('articles.list', { filter: {}, limit: 500 })).rows

const PRICES = `Code;Désignation;Unité;PV HT;Taux de TVA
CHA-1;"Chaise ""Lyon"" ; noire";pce;1 189,50 €;20
MO;Main d’œuvre
;;;;
0012;Peinture;m²;0,0125;5,5 %
EXO;Formation;Jours;450;0
`

test('articles are created with their unit, price and VAT, in either encoding', async () => {
  const ansi = Uint8Array.from([...PRICES].map((one) => ({ '€': 0x80, '’': 0x92, œ: 0x9c })[one] ?? one.charCodeAt(0)))
  for (const file of [PRICES, ansi]) {
    const report = await importText(file)
    expect(report).toMatchObject({ kind: 'articles', created: file === PRICES ? 4 : 0, refused: 0, missingColumns: [] })
    expect(report.encoding).toBe(file === PRICES ? 'utf-8' : 'windows-1252')
    const fields = (await articles()).map(({ code, description, unit, unitPrice, vat }) => [
      code,
      description,
      unit,
      unitPrice,
      `${vat.category} ${vat.rate}`,
    ])
    expect(fields).toEqual([
      ['0012', 'Peinture', 'MTK', '0.0125', 'S 5.5'],
      ['CHA-1', 'Chaise "Lyon" ; noire', 'C62', '1189.5', 'S 20'],
      ['EXO', 'Formation', 'DAY', '450', 'E 0'],
      ['MO', 'Main d’œuvre', 'C62', '0', 'S 20'],
    ])
  }
})

test('the same file again changes nothing, and a changed price changes its article alone', async () => {
  await importText(PRICES)
  expect(await importText(PRICES)).toMatchObject({ created: 0, updated: 0, unchanged: 4, runId: null })
  const before = await articles()
  const report = await importText('code;désignation;PV HT\nmo;Main d’œuvre;52\ncha-1;"Chaise ""Lyon"" ; noire";\n')
  expect(report).toMatchObject({ created: 0, updated: 1, unchanged: 1 })
  const after = await articles()
  const changed = before.map((one) => (one.code === 'MO' ? { ...one, unitPrice: '52' } : one))
  expect(after).toEqual(changed)
})

test('each bad row is refused with its line, its column and a sentence; the others are imported', async () => {
  const report = await importText(`Code;Désignation;Unité;PV HT;Taux de TVA
;Sans code;;1;20
A;;;1;20
B;Prix illisible;;douze;20
C;Taux impossible;;1;120
${'D'.repeat(41)};Code long;;1;20
E;${'e'.repeat(2001)};;1;20
F;Bon;palette;-1;19,6
f;Deux fois;;1;20
`)
  expect(report).toMatchObject({ rows: 8, created: 1, refused: 7 })
  expect(report.issues.map(({ line, severity, column, message }) => [line, severity, column, message])).toEqual([
    [2, 'refus', 'Code', 'Code absent : article refusé.'],
    [3, 'refus', 'Désignation', 'Désignation absente : article refusé.'],
    [4, 'refus', 'PV HT', '« douze » n’est pas un nombre : article refusé.'],
    [5, 'refus', 'Taux de TVA', 'Un taux de TVA va de 0 à 100 : article refusé.'],
    [6, 'refus', 'Code', 'Code de 41 caractères (40 au plus) : article refusé.'],
    [7, 'refus', 'Désignation', 'Désignation de 2001 caractères (2000 au plus) : article refusé.'],
    [8, 'avertissement', 'Unité', 'Unité « palette » inconnue : lue « Unité ». Choisissez-la dans l’article.'],
    [
      8,
      'avertissement',
      'PV HT',
      'Prix négatif : lu tel quel. Une facture refuse un prix négatif ; une remise le remplace.',
    ],
    [8, 'avertissement', 'Taux de TVA', 'Le taux de 19,6 % n’existe pas en France : lu tel quel, à vérifier.'],
    [9, 'refus', 'Code', 'Code en double : déjà lu plus haut. Le premier article est gardé, celui-ci est refusé.'],
  ])
})

test('a preview writes nothing; a cancelled import leaves nothing', async () => {
  const preview = await open.call('imports.preview', { path: written(PRICES), kind: 'articles' })
  expect(preview).toMatchObject({ created: 4, runId: null })
  expect(preview.sample[0]).toMatchObject({ Code: 'CHA-1', Unité: 'Unité', 'PV HT': '1189,50' })
  expect(await articles()).toEqual([])
  onProgress = () => void open.call('imports.cancel', {})
  const lines = Array.from({ length: 2_000 }, (_, n) => `A${n};Article ${n}`).join('\n')
  await expect(importText(`Code;Désignation\n${lines}\n`)).rejects.toThrow('Import annulé : rien n’a été modifié.')
  expect(await articles()).toEqual([])
})

test('a whole import is taken back, but what a person changed since then', async () => {
  await importText('Code;Désignation;PV HT\nOLD;Ancien;10\n')
  const report = await importText('Code;Désignation;PV HT\nOLD;Renommé;12\nNEW;Nouveau;1\nMINE;Le mien;1\n')
  const mine = (await articles()).find(({ code }) => code === 'MINE')
  await open.call('articles.save', { id: '', code: '', description: '', vat: { rate: '20' }, ...mine, unitPrice: '2' })
  expect(await open.call('imports.undo', { id: report.runId ?? '' })).toEqual({
    removed: 1,
    restored: 1,
    kept: [{ label: 'MINE', reason: 'modifié depuis l’import' }],
  })
  expect((await articles()).map(({ code, description }) => [code, description])).toEqual([
    ['MINE', 'Le mien'],
    ['OLD', 'Ancien'],
  ])
  expect(await open.call('articles.search', { query: 'nouveau', limit: 8 })).toEqual([])
})

test('columns of other programs are matched, and the matching is kept', async () => {
  const path = written('Référence;Libellé;Prix HT;TVA %\nX;Autre;3,10;10\n')
  const { exact, complete, ours } = await open.call('imports.columns', { path, kind: 'articles' })
  expect([exact, complete]).toEqual([false, true])
  const mapping = Object.fromEntries(ours.flatMap(({ label, file }) => (file === null ? [] : [[label, file]])))
  expect(mapping).toEqual({ Code: 'Référence', Désignation: 'Libellé', 'PV HT': 'Prix HT', 'Taux de TVA': 'TVA %' })
  await open.call('imports.run', { path, kind: 'articles', mapping: { ...mapping, 'Taux de TVA': '' } })
  expect((await articles())[0]).toMatchObject({ code: 'X', unitPrice: '3.1', vat: { category: 'S', rate: '20' } })
  const again = await open.call('imports.columns', { path, kind: 'articles' })
  expect(again.ours.find(({ label }) => label === 'Taux de TVA')?.file).toBeNull()
})

test('the file of another kind is refused with the kind to choose', async () => {
  await expect(importText('Code (tiers);Nom\nC1;Un\n')).rejects.toThrow(
    'Ce fichier est un export de clients. Choisissez l’import des clients, ou un autre fichier.',
  )
  await expect(open.call('imports.run', { path: written(PRICES), kind: 'clients' })).rejects.toThrow(
    'Ce fichier est un export d’articles. Choisissez l’import des articles, ou un autre fichier.',
  )
})

test.each(['utf-8', 'windows-1252'] as const)('an export in %s, imported again, changes nothing', async (encoding) => {
  await importText(PRICES)
  const id = '019abcde-0000-7000-8000-000000000001'
  const vat = { category: 'AE' as const, rate: '0' }
  await open.call('articles.save', {
    id,
    code: '=A1',
    description: 'Deux\nlignes',
    unit: 'P1',
    unitPrice: '189.00',
    vat,
  })
  const path = join(folder, `export-${encoding}.csv`)
  const report = await open.call('exports.write', { kind: 'articles', encoding, path })
  expect(report).toMatchObject({ kind: 'articles', records: 5, rows: 5, skipped: 0, cancelled: false })
  const text = new TextDecoder(encoding).decode(readFileSync(path))
  expect(text).toContain('Code;Désignation;Unité;PV HT;Taux de TVA;Catégorie de TVA\r\n')
  expect(text).toContain('=A1;"Deux\nlignes";Pour cent;189,00;0,00;AE\r\n')
  const again = await open.call('imports.run', { kind: 'articles', path })
  expect(again).toMatchObject({ created: 0, updated: 0, refused: 0, unchanged: 5 })

  const before = await articles()
  await open.call('dossiers.create', { path: join(folder, `other-${encoding}.dossier`), company: { name: 'Autre' } })
  expect(await open.call('imports.run', { kind: 'articles', path })).toMatchObject({ created: 5, refused: 0 })
  const same = ({ unitPrice, ...article }: (typeof before)[number]) => ({
    ...article,
    id: '',
    price: Number(unitPrice),
  })
  expect((await articles()).map(same)).toEqual(before.map(same))
})

test('every unit is read from its name and its code, in any case', () => {
  for (const [code, name] of UNIT_NAMES) {
    for (const text of [name, name.toUpperCase(), ` ${name.toLowerCase()} `, code]) expect(readUnit(text)).toBe(code)
  }
  expect(['Heures', 'KGS', 'pièces', 'm2', 'Forfait'].map(readUnit)).toEqual(['HUR', 'KGM', 'C62', 'MTK', 'C62'])
  expect(readUnit('palette')).toBeNull()
})

test('the imports and matchings of a dossier made before keep their rows and their records', () => {
  const database = openDatabase(join(folder, 'before.dossier'), { create: true })
  const position = MIGRATIONS.indexOf(migration0010)
  migrate(database, 0, MIGRATIONS.slice(0, position))
  database.exec(`
    INSERT INTO import_run (row, id, kind, file_name, state, created, at) VALUES (7, 'r', 'clients', 'c.csv', 'done', 1, 5);
    INSERT INTO import_record VALUES ('r', 0, 'x', 'C1', NULL, 5);
    INSERT INTO import_mapping VALUES ('clients', 'a;b', '{}');
  `)
  migrate(database, 1, MIGRATIONS)
  expect(database.prepare('SELECT row, id, kind, created, at FROM import_run').get()).toEqual({
    row: 7,
    id: 'r',
    kind: 'clients',
    created: 1,
    at: 5,
  })
  expect(database.prepare('SELECT count(*) AS total FROM import_record').get()).toEqual({ total: 1 })
  expect(database.prepare('SELECT mapping FROM import_mapping').get()).toEqual({ mapping: '{}' })
  const add = (id: string) => () => database.exec(`INSERT INTO import_record VALUES ('${id}', 1, 'y', 'C2', NULL, 5)`)
  expect(add('r')).not.toThrow()
  expect(add('nobody')).toThrow(/FOREIGN KEY/)
  expect(() =>
    database.exec(`INSERT INTO import_run (id, kind, file_name, state, at) VALUES ('a', 'articles', '', 'done', 1)`),
  ).not.toThrow()
  database.close()
})
