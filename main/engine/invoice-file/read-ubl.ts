import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { readUblAdjustment, readUblLine, readUblPeriod, readUblVat } from './read-ubl-lines.ts'
import { creditorOf, readOptionalUblParty, readUblAddress, readUblParty } from './read-ubl-party.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** BT-8 in UBL is UNTDID 2005; the model keeps UNTDID 2475, as CII has it. */
const TAX_POINT: Readonly<Record<string, string>> = { '3': '5', '35': '29', '432': '72' }

/** An Invoice or a CreditNote of UBL 2.1, as it states itself. */
export function readUbl(root: XmlNode): StatedInvoice {
  const seller = nodeAt(root, 'AccountingSupplierParty/Party')
  const payee = nodeAt(root, 'PayeeParty')
  const delivery = nodeAt(root, 'Delivery')
  const means = nodesAt(root, 'PaymentMeans')
  const taxPoint = textAt(root, 'InvoicePeriod/DescriptionCode')
  const first = (path: string): string => means.map((one) => textAt(one, path)).find((one) => one !== '') ?? ''
  return {
    profile: textAt(root, 'CustomizationID'),
    process: textAt(root, 'ProfileID'),
    number: textAt(root, 'ID'),
    typeCode: textAt(root, 'InvoiceTypeCode') || textAt(root, 'CreditNoteTypeCode'),
    date: textAt(root, 'IssueDate'),
    taxPointDate: textAt(root, 'TaxPointDate'),
    taxPointCode: TAX_POINT[taxPoint] ?? taxPoint,
    dueDate: textAt(root, 'DueDate') || first('PaymentDueDate'),
    currency: textAt(root, 'DocumentCurrencyCode'),
    taxCurrency: textAt(root, 'TaxCurrencyCode'),
    notes: nodesAt(root, 'Note').map(({ text }) => readNote(text)),
    references: readReferences(root),
    preceding: nodesAt(root, 'BillingReference/InvoiceDocumentReference').map((one) => ({
      number: textAt(one, 'ID'),
      date: textAt(one, 'IssueDate'),
    })),
    seller: readUblParty(seller),
    buyer: readUblParty(nodeAt(root, 'AccountingCustomerParty/Party')),
    payee: readOptionalUblParty(payee),
    taxRepresentative: readOptionalUblParty(nodeAt(root, 'TaxRepresentativeParty')),
    delivery: {
      date: textAt(delivery, 'ActualDeliveryDate'),
      name: textAt(delivery, 'DeliveryParty/PartyName/Name'),
      address: readUblAddress(nodeAt(delivery, 'DeliveryLocation/Address')),
    },
    period: readUblPeriod(root),
    payments: means.map(readPayment),
    paymentReference: first('PaymentID'),
    mandate: first('PaymentMandate/ID'),
    creditorId: creditorOf([seller, payee]),
    terms: textAt(root, 'PaymentTerms/Note'),
    adjustments: nodesAt(root, 'AllowanceCharge').map(readUblAdjustment),
    ...readTaxes(root),
    attachments: nodesAt(root, 'AdditionalDocumentReference')
      .filter((one) => textAt(one, 'DocumentTypeCode') === '')
      .map((one) => {
        const file = nodeAt(one, 'Attachment/EmbeddedDocumentBinaryObject')
        return {
          reference: textAt(one, 'ID'),
          description: textAt(one, 'DocumentDescription'),
          address: textAt(one, 'Attachment/ExternalReference/URI'),
          fileName: file?.attributes.filename ?? '',
          type: file?.attributes.mimeCode ?? '',
        }
      }),
    lines: [...nodesAt(root, 'InvoiceLine'), ...nodesAt(root, 'CreditNoteLine')].map(readUblLine),
  }
}

/** UBL has no place for the subject of a note: EN 16931 writes it in the text, `#PMT#…`. */
function readNote(text: string): { code: string; text: string } {
  const match = /^#([A-Z]{3})#/u.exec(text)
  return match === null ? { code: '', text } : { code: match[1] ?? '', text: text.slice(match[0].length).trim() }
}

function readReferences(root: XmlNode): StatedInvoice['references'] {
  const additional = (code: string): string =>
    textAt(
      nodesAt(root, 'AdditionalDocumentReference').find((one) => textAt(one, 'DocumentTypeCode') === code),
      'ID',
    )
  return {
    buyer: textAt(root, 'BuyerReference'),
    project: textAt(root, 'ProjectReference/ID') || additional('50'),
    contract: textAt(root, 'ContractDocumentReference/ID'),
    order: textAt(root, 'OrderReference/ID'),
    salesOrder: textAt(root, 'OrderReference/SalesOrderID'),
    receiving: textAt(root, 'ReceiptDocumentReference/ID'),
    despatch: textAt(root, 'DespatchDocumentReference/ID'),
    tender: textAt(root, 'OriginatorDocumentReference/ID'),
    object: additional('130'),
    accounting: textAt(root, 'AccountingCost'),
  }
}

const readPayment = (means: XmlNode): StatedInvoice['payments'][number] => ({
  code: textAt(means, 'PaymentMeansCode'),
  label: nodeAt(means, 'PaymentMeansCode')?.attributes.name ?? '',
  account: textAt(means, 'PayeeFinancialAccount/ID'),
  accountName: textAt(means, 'PayeeFinancialAccount/Name'),
  bic: textAt(means, 'PayeeFinancialAccount/FinancialInstitutionBranch/ID'),
  card: textAt(means, 'CardAccount/PrimaryAccountNumberID'),
  debited: textAt(means, 'PaymentMandate/PayerFinancialAccount/ID'),
})

/** BG-22 and BG-23. The VAT total that bears the groups is BT-110; another one, in the currency of the tax, is BT-111. */
function readTaxes(root: XmlNode): Pick<StatedInvoice, 'totals' | 'vat'> {
  const totals = nodesAt(root, 'TaxTotal')
  const taxCurrency = textAt(root, 'TaxCurrencyCode')
  const currency = textAt(root, 'DocumentCurrencyCode')
  const inTaxCurrency = totals.find(
    (one) =>
      taxCurrency !== '' && taxCurrency !== currency && nodeAt(one, 'TaxAmount')?.attributes.currencyID === taxCurrency,
  )
  const main = totals.find((one) => one !== inTaxCurrency)
  const monetary = nodeAt(root, 'LegalMonetaryTotal')
  return {
    vat: nodesAt(main, 'TaxSubtotal').map((group) => ({
      ...readUblVat(nodeAt(group, 'TaxCategory')),
      base: textAt(group, 'TaxableAmount'),
      tax: textAt(group, 'TaxAmount'),
      reason: textAt(group, 'TaxCategory/TaxExemptionReason'),
      reasonCode: textAt(group, 'TaxCategory/TaxExemptionReasonCode'),
    })),
    totals: {
      lines: textAt(monetary, 'LineExtensionAmount'),
      allowances: textAt(monetary, 'AllowanceTotalAmount'),
      charges: textAt(monetary, 'ChargeTotalAmount'),
      net: textAt(monetary, 'TaxExclusiveAmount'),
      tax: textAt(main, 'TaxAmount'),
      taxInTaxCurrency: textAt(inTaxCurrency, 'TaxAmount'),
      total: textAt(monetary, 'TaxInclusiveAmount'),
      prepaid: textAt(monetary, 'PrepaidAmount'),
      rounding: textAt(monetary, 'PayableRoundingAmount'),
      due: textAt(monetary, 'PayableAmount'),
    },
  }
}
