import { type Line, lineSchema, UNITS, VAT_CATEGORIES, type Vat } from '../../../shared/model/document.ts'
import type { StatedAmounts } from '../../../shared/model/invoice-reading.ts'
import { exact, exactText, isZero, multiply, subtract, toCents } from '../../../shared/rules/decimal.ts'
import { lineTotal, normalizedRate } from '../../../shared/rules/totals.ts'
import { centsAt, dateAt, decimalAt, decimalOf, placeId } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** BT-151 and BT-152, or those of an allowance. A category that we do not know reads as S. */
export function readVat(tax: XmlNode | undefined): Vat {
  const category = textAt(tax, 'CategoryCode')
  return {
    category: VAT_CATEGORIES.find((one) => one === category) ?? 'S',
    rate: normalizedRate(decimalAt(tax, 'RateApplicablePercent', '0')),
  }
}

interface ReadLine {
  line: Line
  amounts: StatedAmounts['lines'][number]
  beyond: string[]
}

/** BG-25. The discount of a line becomes one per unit, as our model has it, when that gives the same total. */
export function readLine(node: XmlNode, index: number): ReadLine {
  const product = nodeAt(node, 'SpecifiedTradeProduct')
  const agreement = nodeAt(node, 'SpecifiedLineTradeAgreement')
  const settlement = nodeAt(node, 'SpecifiedLineTradeSettlement')
  const billed = nodeAt(node, 'SpecifiedLineTradeDelivery/BilledQuantity')
  const beyond: string[] = []
  const quantity = decimalOf(billed?.text || '0')
  const basis = decimalAt(agreement, 'NetPriceProductTradePrice/BasisQuantity', '1')
  const net = perUnit(decimalAt(agreement, 'NetPriceProductTradePrice/ChargeAmount', '0'), basis)
  const gross = perUnit(decimalAt(agreement, 'GrossPriceProductTradePrice/ChargeAmount', net), basis)
  const allowance = nodesAt(settlement, 'SpecifiedTradeAllowanceCharge').reduce(
    (sum, one) => sum + (textAt(one, 'ChargeIndicator/Indicator') === 'true' ? -1 : 1) * centsAt(one, 'ActualAmount'),
    0,
  )
  const stated = centsAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount')
  const unitCode = billed?.attributes.unitCode ?? ''
  const unit = UNITS.find((one) => one === unitCode)
  if (unit === undefined) beyond.push(`Ligne ${index + 1} : unité ${unitCode || 'absente'}, lue comme unité simple.`)
  const start = dateAt(settlement, 'BillingSpecifiedPeriod/StartDateTime')
  const end = dateAt(settlement, 'BillingSpecifiedPeriod/EndDateTime')
  if (start !== end) beyond.push(`Ligne ${index + 1} : période de facturation du ${start} au ${end}.`)
  const [name, description] = [textAt(product, 'Name'), textAt(product, 'Description')]
  const parts = {
    id: placeId(index + 1),
    type: 'item' as const,
    articleCode: textAt(product, 'SellerAssignedID').slice(0, 40),
    description: [name, description].filter((part) => part !== '').join('\n'),
    quantity,
    unit: unit ?? ('C62' as const),
    unitPrice: gross,
    vat: readVat(nodeAt(settlement, 'ApplicableTradeTax')),
    deliveryDate: end,
  }
  const ofPrice = subtract(exact(gross), exact(net))
  const perLine = Number(quantity) === 0 ? 0 : allowance / 100 / Number(quantity)
  const discount = exactText(
    subtract(exact(decimalOf(perLine.toFixed(6))), { units: -ofPrice.units, scale: ofPrice.scale }),
  )
  const line = lineSchema.parse({ ...parts, discountAmount: isZero(exact(discount)) ? null : discount })
  const computed = toCents(multiply(exact(quantity), exact(net))) - allowance
  if (lineTotal(line) !== computed) beyond.push(`Ligne ${index + 1} : remise qui ne s’écrit pas par unité.`)
  return { line, amounts: { stated, computed }, beyond }
}

/** Text lines that follow an item: its note, BT-127. */
export function readLineNotes(node: XmlNode, index: number, vat: Vat): Line[] {
  const text = textAt(node, 'AssociatedDocumentLineDocument/IncludedNote/Content')
  return text === '' ? [] : [lineSchema.parse({ id: placeId(500_000 + index), type: 'text', description: text, vat })]
}

function perUnit(price: string, basis: string): string {
  const units = Number(basis)
  return units === 1 || units === 0 ? price : decimalOf((Number(price) / units).toFixed(6))
}
