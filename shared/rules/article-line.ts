import type { Line, Vat } from '../model/document.ts'
import type { Article } from '../model/lists.ts'

/** Rates of CGI art. 296 (Guadeloupe, Martinique, Réunion) that stand for those of France. */
const OVERSEAS_RATES: Readonly<Record<string, string>> = { '20': '8.5', '10': '2.1', '5.5': '2.1' }

/**
 * The VAT of an article in a document: the article's own, unless the company or the place of the client decides.
 * `document` is what `defaultVat` says of them.
 */
export function articleVat(article: Vat, document: Vat): Vat {
  if (document.category !== 'S') return document
  const overseas = document.rate === '8.5' && article.category === 'S' ? OVERSEAS_RATES[article.rate] : undefined
  return overseas === undefined ? article : { category: 'S', rate: overseas }
}

/** The line filled from an article: code, désignation, unit, PV HT and VAT; quantity and discount stay. */
export function lineOfArticle(line: Line, article: Article, document: Vat): Line {
  const { code: articleCode, description, unit, unitPrice, vat } = article
  return { ...line, type: 'item', articleCode, description, unit, unitPrice, vat: articleVat(vat, document) }
}

/** Nothing that an article would overwrite was typed: neither désignation nor price. */
export const isUnfilled = (line: Line): boolean =>
  line.type === 'item' && line.description.trim() === '' && Number(line.unitPrice) === 0

/**
 * The article that the line would become. A VAT that comes from the client's place or from the company
 * says nothing of the article, which then has the normal rate.
 */
export function articleOfLine(line: Line, id: string, document: Vat): Article {
  const { articleCode: code, description, unit, unitPrice } = line
  const isDefault = line.vat.category === document.category && line.vat.rate === document.rate
  const vat: Vat = isDefault ? { category: 'S', rate: '20' } : line.vat
  return { id, code: code.trim(), description: description.slice(0, 2_000), unit, unitPrice, vat }
}

/** Whether a code, as typed, is that of an article; the dossier ignores the case of codes. */
export const hasCode = (article: Article, typed: string): boolean =>
  article.code.toLowerCase() === typed.trim().toLowerCase()
