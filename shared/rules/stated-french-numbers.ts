import type { StatedInvoice } from '../model/stated-invoice.ts'
import type { Findings } from './stated-findings.ts'
import { adjustmentsOf } from './stated-findings.ts'
import { statedDecimal } from './stated-values.ts'

/** Characters of a number without its point (BR-FR-DEC). */
const LONGEST = 19

const fits = (value: string, form: RegExp, longest: number): boolean =>
  value === '' || statedDecimal(value) === null || (form.test(value) && value.replace('.', '').length <= longest)

/** BR-FR-DEC-01 to 04: the form of amounts, quantities, prices and rates, stricter than EN 16931. */
export function checkFrenchNumbers(invoice: StatedInvoice, broken: Findings['broken']): void {
  const amount = (value: string, term: string): void => {
    if (!fits(value, /^-?\d+(?:\.\d{1,2})?$/u, LONGEST)) {
      broken('BR-FR-DEC-01', 'Un montant a 19 chiffres et deux décimales au plus.', term, value)
    }
  }
  const rate = (value: string, term: string): void => {
    if (!fits(value, /^\d{1,4}(?:\.\d{1,2})?$/u, 4)) {
      broken('BR-FR-DEC-04', 'Un taux de TVA a 4 chiffres, dont deux décimales au plus.', term, value)
    }
  }
  const { totals } = invoice
  amount(totals.lines, 'BT-106')
  amount(totals.allowances, 'BT-107')
  amount(totals.charges, 'BT-108')
  amount(totals.net, 'BT-109')
  amount(totals.tax, 'BT-110')
  amount(totals.taxInTaxCurrency, 'BT-111')
  amount(totals.total, 'BT-112')
  amount(totals.prepaid, 'BT-113')
  amount(totals.rounding, 'BT-114')
  amount(totals.due, 'BT-115')
  for (const group of invoice.vat) {
    amount(group.base, 'BT-116')
    amount(group.tax, 'BT-117')
    rate(group.rate, 'BT-119')
  }
  for (const { adjustment } of adjustmentsOf(invoice)) {
    amount(adjustment.amount, 'BT-92')
    amount(adjustment.base, 'BT-93')
    rate(adjustment.vat?.rate ?? '', 'BT-96')
  }
  for (const line of invoice.lines) {
    amount(line.net, 'BT-131')
    rate(line.vat.rate, 'BT-152')
    for (const [value, term] of [
      [line.quantity, 'BT-129'],
      [line.basisQuantity, 'BT-149'],
    ] as const) {
      if (!fits(value, /^-?\d+(?:\.\d{1,4})?$/u, LONGEST)) {
        broken('BR-FR-DEC-02', 'Une quantité a 19 chiffres et quatre décimales au plus.', term, value)
      }
    }
    for (const [value, term] of [
      [line.netPrice, 'BT-146'],
      [line.priceDiscount, 'BT-147'],
      [line.grossPrice, 'BT-148'],
    ] as const) {
      if (!fits(value, /^\d+(?:\.\d{1,6})?$/u, LONGEST)) {
        broken('BR-FR-DEC-03', 'Un prix est positif et a six décimales au plus.', term, value)
      }
    }
  }
}
