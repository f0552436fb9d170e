import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Line, Vat } from '../../shared/model/document.ts'
import type { Article } from '../../shared/model/lists.ts'
import { articleOfLine, articleVat, hasCode, isUnfilled, lineOfArticle } from '../../shared/rules/article-line.ts'

const normal: Vat = { category: 'S', rate: '20' }
const line: Line = {
  id: 'l',
  type: 'item',
  articleCode: 'bur',
  description: '',
  quantity: '3',
  unit: 'C62',
  unitPrice: '0',
  discountPercent: '5',
  discountAmount: null,
  vat: normal,
  deliveryDate: '2026-11-24',
}
const article: Article = {
  id: 'a',
  code: 'BUR-160',
  description: 'Bureau',
  unit: 'HUR',
  unitPrice: '312.5',
  vat: { category: 'S', rate: '5.5' },
}

describe('the VAT of an article in a document', () => {
  test.each<[string, Vat, Vat, Vat]>([
    ['France: the article’s own', article.vat, normal, article.vat],
    ['franchise: the company decides', article.vat, { category: 'E', rate: '0' }, { category: 'E', rate: '0' }],
    ['export: the client’s place decides', normal, { category: 'G', rate: '0' }, { category: 'G', rate: '0' }],
    ['overseas: normal rate', normal, { category: 'S', rate: '8.5' }, { category: 'S', rate: '8.5' }],
    ['overseas: reduced rate', article.vat, { category: 'S', rate: '8.5' }, { category: 'S', rate: '2.1' }],
    [
      'overseas: exempt stays so',
      { category: 'E', rate: '0' },
      { category: 'S', rate: '8.5' },
      { category: 'E', rate: '0' },
    ],
  ])('%s', (_name, own, document, expected) => expect(articleVat(own, document)).toEqual(expected))
})

test('a line takes all of the article, and keeps its quantity, discount and date', () => {
  expect(lineOfArticle(line, article, normal)).toEqual({
    ...line,
    articleCode: 'BUR-160',
    description: 'Bureau',
    unit: 'HUR',
    unitPrice: '312.5',
    vat: article.vat,
  })
})

test('only a line without désignation and without price may be filled by itself', () => {
  expect(isUnfilled(line)).toBe(true)
  expect(isUnfilled({ ...line, description: 'Sur mesure' })).toBe(false)
  expect(isUnfilled({ ...line, unitPrice: '0.01' })).toBe(false)
  expect(isUnfilled({ ...line, type: 'text' })).toBe(false)
})

test('an article made of a line fills the line as it was', () => {
  const vats = fc.constantFrom<Vat>(normal, { category: 'S', rate: '5.5' }, { category: 'E', rate: '0' })
  fc.assert(
    fc.property(vats, fc.constantFrom('C62', 'HUR', 'KGM'), fc.nat(99_999), (vat, unit, price) => {
      const filled: Line = { ...line, description: 'Plateau', unit, unitPrice: String(price), vat } as Line
      expect(lineOfArticle(filled, articleOfLine(filled, 'a', normal), normal)).toEqual(filled)
    }),
  )
})

test('a VAT that only the client’s place gave is not kept in the article', () => {
  const exported: Vat = { category: 'G', rate: '0' }
  expect(articleOfLine({ ...line, vat: exported }, 'a', exported).vat).toEqual(normal)
  expect(articleOfLine({ ...line, vat: article.vat }, 'a', exported).vat).toEqual(article.vat)
})

test('a code is known whatever its case', () => {
  expect(hasCode(article, ' bur-160 ')).toBe(true)
  expect(hasCode(article, 'BUR-16')).toBe(false)
})
