import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { readAdjustment, readLine, readPeriod, readVat } from './read-cii-lines.ts'
import { readAddress, readOptionalParty, readParty } from './read-cii-party.ts'
import { dateAt } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** A CII invoice (D16B to D22B) of any program, as it states itself. */
export function readCii(root: XmlNode): StatedInvoice {
  const context = nodeAt(root, 'ExchangedDocumentContext')
  const header = nodeAt(root, 'ExchangedDocument')
  const trade = nodeAt(root, 'SupplyChainTradeTransaction')
  const agreement = nodeAt(trade, 'ApplicableHeaderTradeAgreement')
  const delivery = nodeAt(trade, 'ApplicableHeaderTradeDelivery')
  const settlement = nodeAt(trade, 'ApplicableHeaderTradeSettlement')
  const taxes = nodesAt(settlement, 'ApplicableTradeTax')
  const terms = nodeAt(settlement, 'SpecifiedTradePaymentTerms')
  return {
    profile: textAt(context, 'GuidelineSpecifiedDocumentContextParameter/ID'),
    process: textAt(context, 'BusinessProcessSpecifiedDocumentContextParameter/ID'),
    number: textAt(header, 'ID'),
    typeCode: textAt(header, 'TypeCode'),
    date: dateAt(header, 'IssueDateTime'),
    taxPointDate: taxes.map((tax) => dateAt(tax, 'TaxPointDate')).find((one) => one !== '') ?? '',
    taxPointCode: taxes.map((tax) => textAt(tax, 'DueDateTypeCode')).find((one) => one !== '') ?? '',
    dueDate: dateAt(terms, 'DueDateDateTime'),
    currency: textAt(settlement, 'InvoiceCurrencyCode'),
    taxCurrency: textAt(settlement, 'TaxCurrencyCode'),
    notes: nodesAt(header, 'IncludedNote').map((note) => ({
      code: textAt(note, 'SubjectCode'),
      text: textAt(note, 'Content'),
    })),
    references: { ...readReferences(agreement, delivery), accounting: accountingOf(settlement) },
    preceding: nodesAt(settlement, 'InvoiceReferencedDocument').map((one) => ({
      number: textAt(one, 'IssuerAssignedID'),
      date: dateAt(one, 'FormattedIssueDateTime'),
    })),
    seller: readParty(nodeAt(agreement, 'SellerTradeParty')),
    buyer: readParty(nodeAt(agreement, 'BuyerTradeParty')),
    payee: readOptionalParty(nodeAt(settlement, 'PayeeTradeParty')),
    taxRepresentative: readOptionalParty(nodeAt(agreement, 'SellerTaxRepresentativeTradeParty')),
    delivery: {
      date: dateAt(delivery, 'ActualDeliverySupplyChainEvent/OccurrenceDateTime'),
      name: textAt(delivery, 'ShipToTradeParty/Name'),
      address: readAddress(nodeAt(delivery, 'ShipToTradeParty')),
    },
    period: readPeriod(settlement),
    payments: nodesAt(settlement, 'SpecifiedTradeSettlementPaymentMeans').map(readPayment),
    paymentReference: textAt(settlement, 'PaymentReference'),
    mandate: textAt(terms, 'DirectDebitMandateID'),
    creditorId: textAt(settlement, 'CreditorReferenceID'),
    terms: textAt(terms, 'Description'),
    adjustments: nodesAt(settlement, 'SpecifiedTradeAllowanceCharge').map(readAdjustment),
    vat: taxes.map((tax) => ({
      ...readVat(tax),
      base: textAt(tax, 'BasisAmount'),
      tax: textAt(tax, 'CalculatedAmount'),
      reason: textAt(tax, 'ExemptionReason'),
      reasonCode: textAt(tax, 'ExemptionReasonCode'),
    })),
    totals: readTotals(settlement),
    attachments: nodesAt(agreement, 'AdditionalReferencedDocument')
      .filter((one) => textAt(one, 'TypeCode') === '916')
      .map((one) => ({
        reference: textAt(one, 'IssuerAssignedID'),
        description: textAt(one, 'Name'),
        address: textAt(one, 'URIID'),
        fileName: nodeAt(one, 'AttachmentBinaryObject')?.attributes.filename ?? '',
        type: nodeAt(one, 'AttachmentBinaryObject')?.attributes.mimeCode ?? '',
      })),
    lines: nodesAt(trade, 'IncludedSupplyChainTradeLineItem').map(readLine),
  }
}

