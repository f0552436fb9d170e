import type { DocumentContent, Line, Totals, Vat } from '../model/document.ts'
import type { Cents } from '../model/primitives.ts'
import { exactCents, exactText, percentOf } from './decimal.ts'

/** A line of the invoice that the credit note takes back, and how much of it. */
export interface CreditedLine {
  id: string
  /** Exact decimal text. */
  quantity: string
}

/** The content of a credit note on an invoice: the same words and the same VAT, nothing of its payment. */
export const creditNoteBase = (invoice: DocumentContent, date: string): DocumentContent => ({
  ...invoice,
  kind: 'creditNote',
  date,
  dueDate: null,
  installments: [],
  paymentTermsLabel: '',
  paymentMode: 'unset',
  prepaid: 0,
})

/** The chosen lines with their quantities, in the order of the invoice; frais de port only when it is asked. */
export function creditByLines(
  base: DocumentContent,
  chosen: readonly CreditedLine[],
  withShipping: boolean,
): DocumentContent {
  const quantities = new Map(chosen.map(({ id, quantity }) => [id, quantity]))
  return {
    ...base,
    shipping: withShipping ? base.shipping : 0,
    lines: base.lines.flatMap((line) => {
      const quantity = quantities.get(line.id)
      return line.type !== 'item' || quantity === undefined ? [] : [{ ...line, quantity }]
    }),
  }
}

/**
 * An amount TTC taken back, shared between the rates as the invoice is: one line by rate, whose total is the amount to
 * the cent, or the nearest one below that its rates can make (HT in cents, VAT rounded).
 */
export function creditByAmount(
  base: DocumentContent,
  totals: Pick<Totals, 'vat' | 'total'>,
  amount: Cents,
  line: (vat: Vat, net: Cents) => Line,
): DocumentContent {
  const groups = totals.vat.filter((group) => group.base + group.tax > 0)
  const whole = groups.reduce((sum, group) => sum + group.base + group.tax, 0)
  let left = amount
  const shares = groups.map((group, index) => {
    const total = group.base + group.tax
    const share = index === groups.length - 1 ? left : Math.floor((amount * total) / (whole || 1))
    const net = netBelow(share, group.rate)
    left -= net + percentOf(net, group.rate)
    return { group, net }
  })
  // The cents that one rate could not make are offered to the others.
  for (const share of shares) {
    const own = share.net + percentOf(share.net, share.group.rate)
    const net = netBelow(own + left, share.group.rate)
    left -= net + percentOf(net, share.group.rate) - own
    share.net = net
  }
  return {
    ...base,
    lines: shares
      .filter(({ net }) => net > 0)
      .map(({ group, net }) => line({ category: group.category, rate: group.rate }, net)),
    discountPercent: '0',
    cashDiscountPercent: '0',
    shipping: 0,
  }
}

/** The greatest net in cents whose total TTC does not pass the amount. */
function netBelow(amount: Cents, rate: string): Cents {
  let net = Math.max(0, Math.ceil((amount * 100) / (100 + Number(rate))) + 1)
  while (net > 0 && net + percentOf(net, rate) > amount) net--
  return net
}

/** A net amount in cents as a unit price. */
export const netPrice = (net: Cents): string => exactText(exactCents(net))

/** What is left to credit on an invoice, in cents TTC. */
export const leftToCredit = (invoiceTotal: Cents, credited: Cents): Cents => Math.max(0, invoiceTotal - credited)
