import { type Line, type LineType, UNITS } from '../../../shared/model/document.ts'
import type { Territory } from '../../../shared/model/party.ts'
import type { Row } from './header.ts'
import { vatOf } from './territory.ts'
import { parseAmount, parseDate, plainLines } from './values.ts'

/** A cell of a line that is neither empty nor a number or a date: what the line cannot do without. */
export interface LineProblem {
  column: string
  text: string
}

const NUMBERS = [
  'Ligne - Quantité',
  'Ligne - Taux de TVA',
  'Ligne - PV HT',
  'Ligne - % remise unitaire cumulé',
  'Ligne - Montant de remise unitaire HT cumulé',
] as const

/** Cells of a line that hold something else than a number. */
export function lineProblems(row: Row): LineProblem[] {
  return NUMBERS.filter((column) => row.text(column) !== '' && parseAmount(row.raw(column)) === null).map((column) => ({
    column,
    text: row.text(column),
  }))
}

/** As written; without such a column, a line without price or quantity is text. */
function typeOf(row: Row): LineType {
  if (!row.has('Ligne - Type de ligne')) {
    return row.text('Ligne - PV HT') === '' && row.text('Ligne - Quantité') === '' ? 'text' : 'item'
  }
  const written = row.text('Ligne - Type de ligne')
  if (/^texte?$/iu.test(written)) return 'text'
  if (/^commentaire$/iu.test(written)) return 'comment'
  return /^sous-total$/iu.test(written) ? 'subtotal' : 'item'
}

/** One line of a document; `kept` is the line at the same place when the document is already there. */
export function lineOfRow(
  row: Row,
  facts: { territory: Territory; vatNumber: string },
  kept: Line | undefined,
  newId: () => string,
): Line {
  const amount = (column: string, absent: string): string => parseAmount(row.raw(column)) ?? absent
  const type = typeOf(row)
  const clear = plainLines(row.raw('Ligne - Description commerciale en clair'))
  const base = {
    id: kept?.id ?? newId(),
    articleCode: row.text('Ligne - Code article'),
    description: clear || plainLines(row.raw('Ligne - Description')),
    unit: UNITS.find((unit) => unit === row.text('Ligne - Unité')) ?? kept?.unit ?? UNITS[0],
    deliveryDate: parseDate(row.raw('Ligne - Date de livraison'))?.date ?? null,
  }
  if (type !== 'item') {
    const vat = kept?.vat ?? { category: 'S', rate: '20' }
    return { ...base, type, quantity: '1', unitPrice: '0', discountPercent: '0', discountAmount: null, vat }
  }
  const discountPercent = amount('Ligne - % remise unitaire cumulé', '0')
  const discount = parseAmount(row.raw('Ligne - Montant de remise unitaire HT cumulé'))
  return {
    ...base,
    type,
    quantity: amount('Ligne - Quantité', '1'),
    unitPrice: amount('Ligne - PV HT', '0'),
    discountPercent,
    // EBP computes with the amount; the percentage is what was typed.
    discountAmount: discount === null || (discount === '0' && discountPercent === '0') ? null : discount,
    vat: vatOf(
      amount('Ligne - Taux de TVA', '20'),
      facts.territory,
      facts.vatNumber,
      row.text('Ligne - Catégorie de TVA'),
    ),
  }
}

/** The same line the other way round: what a credit note in negative amounts means. */
export const negated = (line: Line): Line =>
  line.type !== 'item' || Number(line.quantity) === 0
    ? line
    : { ...line, quantity: line.quantity.startsWith('-') ? line.quantity.slice(1) : `-${line.quantity}` }