const accountingOf = (settlement: XmlNode | undefined): string =>
  textAt(settlement, 'ReceivableSpecifiedTradeAccountingAccount/ID')

function readReferences(
  agreement: XmlNode | undefined,
  delivery: XmlNode | undefined,
): Omit<StatedInvoice['references'], 'accounting'> {
  const additional = (code: string): string =>
    textAt(
      nodesAt(agreement, 'AdditionalReferencedDocument').find((one) => textAt(one, 'TypeCode') === code),
      'IssuerAssignedID',
    )
  return {
    buyer: textAt(agreement, 'BuyerReference'),
    project: textAt(agreement, 'SpecifiedProcuringProject/ID'),
    contract: textAt(agreement, 'ContractReferencedDocument/IssuerAssignedID'),
    order: textAt(agreement, 'BuyerOrderReferencedDocument/IssuerAssignedID'),
    salesOrder: textAt(agreement, 'SellerOrderReferencedDocument/IssuerAssignedID'),
    receiving: textAt(delivery, 'ReceivingAdviceReferencedDocument/IssuerAssignedID'),
    despatch: textAt(delivery, 'DespatchAdviceReferencedDocument/IssuerAssignedID'),
    tender: additional('50'),
    object: additional('130'),
  }
}

/** BG-16 to BG-19. */
const readPayment = (means: XmlNode): StatedInvoice['payments'][number] => ({
  code: textAt(means, 'TypeCode'),
  label: textAt(means, 'Information'),
  account:
    textAt(means, 'PayeePartyCreditorFinancialAccount/IBANID') ||
    textAt(means, 'PayeePartyCreditorFinancialAccount/ProprietaryID'),
  accountName: textAt(means, 'PayeePartyCreditorFinancialAccount/AccountName'),
  bic: textAt(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'),
  card: textAt(means, 'ApplicableTradeSettlementFinancialCard/ID'),
  debited: textAt(means, 'PayerPartyDebtorFinancialAccount/IBANID'),
})

/** BG-22. Several VAT totals: the one in the currency of the invoice is BT-110, the one in that of the tax BT-111. */
function readTotals(settlement: XmlNode | undefined): StatedInvoice['totals'] {
  const summation = nodeAt(settlement, 'SpecifiedTradeSettlementHeaderMonetarySummation')
  const taxCurrency = textAt(settlement, 'TaxCurrencyCode')
  const currency = textAt(settlement, 'InvoiceCurrencyCode')
  const taxes = nodesAt(summation, 'TaxTotalAmount')
  const inTaxCurrency = taxes.find(
    ({ attributes }) => taxCurrency !== '' && taxCurrency !== currency && attributes.currencyID === taxCurrency,
  )
  return {
    lines: textAt(summation, 'LineTotalAmount'),
    allowances: textAt(summation, 'AllowanceTotalAmount'),
    charges: textAt(summation, 'ChargeTotalAmount'),
    net: textAt(summation, 'TaxBasisTotalAmount'),
    tax: taxes.find((one) => one !== inTaxCurrency)?.text ?? '',
    taxInTaxCurrency: inTaxCurrency?.text ?? '',
    total: textAt(summation, 'GrandTotalAmount'),
    prepaid: textAt(summation, 'TotalPrepaidAmount'),
    rounding: textAt(summation, 'RoundingAmount'),
    due: textAt(summation, 'DuePayableAmount'),
  }
}
