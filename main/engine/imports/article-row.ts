import { VAT_CATEGORIES } from '../../../shared/model/document.ts'
import type { Article } from '../../../shared/model/lists.ts'
import { readUnit } from '../../../shared/rules/units.ts'
import type { Row } from './header.ts'
import type { Note } from './issues.ts'
import { vatOf } from './territory.ts'
import { isUnusualAmount, parseAmount, plainLines } from './values.ts'

const CODE_CHARACTERS = 40
const DESCRIPTION_CHARACTERS = 2_000

/** Rates of CGI art. 278 to 281 nonies and 296 to 297: another one is read, and told. */
const KNOWN_RATES = new Set(['0', '0.9', '1.05', '1.75', '2.1', '5.5', '8.5', '10', '13', '20'])

/** Why a row cannot become an article; null when it can. */
export function articleRefusal(row: Row): { column: string; message: string } | null {
  const code = row.text('Code')
  const description = plainLines(row.raw('Désignation'))
  if (code === '') return { column: 'Code', message: 'Code absent : article refusé.' }
  if (code.length > CODE_CHARACTERS) {
    return {
      column: 'Code',
      message: `Code de ${code.length} caractères (${CODE_CHARACTERS} au plus) : article refusé.`,
    }
  }
  if (description === '') return { column: 'Désignation', message: 'Désignation absente : article refusé.' }
  if (description.length > DESCRIPTION_CHARACTERS) {
    return {
      column: 'Désignation',
      message: `Désignation de ${description.length} caractères (${DESCRIPTION_CHARACTERS} au plus) : article refusé.`,
    }
  }
  for (const column of ['PV HT', 'Taux de TVA']) {
    if (row.text(column) !== '' && parseAmount(row.raw(column)) === null) {
      return { column, message: `« ${row.text(column).slice(0, 40)} » n’est pas un nombre : article refusé.` }
    }
  }
  const rate = Number(parseAmount(row.raw('Taux de TVA')) ?? '0')
  if (rate < 0 || rate > 100) {
    return { column: 'Taux de TVA', message: 'Un taux de TVA va de 0 à 100 : article refusé.' }
  }
  return null
}

/** The same number keeps the form that the dossier has: `189.00` is not changed into `189`. */
const kept = (read: string | null, before: string | undefined, absent: string): string =>
  read === null || (before !== undefined && Number(read) === Number(before)) ? (before ?? read ?? absent) : read

/** The article that a row makes of the one already there, or of nothing; an empty cell changes nothing. */
export function articleOfRow(row: Row, existing: Article | null, newId: () => string): Article {
  const rate = kept(parseAmount(row.raw('Taux de TVA')), existing?.vat.rate, '20')
  const written = VAT_CATEGORIES.find((one) => one === row.text('Catégorie de TVA').toUpperCase())
  const isSameRate = existing !== null && existing.vat.rate === rate
  return {
    id: existing?.id ?? newId(),
    // The case of a code does not make another article.
    code: existing?.code ?? row.text('Code'),
    description: plainLines(row.raw('Désignation')),
    unit: readUnit(row.text('Unité')) ?? existing?.unit ?? 'C62',
    unitPrice: kept(parseAmount(row.raw('PV HT')), existing?.unitPrice, '0'),
    vat: written ? { category: written, rate } : isSameRate ? existing.vat : vatOf(rate, 'FR', ''),
  }
}

/** Everything that the report says of an article that is imported. */
export function noteArticle(row: Row, article: Article, existing: Article | null, note: Note): void {
  const unit = row.text('Unité')
  if (unit !== '' && readUnit(unit) === null) {
    note(
      'avertissement',
      'Unité',
      existing === null
        ? `Unité « ${unit.slice(0, 40)} » inconnue : lue « Unité ». Choisissez-la dans l’article.`
        : `Unité « ${unit.slice(0, 40)} » inconnue : l’unité de l’article est gardée.`,
    )
  }
  const price = row.text('PV HT')
  if (price === '' && existing === null) {
    note('avertissement', 'PV HT', 'Prix absent : l’article est importé à 0,00 €.')
  } else if (article.unitPrice.startsWith('-')) {
    note(
      'avertissement',
      'PV HT',
      'Prix négatif : lu tel quel. Une facture refuse un prix négatif ; une remise le remplace.',
    )
  } else if (/[.,]\d{7,}/.test(price)) {
    note('avertissement', 'PV HT', 'Plus de six décimales : prix arrondi à la sixième.')
  } else if (price !== '' && isUnusualAmount(price)) {
    note('info', 'PV HT', 'Espace des milliers, point décimal ou signe € : acceptés.')
  }
  if (row.text('Taux de TVA') === '' && existing === null) {
    note('info', 'Taux de TVA', 'Taux absent : 20 %.')
  } else if (!KNOWN_RATES.has(String(Number(article.vat.rate)))) {
    const rate = article.vat.rate.replace('.', ',')
    note('avertissement', 'Taux de TVA', `Le taux de ${rate} % n’existe pas en France : lu tel quel, à vérifier.`)
  }
  const category = row.text('Catégorie de TVA')
  if (category !== '' && !VAT_CATEGORIES.some((one) => one === category.toUpperCase())) {
    note('avertissement', 'Catégorie de TVA', `Catégorie « ${category.slice(0, 40)} » inconnue : déduite du taux.`)
  }
}
