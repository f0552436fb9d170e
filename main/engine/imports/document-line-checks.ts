import type { DocumentContent } from '../../../shared/model/document.ts'
import type { DocumentFacts } from './document-checks.ts'
import type { Row } from './header.ts'
import type { Note } from './issues.ts'
import { isUnusualAmount } from './values.ts'

/** Longest description that EBP holds in one cell. */
const DESCRIPTION_CHARACTERS = 255

const AMOUNTS = ['Ligne - Quantité', 'Ligne - PV HT', 'Ligne - Montant Net HT', 'Ligne - Montant Net TTC']

/** What the report says of the lines, once for each remark and document. */
export function noteLines(facts: DocumentFacts, note: Note): void {
  const items = facts.content.lines.filter(({ type }) => type === 'item')
  const once = (applies: boolean, column: string, message: string): void => {
    if (applies) note('info', column, message)
  }
  once(
    items.some(({ unitPrice }) => /^-?0\.00\d*[1-9]/.test(unitPrice)),
    'Ligne - PV HT',
    'Prix unitaire inférieur au centime : le total de ligne est arrondi, pas le prix.',
  )
  once(
    items.some(({ quantity }) => /\.\d{3}/.test(quantity)),
    'Ligne - Quantité',
    'Quantité à trois décimales ou plus : lue telle quelle.',
  )
  once(
    !facts.negative && facts.totals.total >= 0 && items.some(({ quantity }) => quantity.startsWith('-')),
    'Ligne - Quantité',
    'Quantité négative (reprise) : admise, total positif.',
  )
  once(
    items.some(({ discountPercent }) => Number(discountPercent) === 100),
    'Ligne - % remise unitaire cumulé',
    'Article offert : remise de 100 %, montant nul.',
  )
  once(items.length < facts.content.lines.length, 'Ligne - Type de ligne', 'Ligne de texte sans montant ni quantité.')
  const descriptions = facts.content.lines.map(({ description }) => description)
  once(
    descriptions.some((text) => /["\n]/.test(text)),
    'Ligne - Description',
    'Guillemets ou saut de ligne dans la description : lus tels quels.',
  )
  once(
    descriptions.some((text) => text.length > DESCRIPTION_CHARACTERS),
    'Ligne - Description',
    `Description de plus de ${DESCRIPTION_CHARACTERS} caractères : importée entière.`,
  )
  for (const column of AMOUNTS) {
    once(
      facts.group.lines.some((row: Row) => isUnusualAmount(row.raw(column))),
      column,
      'Espace des milliers, point décimal ou signe € : acceptés.',
    )
  }
  noteRates(facts, items, note)
}

function noteRates({ buyer }: DocumentFacts, items: DocumentContent['lines'], note: Note): void {
  const column = 'Ligne - Taux de TVA'
  const rates = [...new Set(items.map(({ vat }) => vat.rate))]
  const exempt = items.some(({ vat }) => Number(vat.rate) === 0)
  if (buyer.territory === 'DOM' && rates.includes('8.5')) {
    note('info', column, `Outre-mer : taux ${rates.map((rate) => `${rate.replace('.', ',')} %`).join(' et ')}.`)
  }
  if (!exempt) return
  if (buyer.territory === 'EXPORT') {
    note('info', column, 'Exportation, TVA 0 % : motif d’exonération à porter.')
  } else if (buyer.territory === 'UE' && buyer.vatNumber !== '') {
    note('info', column, 'Livraison intracommunautaire, TVA 0 %, numéro de TVA présent.')
  } else if (buyer.territory === 'UE') {
    note(
      'avertissement',
      'Document - Numéro de TVA intracommunautaire',
      'TVA 0 % dans l’Union sans numéro de TVA sur la pièce : exonération non justifiée.',
    )
  }
}
