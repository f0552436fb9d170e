import type { StatedAdjustment, StatedLine, StatedVat } from '../../../shared/model/stated-invoice.ts'
import { dateAt, identifierAt, isTrue } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** BT-151 and BT-152, or those of an allowance; empty for a tax that is not VAT. */
export const readVat = (tax: XmlNode | undefined): StatedVat =>
  textAt(tax, 'TypeCode').toUpperCase() === 'VAT'
    ? { category: textAt(tax, 'CategoryCode'), rate: textAt(tax, 'RateApplicablePercent') }
    : { category: '', rate: '' }

/** BG-20, BG-21, BG-27, BG-28. */
export function readAdjustment(node: XmlNode): StatedAdjustment {
  const tax = nodeAt(node, 'CategoryTradeTax')
  return {
    charge: isTrue(node, 'ChargeIndicator/Indicator'),
    amount: textAt(node, 'ActualAmount'),
    base: textAt(node, 'BasisAmount'),
    percent: textAt(node, 'CalculationPercent'),
    reason: textAt(node, 'Reason'),
    reasonCode: textAt(node, 'ReasonCode'),
    vat: tax === undefined ? null : readVat(tax),
  }
}

/** BG-14, BG-26. */
export function readPeriod(from: XmlNode | undefined): StatedLine['period'] {
  const period = nodeAt(from, 'BillingSpecifiedPeriod')
  return period === undefined ? null : { start: dateAt(period, 'StartDateTime'), end: dateAt(period, 'EndDateTime') }
}

/** BG-25 of a CII. */
export function readLine(node: XmlNode): StatedLine {
  const product = nodeAt(node, 'SpecifiedTradeProduct')
  const agreement = nodeAt(node, 'SpecifiedLineTradeAgreement')
  const settlement = nodeAt(node, 'SpecifiedLineTradeSettlement')
  const billed = nodeAt(node, 'SpecifiedLineTradeDelivery/BilledQuantity')
  const net = nodeAt(agreement, 'NetPriceProductTradePrice')
  const gross = nodeAt(agreement, 'GrossPriceProductTradePrice')
  return {
    id: textAt(node, 'AssociatedDocumentLineDocument/LineID'),
    note: textAt(node, 'AssociatedDocumentLineDocument/IncludedNote/Content'),
    name: textAt(product, 'Name'),
    description: textAt(product, 'Description'),
    sellerCode: textAt(product, 'SellerAssignedID'),
    buyerCode: textAt(product, 'BuyerAssignedID'),
    standardCode: identifierAt(product, 'GlobalID'),
    classifications: nodesAt(product, 'DesignatedProductClassification/ClassCode').map((code) => ({
      scheme: code.attributes.listID ?? '',
      id: code.text,
    })),
    origin: textAt(product, 'OriginTradeCountry/ID'),
    attributes: nodesAt(product, 'ApplicableProductCharacteristic').map((one) => ({
      name: textAt(one, 'Description'),
      value: textAt(one, 'Value'),
    })),
    orderLine: textAt(agreement, 'BuyerOrderReferencedDocument/LineID'),
    quantity: billed?.text ?? '',
    unit: billed?.attributes.unitCode ?? '',
    netPrice: textAt(net, 'ChargeAmount'),
    priceDiscount: textAt(gross, 'AppliedTradeAllowanceCharge/ActualAmount'),
    grossPrice: textAt(gross, 'ChargeAmount'),
    basisQuantity: textAt(net, 'BasisQuantity') || textAt(gross, 'BasisQuantity'),
    period: readPeriod(settlement),
    adjustments: nodesAt(settlement, 'SpecifiedTradeAllowanceCharge').map(readAdjustment),
    vat: readVat(nodeAt(settlement, 'ApplicableTradeTax')),
    net: textAt(settlement, 'SpecifiedTradeSettlementLineMonetarySummation/LineTotalAmount'),
  }
}
