import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { csvText } from '../../main/engine/lists/csv.ts'
import { type OpenEngine, openEngine } from '../support/open-engine.ts'

const folder = mkdtempSync(join(tmpdir(), 'articles-'))
let open: OpenEngine
const article = (n: number, code: string, description: string, unitPrice = '10') => ({
  id: `019abcde-0000-7000-8000-${String(n).padStart(12, '0')}`,
  code,
  description,
  unitPrice,
  vat: { category: 'S' as const, rate: '20' },
})

beforeAll(async () => {
  open = openEngine()
  await open.call('dossiers.create', { path: join(folder, 'a.dossier'), company: { name: 'Essai' } })
  await open.call('articles.save', article(1, 'VIS-10', 'Vis à tête fraisée', '9.5'))
  await open.call('articles.save', article(2, 'VIS-20', 'Vis à métaux', '100'))
  await open.call('articles.save', article(3, 'ECR', 'Écrou pour vis', '20.25'))
})
afterAll(async () => {
  await open.close()
  rmSync(folder, { recursive: true, force: true })
})

test('completion: by code first, then by words without accents', async () => {
  const codes = async (query: string, limit = 8) =>
    (await open.call('articles.search', { query, limit })).map((each) => each.code)
  expect(await codes('vis')).toEqual(['VIS-10', 'VIS-20', 'ECR'])
  expect(await codes('vis-2')).toEqual(['VIS-20'])
  expect(await codes('ecrou')).toEqual(['ECR'])
  expect(await codes('metaux vis')).toEqual(['VIS-20'])
  expect(await codes('vis', 1)).toEqual(['VIS-10'])
  expect(await codes('  ')).toEqual([])
})

test('a code belongs to one article, whatever its case; prices sort as numbers', async () => {
  await expect(open.call('articles.save', article(9, 'vis-10', 'Autre'))).rejects.toThrow(/déjà celui/)
  const { rows } = await open.call('articles.list', { filter: {}, sort: { column: 'unitPrice', descending: false } })
  expect(rows.map((row) => row.unitPrice)).toEqual(['9.5', '20.25', '100'])
})

test('an article that goes is found no more', async () => {
  await open.call('articles.save', article(4, 'TMP', 'Provisoire'))
  expect(await open.call('search.all', { query: 'provis' })).toMatchObject([{ type: 'article', subtitle: 'TMP' }])
  await open.call('articles.delete', { id: article(4, '', '').id })
  expect(await open.call('search.all', { query: 'provis' })).toEqual([])
  expect((await open.call('articles.list', { filter: {} })).total).toBe(3)
})

test('a cell is quoted when it must be, and is never a formula', () => {
  const { text } = csvText(
    ['A', 'B'],
    [
      ['a;b', '=1+1'],
      ['dit "oui"', '-12,50'],
    ],
  )
  expect(text).toBe(`\ufeffA;B\r\n"a;b";'=1+1\r\n"dit ""oui""";-12,50\r\n`)
})

test('the demonstration has the articles of its documents', async () => {
  await open.call('dossiers.createDemonstration', { path: join(folder, 'demonstration.dossier') })
  const found = await open.call('articles.search', { query: 'bureau', limit: 8 })
  expect(found.map(({ code, unitPrice }) => [code, unitPrice])).toEqual([
    ['CHA-ERGO-2', '189.00'],
    ['BUR-160', '312.50'],
  ])
})
