import type { StatedAdjustment, StatedLine, StatedVat } from '../../../shared/model/stated-invoice.ts'
import { identifierAt, isTrue } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** Empty for a tax that is not VAT. */
export const readUblVat = (category: XmlNode | undefined): StatedVat =>
  textAt(category, 'TaxScheme/ID').toUpperCase() === 'VAT'
    ? { category: textAt(category, 'ID'), rate: textAt(category, 'Percent') }
    : { category: '', rate: '' }

export function readUblAdjustment(node: XmlNode): StatedAdjustment {
  const category = nodeAt(node, 'TaxCategory')
  return {
    charge: isTrue(node, 'ChargeIndicator'),
    amount: textAt(node, 'Amount'),
    base: textAt(node, 'BaseAmount'),
    percent: textAt(node, 'MultiplierFactorNumeric'),
    reason: textAt(node, 'AllowanceChargeReason'),
    reasonCode: textAt(node, 'AllowanceChargeReasonCode'),
    vat: category === undefined ? null : readUblVat(category),
  }
}

/** BG-14, BG-26; null where UBL uses the element for BT-8 alone. */
export function readUblPeriod(from: XmlNode | undefined): StatedLine['period'] {
  const period = nodeAt(from, 'InvoicePeriod')
  const [start, end] = [textAt(period, 'StartDate'), textAt(period, 'EndDate')]
  const codeAlone = textAt(period, 'DescriptionCode') !== '' && `${start}${end}` === ''
  return period === undefined || codeAlone ? null : { start, end }
}

/** BG-25 of UBL, of an invoice or of a credit note. */
export function readUblLine(node: XmlNode): StatedLine {
  const item = nodeAt(node, 'Item')
  const price = nodeAt(node, 'Price')
  const quantity = nodeAt(node, 'InvoicedQuantity') ?? nodeAt(node, 'CreditedQuantity')
  return {
    id: textAt(node, 'ID'),
    note: textAt(node, 'Note'),
    name: textAt(item, 'Name'),
    description: textAt(item, 'Description'),
    sellerCode: textAt(item, 'SellersItemIdentification/ID'),
    buyerCode: textAt(item, 'BuyersItemIdentification/ID'),
    standardCode: identifierAt(item, 'StandardItemIdentification/ID'),
    classifications: nodesAt(item, 'CommodityClassification/ItemClassificationCode').map((code) => ({
      scheme: code.attributes.listID ?? '',
      id: code.text,
    })),
    origin: textAt(item, 'OriginCountry/IdentificationCode'),
    attributes: nodesAt(item, 'AdditionalItemProperty').map((one) => ({
      name: textAt(one, 'Name'),
      value: textAt(one, 'Value'),
    })),
    orderLine: textAt(node, 'OrderLineReference/LineID'),
    quantity: quantity?.text ?? '',
    unit: quantity?.attributes.unitCode ?? '',
    netPrice: textAt(price, 'PriceAmount'),
    priceDiscount: textAt(price, 'AllowanceCharge/Amount'),
    grossPrice: textAt(price, 'AllowanceCharge/BaseAmount'),
    basisQuantity: textAt(price, 'BaseQuantity'),
    period: readUblPeriod(node),
    adjustments: nodesAt(node, 'AllowanceCharge').map(readUblAdjustment),
    vat: readUblVat(nodeAt(item, 'ClassifiedTaxCategory')),
    net: textAt(node, 'LineExtensionAmount'),
  }
}
