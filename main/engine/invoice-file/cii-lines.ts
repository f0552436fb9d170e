import type { Line, Totals } from '../../../shared/model/document.ts'
import {
  centsText,
  type Exact,
  exact,
  exactText,
  isZero,
  multiply,
  subtract,
  toCents,
} from '../../../shared/rules/decimal.ts'
import { netUnitPrice, normalizedRate } from '../../../shared/rules/totals.ts'
import type { Child, Element } from './xml.ts'

/** BR-FR-DEC-03. */
const PRICE_DECIMALS = 6

const indicator = (charge: boolean): Element => ['ram:ChargeIndicator', ['udt:Indicator', String(charge)]]

/** BT-151 and BT-152: a category O bears no rate (BR-O-05). */
export const vatElements = (vat: { category: string; rate: string }): Child[] => [
  ['ram:TypeCode', 'VAT'],
  ['ram:CategoryCode', vat.category],
  vat.category !== 'O' && ['ram:RateApplicablePercent', normalizedRate(vat.rate)],
]

/** What a text line says, by the place where the XML carries it. */
export interface TextOfLines {
  /** Before the first item: notes of the document, BT-22. */
  leading: string[]
  /** After an item: its note, BT-127. Not its description: a text line speaks of the work, not of the article. */
  byItem: Map<string, string[]>
}

export function textOfLines(lines: readonly Line[]): TextOfLines {
  const leading: string[] = []
  const byItem = new Map<string, string[]>()
  let notes = leading
  for (const line of lines) {
    if (line.type === 'item') {
      notes = []
      byItem.set(line.id, notes)
    } else if (line.type === 'text' && line.description.trim() !== '') notes.push(line.description.trim())
  }
  return { leading, byItem }
}

export interface Pricing {
  quantity: string
  net: Exact
  gross: Exact | null
  /** BT-136 in cents, negative for a charge: used when the net price has more decimals than the format allows. */
  allowance: number
}

/** Quantity and price as the format wants them: the price is never negative (BR-27), so the sign goes to the quantity. */
export function pricing(line: Line, total: number): Pricing {
  const net = netUnitPrice(line)
  const price = exact(line.unitPrice)
  const tooFine = (exactText(net).split('.')[1] ?? '').length > PRICE_DECIMALS
  if (tooFine || net.units < 0n !== price.units < 0n) {
    const negative = price.units < 0n
    const quantity = signed(exact(line.quantity), negative)
    const positive = signed(price, negative)
    return {
      quantity: exactText(quantity),
      net: positive,
      gross: null,
      allowance: toCents(multiply(quantity, positive)) - total,
    }
  }
  if (net.units < 0n) {
    return {
      quantity: exactText(signed(exact(line.quantity), true)),
      net: signed(net, true),
      gross: null,
      allowance: 0,
    }
  }
  const hasDiscount = subtract(price, net).units > 0n
  return { quantity: exactText(exact(line.quantity)), net, gross: hasDiscount ? price : null, allowance: 0 }
}

const signed = (value: Exact, negate: boolean): Exact => (negate ? { ...value, units: -value.units } : value)

/** BG-25, one for each item of the document, numbered from 1. */
export function lineItems(lines: readonly Line[], totals: Totals, { byItem }: TextOfLines): Element[] {
  return lines
    .filter(({ type }) => type === 'item')
    .map((line, index) => {
      const total = totals.lines[line.id] ?? 0
      const { quantity, net, gross, allowance } = pricing(line, total)
      const [name = '', ...description] = line.description.trim().split('\n')
      return [
        'ram:IncludedSupplyChainTradeLineItem',
        [
          'ram:AssociatedDocumentLineDocument',
          ['ram:LineID', String(index + 1)],
          ['ram:IncludedNote', ['ram:Content', (byItem.get(line.id) ?? []).join('\n')]],
        ],
        [
          'ram:SpecifiedTradeProduct',
          ['ram:SellerAssignedID', line.articleCode],
          ['ram:Name', name.trim()],
          ['ram:Description', description.join('\n').trim()],
        ],
        [
          'ram:SpecifiedLineTradeAgreement',
          gross !== null && [
            'ram:GrossPriceProductTradePrice',
            ['ram:ChargeAmount', exactText(gross)],
            [
              'ram:AppliedTradeAllowanceCharge',
              indicator(false),
              ['ram:ActualAmount', exactText(subtract(gross, net))],
            ],
          ],
          ['ram:NetPriceProductTradePrice', ['ram:ChargeAmount', isZero(net) ? '0' : exactText(net)]],
        ],
        ['ram:SpecifiedLineTradeDelivery', ['ram:BilledQuantity', { unitCode: line.unit }, quantity]],
        [
          'ram:SpecifiedLineTradeSettlement',
          ['ram:ApplicableTradeTax', ...vatElements(line.vat)],
          // BT-134 and BT-135: the day of delivery of this line.
          line.deliveryDate !== null && [
            'ram:BillingSpecifiedPeriod',
            ['ram:StartDateTime', dateElement(line.deliveryDate)],
            ['ram:EndDateTime', dateElement(line.deliveryDate)],
          ],
          allowance !== 0 && [
            'ram:SpecifiedTradeAllowanceCharge',
            indicator(allowance < 0),
            ['ram:ActualAmount', centsText(Math.abs(allowance))],
            allowance > 0 && ['ram:ReasonCode', '95'],
            ['ram:Reason', allowance > 0 ? 'Remise' : 'Majoration'],
          ],
          ['ram:SpecifiedTradeSettlementLineMonetarySummation', ['ram:LineTotalAmount', centsText(total)]],
        ],
      ]
    })
}

/** A calendar date in the form 102 of UN/EDIFACT 2379: YYYYMMDD. */
export const dateElement = (iso: string, namespace: 'udt' | 'qdt' = 'udt'): Element => [
  `${namespace}:DateTimeString`,
  { format: '102' },
  iso.replaceAll('-', ''),
]
