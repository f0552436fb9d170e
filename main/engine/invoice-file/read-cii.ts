import { type DocumentContent, documentContentSchema, type Line, type Totals } from '../../../shared/model/document.ts'
import type { InvoiceReading } from '../../../shared/model/invoice-reading.ts'
import { Refusal } from '../../../shared/result.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'
import { type Adjustments, readAdjustments } from './read-cii-adjustments.ts'
import { DEPOSIT_CODES, readSale } from './read-cii-deposits.ts'
import { readLine, readLineNotes, readVat } from './read-cii-lines.ts'
import { readNotes } from './read-cii-notes.ts'
import { readBuyer, readSeller } from './read-cii-party.ts'
import { centsAt, dateAt, placeId } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

const CREDIT_NOTES = new Set(['381', '261', '262', '296', '308', '396', '420', '458', '502', '503', '532'])
const OUR_TYPES = new Set(['380', '381', ...DEPOSIT_CODES])

/**
 * A CII invoice (D16B to D22B) of any program, in our model. What the file states is kept as it is, right or wrong:
 * `checkInvoiceFile` judges it. @throws Refusal `invalid` for what is no CII, or goes past the sizes of our model.
 */
export function readCii(root: XmlNode): Omit<InvoiceReading, 'syntax'> {
  if (root.name !== 'CrossIndustryInvoice') {
    throw new Refusal('invalid', 'Ce fichier n’est pas une facture CII. Choisissez un Factur-X ou un XML CII.')
  }
  try {
    return read(root)
  } catch (error) {
    if (error instanceof Refusal || !(error instanceof Error) || !('issues' in error)) throw error
    throw new Refusal('invalid', 'Une valeur de ce fichier dépasse ce que l’application sait lire.')
  }
}

function read(root: XmlNode): Omit<InvoiceReading, 'syntax'> {
  const header = nodeAt(root, 'ExchangedDocument')
  const trade = nodeAt(root, 'SupplyChainTradeTransaction')
  const agreement = nodeAt(trade, 'ApplicableHeaderTradeAgreement')
  const delivery = nodeAt(trade, 'ApplicableHeaderTradeDelivery')
  const settlement = nodeAt(trade, 'ApplicableHeaderTradeSettlement')
  const summation = nodeAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')
  const process = textAt(root, 'ExchangedDocumentContext/BusinessProcessSpecifiedDocumentContextParameter/ID')
  const typeCode = textAt(header, 'TypeCode')
  const notes = readNotes(header, settlement, process)
  const adjustments = readAdjustments(settlement)
  const items = nodesAt(trade, 'IncludedSupplyChainTradeLineItem').map((node, index) => {
    const item = readLine(node, index)
    return { ...item, notes: readLineNotes(node, index, item.line.vat) }
  })
  const content: DocumentContent = documentContentSchema.parse({
    kind: CREDIT_NOTES.has(typeCode) ? 'creditNote' : 'invoice',
    clientId: placeId(0),
    date: dateAt(header, 'IssueDateTime'),
    dueDate: dateAt(settlement, 'SpecifiedTradePaymentTerms/DueDateDateTime'),
    deliveryDate: dateAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime'),
    reference: notes.reference,
    commitmentNumber: textAt(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID'),
    serviceCode: textAt(agreement, 'BuyerReference'),
    marketNumber: textAt(agreement, 'ContractReferencedDocument/IssuerAssignedID'),
    lines: items.flatMap(({ line, notes: after }) => [line, ...after]),
    ...adjustments.content,
    ...readSale(settlement, notes.deposits, typeCode, process),
    paymentTermsLabel: textAt(settlement, 'SpecifiedTradePaymentTerms/Description').slice(0, 200),
    notes: notes.notes,
  })
  return {
    profile: textAt(root, 'ExchangedDocumentContext/GuidelineSpecifiedDocumentContextParameter/ID'),
    currency: textAt(settlement, 'InvoiceCurrencyCode'),
    document: {
      number: textAt(header, 'ID') || null,
      content,
      totals: readTotals(settlement, summation, items, adjustments),
      seller: readSeller(agreement, settlement, notes.seller),
      buyer: readBuyer(agreement, delivery),
    },
    amounts: {
      allowances: centsAt(summation, 'AllowanceTotalAmount'),
      charges: centsAt(summation, 'ChargeTotalAmount'),
      rounding: centsAt(summation, 'RoundingAmount'),
      lines: items.map(({ amounts }) => amounts),
    },
    beyond: [
      ...(OUR_TYPES.has(typeCode) ? [] : [`Type de document ${typeCode || 'absent'}.`]),
      ...notes.beyond,
      ...adjustments.beyond,
      ...items.flatMap(({ beyond }) => beyond),
    ],
  }
}

/** The totals that the file states; in each VAT group, the lines and the allowances that it names. */
function readTotals(
  settlement: XmlNode | undefined,
  summation: XmlNode | undefined,
  items: readonly { line: Line; amounts: { stated: number } }[],
  adjustments: Adjustments,
): Totals {
  const groups = new Map<string, Totals['vat'][number]>()
  const groupOf = ({ category, rate }: Line['vat']): Totals['vat'][number] => {
    const key = `${category}|${normalizedRate(rate)}`
    const empty = { category, rate, gross: 0, discount: 0, cashDiscount: 0, shipping: 0, base: 0, tax: 0 }
    const group = groups.get(key) ?? empty
    groups.set(key, group)
    return group
  }
  for (const node of nodesAt(settlement, 'ApplicableTradeTax')) {
    const group = groupOf(readVat(node))
    group.base += centsAt(node, 'BasisAmount')
    group.tax += centsAt(node, 'CalculatedAmount')
  }
  for (const { line, amounts } of items) groupOf(line.vat).gross += amounts.stated
  for (const { vat, part, amount } of adjustments.list) groupOf(vat)[part] += amount
  const vat = [...groups.values()].sort(
    (a, b) => Number(b.rate) - Number(a.rate) || a.category.localeCompare(b.category),
  )
  const sum = (key: 'discount' | 'shipping' | 'cashDiscount'): number => vat.reduce((all, group) => all + group[key], 0)
  return {
    lines: Object.fromEntries(items.map(({ line, amounts }) => [line.id, amounts.stated])),
    gross: centsAt(summation, 'LineTotalAmount'),
    discount: sum('discount'),
    shipping: sum('shipping'),
    cashDiscount: sum('cashDiscount'),
    net: centsAt(summation, 'TaxBasisTotalAmount'),
    vat,
    tax: centsAt(summation, 'TaxTotalAmount'),
    total: centsAt(summation, 'GrandTotalAmount'),
    prepaid: centsAt(summation, 'TotalPrepaidAmount'),
    due: centsAt(summation, 'DuePayableAmount'),
  }
}
