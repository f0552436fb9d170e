import type { DocumentContent, Line, Totals, Vat } from '../model/document.ts'
import { type Exact, exact, multiply, percentOf, subtract, toCents } from './decimal.ts'

type TotalsInput = Pick<
  DocumentContent,
  | 'lines'
  | 'discountPercent'
  | 'shipping'
  | 'shippingVat'
  | 'cashDiscountPercent'
  | 'shippingWithoutCashDiscount'
  | 'prepaid'
  | 'deposits'
>
type Group = Totals['vat'][number]

/** Net unit price, BT-146: the unit price less its discount. */
export function netUnitPrice(line: Pick<Line, 'unitPrice' | 'discountPercent' | 'discountAmount'>): Exact {
  const price = exact(line.unitPrice)
  if (line.discountAmount !== null) return subtract(price, exact(line.discountAmount))
  return subtract(price, multiply(multiply(price, exact(line.discountPercent)), { units: 1n, scale: 2 }))
}

/** Net amount of a line in cents, BT-131; only an item is worth something. */
export function lineTotal(line: Line): number {
  return line.type !== 'item' ? 0 : toCents(multiply(exact(line.quantity), netUnitPrice(line)))
}

/**
 * Totals of a document in EBP's order: gross → discount → shipping → cash discount → net → VAT by rate → total → due.
 * Each line is rounded to the cent, then amounts are grouped by VAT category and rate; discounts and VAT are rounded
 * once per group (EN 16931 BR-CO-17), so that the sum of the groups is the document to the cent.
 */
export function computeTotals(content: TotalsInput): Totals {
  const groups = new Map<string, Group>()
  const groupOf = (vat: Vat): Group => {
    const rate = normalizedRate(vat.rate)
    const key = `${vat.category}|${rate}`
    let group = groups.get(key)
    if (!group) {
      group = { category: vat.category, rate, gross: 0, discount: 0, cashDiscount: 0, shipping: 0, base: 0, tax: 0 }
      groups.set(key, group)
    }
    return group
  }

  const lines: Record<string, number> = {}
  for (const line of content.lines) {
    if (line.type !== 'item') continue
    const total = lineTotal(line)
    lines[line.id] = total
    groupOf(line.vat).gross += total
  }
  if (content.shipping !== 0) groupOf(content.shippingVat).shipping += content.shipping

  for (const group of groups.values()) {
    group.discount = percentOf(group.gross, content.discountPercent)
    const subject = group.gross - group.discount + (content.shippingWithoutCashDiscount ? 0 : group.shipping)
    group.cashDiscount = percentOf(subject, content.cashDiscountPercent)
    group.base = group.gross - group.discount + group.shipping - group.cashDiscount
    group.tax = percentOf(group.base, group.rate)
  }

  const vat = [...groups.values()].sort(
    (a, b) => Number(b.rate) - Number(a.rate) || a.category.localeCompare(b.category),
  )
  const sum = (key: 'gross' | 'discount' | 'shipping' | 'cashDiscount' | 'base' | 'tax'): number =>
    vat.reduce((total, group) => total + group[key], 0)
  const net = sum('base')
  const tax = sum('tax')
  const prepaid = content.prepaid + content.deposits.reduce((total, { amount }) => total + amount, 0)
  return {
    lines,
    gross: sum('gross'),
    discount: sum('discount'),
    shipping: sum('shipping'),
    cashDiscount: sum('cashDiscount'),
    net,
    vat,
    tax,
    total: net + tax,
    prepaid,
    due: net + tax - prepaid,
  }
}

/** Cents of each subtotal line, by its id: the items since the subtotal before it, or since the first line. */
export function subtotals(lines: readonly Line[]): Map<string, number> {
  const sums = new Map<string, number>()
  let sum = 0
  for (const line of lines) {
    if (line.type === 'subtotal') {
      sums.set(line.id, sum)
      sum = 0
    } else sum += lineTotal(line)
  }
  return sums
}

/** `20.00` and `20` are one rate. */
export function normalizedRate(rate: string): string {
  return rate.includes('.') ? rate.replace(/0+$/, '').replace(/\.$/, '') : rate
}
