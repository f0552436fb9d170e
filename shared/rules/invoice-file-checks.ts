import type { InvoiceReading } from '../model/invoice-reading.ts'
import type { Check } from '../model/sending.ts'
import { percentOf } from './decimal.ts'
import { checkDocument } from './invoice-checks.ts'

/** Cents by which a line may differ from its own quantity and price. No official rule refuses more, for programs round their prices. */
const LINE_TOLERANCE = 1

/** Every rule of ours that a file breaks: those of a document of ours, then the sums that it states. */
export function checkInvoiceFile(reading: InvoiceReading): Check[] {
  const { content, totals, seller, buyer, number } = reading.document
  // BR-O-02: out of the scope of VAT, the file names no VAT number, though the seller has one.
  const outOfScope = totals.vat.length > 0 && totals.vat.every(({ category }) => category === 'O')
  const own = checkDocument(content, totals, seller, buyer, { number })
  // BG-3 has no amount: what a foreign file took off for each deposit cannot be told.
  const unknown = content.deposits.some(({ vat }) => vat.length === 0)
  const judged = own.filter(({ id }) => !(outOfScope && id === 'BR-S-02') && !(unknown && id === 'NB-ACO-4'))
  return [...judged, ...checkStatedAmounts(reading)]
}

/** EN 16931, BR-CO-10 to BR-CO-17 and the base of each VAT group: what our own totals cannot break, and a file can. */
function checkStatedAmounts({ document: { totals, number }, amounts, currency }: InvoiceReading): Check[] {
  const checks: Check[] = []
  const add = (id: string, message: string, field: string): void => {
    checks.push({ id, severity: 'blocking', message, screen: 'document', field })
  }
  const same = (id: string, stated: number, computed: number, message: string, field: string): void => {
    if (stated !== computed) add(id, `${message} : ${euros(stated)} écrits, ${euros(computed)} calculés.`, field)
  }
  if (number === null || number.trim() === '') add('BR-02', 'Il manque le numéro de la facture.', 'number')
  if (currency !== 'EUR') add('NB-LEC-1', `Les montants sont en ${currency}, non en euros.`, 'currency')

  amounts.lines.forEach(({ stated, computed }, index) => {
    if (Math.abs(stated - computed) <= LINE_TOLERANCE) return
    checks.push({
      id: 'NB-LEC-2',
      severity: 'warning',
      message: `Ligne ${index + 1} : ${euros(stated)} écrits, quantité × prix donne ${euros(computed)}.`,
      screen: 'document',
      field: `lines.${index}`,
    })
  })
  const lineSum = amounts.lines.reduce((sum, { stated }) => sum + stated, 0)
  same('BR-CO-10', totals.gross, lineSum, 'Le total brut n’est pas la somme des lignes', 'totals.gross')
  const sumOf = (key: 'gross' | 'discount' | 'cashDiscount' | 'shipping' | 'tax'): number =>
    totals.vat.reduce((sum, group) => sum + group[key], 0)
  const adjusted = sumOf('shipping') - sumOf('discount') - sumOf('cashDiscount')
  same(
    'BR-CO-11',
    amounts.charges - amounts.allowances,
    adjusted,
    'Les totaux des remises et des frais ne sont pas leurs sommes',
    'totals.discount',
  )
  const net = totals.gross - amounts.allowances + amounts.charges
  same('BR-CO-13', totals.net, net, 'Le total HT n’est pas brut − remises + frais', 'totals.net')
  same('BR-CO-14', totals.tax, sumOf('tax'), 'Le total de TVA n’est pas la somme des TVA par taux', 'totals.tax')
  same('BR-CO-15', totals.total, totals.net + totals.tax, 'Le total TTC n’est pas HT + TVA', 'totals.total')
  const due = totals.total - totals.prepaid + amounts.rounding
  same('BR-CO-16', totals.due, due, 'Le net à payer n’est pas TTC − acomptes', 'totals.due')
  totals.vat.forEach((group, index) => {
    const field = `totals.vat.${index}`
    const base = group.gross - group.discount - group.cashDiscount + group.shipping
    same(`BR-${ruleName(group.category)}-08`, group.base, base, `TVA ${percent(group.rate)} : base fausse`, field)
    const tax = percentOf(group.base, group.rate)
    same('BR-CO-17', group.tax, tax, `TVA ${percent(group.rate)} : montant faux`, field)
  })
  return checks
}

/** EN 16931 names the rules of category K by « IC ». */
const ruleName = (category: string): string => (category === 'K' ? 'IC' : category)

const euros = (cents: number): string => `${(cents / 100).toFixed(2).replace('.', ',')} €`
const percent = (rate: string): string => `${rate.replace('.', ',')} %`
