import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import { scheduleText } from '../../../shared/rules/installments.ts'
import { exemptionReason } from '../../../shared/rules/invoice-mentions.ts'
import { paymentMeans } from '../../../shared/rules/payment-means.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'
import { textOfLines } from './cii-lines.ts'
import { adjustments, isPaid } from './cii-settlement.ts'
import { documentNotes, processOf } from './document-notes.ts'
import { amount, taxCategory, ublLines } from './ubl-lines.ts'
import { ublAddress, ublBuyer, ublSeller } from './ubl-party.ts'
import { type Child, type Element, xmlDocument } from './xml.ts'

const NAMESPACE = 'urn:oasis:names:specification:ubl:schema:xsd'

/** How it is printed has no part in it. */
export type UblInput = Omit<InvoiceFileInput, 'model' | 'print' | 'renderedAt'>

/**
 * The document in UBL 2.1, EN 16931: the same facts as the CII of the archived file, for the programs that read UBL
 * alone. `number` is not null: a draft has no export. The order of elements is the schema's.
 */
export function toUbl(input: UblInput): string {
  const { content, totals, seller, buyer } = input
  const root = content.kind === 'invoice' ? 'Invoice' : 'CreditNote'
  const text = textOfLines(content.lines)
  const withVat = totals.vat.every(({ category }) => category !== 'O')
  const dueDate = content.dueDate ?? (isPaid(totals) ? content.date : null)
  const original = content.originalInvoice
  return xmlDocument([
    root,
    {
      xmlns: `${NAMESPACE}:${root}-2`,
      'xmlns:cac': `${NAMESPACE}:CommonAggregateComponents-2`,
      'xmlns:cbc': `${NAMESPACE}:CommonBasicComponents-2`,
    },
    ['cbc:CustomizationID', 'urn:cen.eu:en16931:2017'],
    ['cbc:ProfileID', processOf(input)],
    ['cbc:ID', input.number],
    ['cbc:IssueDate', content.date],
    root === 'Invoice' && dueDate !== null && ['cbc:DueDate', dueDate],
    root === 'Invoice' ? ['cbc:InvoiceTypeCode', '380'] : ['cbc:CreditNoteTypeCode', '381'],
    ...documentNotes(input, text.leading).map(({ code, text: note }): Element => ['cbc:Note', `#${code}#${note}`]),
    ['cbc:DocumentCurrencyCode', 'EUR'],
    ['cbc:BuyerReference', content.serviceCode || buyer.chorus.serviceCode],
    // BT-8: on debits, the tax is due on the date of the invoice (UNTDID 2005, 3).
    seller.vatOnDebits &&
      totals.vat.some(({ category }) => category === 'S') && ['cac:InvoicePeriod', ['cbc:DescriptionCode', '3']],
    ['cac:OrderReference', ['cbc:ID', content.commitmentNumber]],
    original !== null && [
      'cac:BillingReference',
      [
        'cac:InvoiceDocumentReference',
        ['cbc:ID', original.number],
        original.date !== null && ['cbc:IssueDate', original.date],
      ],
    ],
    ['cac:ContractDocumentReference', ['cbc:ID', content.marketNumber || buyer.chorus.marketNumber]],
    ublSeller(seller, withVat),
    ublBuyer(buyer, withVat),
    delivery(input),
    paymentElement(input, root === 'CreditNote' ? dueDate : null),
    [
      'cac:PaymentTerms',
      [
        'cbc:Note',
        [content.paymentTermsLabel.trim(), scheduleText(content.installments, totals.due)]
          .filter((part) => part !== '')
          .join('\n'),
      ],
    ],
    ...allowanceCharges(input),
    taxTotal(input),
    monetaryTotal(input),
    ...ublLines(content.kind, content.lines, totals, text),
  ])
}

/** BG-13. BR-IC-12: an intra-Community supply names its country of arrival. */
function delivery({ content, totals, buyer }: UblInput): Child {
  const intraCommunity = totals.vat.some(({ category }) => category === 'K')
  const address = buyer.deliveryAddress ?? (intraCommunity ? buyer.address : null)
  return [
    'cac:Delivery',
    content.deliveryDate !== null && ['cbc:ActualDeliveryDate', content.deliveryDate],
    address !== null && ['cac:DeliveryLocation', ublAddress('cac:Address', address)],
    address !== null && ['cac:DeliveryParty', ['cac:PartyName', ['cbc:Name', buyer.deliveryName.trim() || buyer.name]]],
  ]
}

/**
 * BG-16 and BG-17. The due date of a credit note has its place here (BT-9), with a means that says nothing:
 * UNTDID 4461, 1.
 */
function paymentElement({ number, content, seller }: UblInput, dueDate: string | null): Child {
  const means = paymentMeans(content, seller.iban)
  if (means === null) {
    return (
      dueDate !== null && [
        'cac:PaymentMeans',
        ['cbc:PaymentMeansCode', '1'],
        ['cbc:PaymentDueDate', dueDate],
        ['cbc:PaymentID', number],
      ]
    )
  }
  return [
    'cac:PaymentMeans',
    ['cbc:PaymentMeansCode', ...(means.label === null ? [] : [{ name: means.label }]), means.code],
    ['cbc:PaymentID', number],
    means.toAccount && [
      'cac:PayeeFinancialAccount',
      ['cbc:ID', compactIdentifier(seller.iban)],
      ['cbc:Name', seller.name],
      ['cac:FinancialInstitutionBranch', ['cbc:ID', compactIdentifier(seller.bic)]],
    ],
  ]
}

/** BG-20 and BG-21. */
const allowanceCharges = (input: UblInput): Element[] =>
  adjustments(input).map(({ group, amount: cents, charge, reason, reasonCode, percent }) => [
    'cac:AllowanceCharge',
    ['cbc:ChargeIndicator', String(charge)],
    ['cbc:AllowanceChargeReasonCode', reasonCode],
    ['cbc:AllowanceChargeReason', reason],
    percent !== null && ['cbc:MultiplierFactorNumeric', normalizedRate(percent.rate)],
    amount('cbc:Amount', cents),
    percent !== null && amount('cbc:BaseAmount', percent.base),
    taxCategory('cac:TaxCategory', group),
  ])

/** BG-23. */
const taxTotal = ({ totals, seller, buyer }: UblInput): Element => [
  'cac:TaxTotal',
  amount('cbc:TaxAmount', totals.tax),
  ...totals.vat.map(
    (group): Element => [
      'cac:TaxSubtotal',
      amount('cbc:TaxableAmount', group.base),
      amount('cbc:TaxAmount', group.tax),
      taxCategory('cac:TaxCategory', group, exemptionReason(group.category, seller, buyer)),
    ],
  ),
]

/** BG-22. */
function monetaryTotal(input: UblInput): Element {
  const { totals } = input
  const sumOf = (charges: boolean): number =>
    adjustments(input)
      .filter(({ charge }) => charge === charges)
      .reduce((sum, one) => sum + one.amount, 0)
  const [allowances, charges] = [sumOf(false), sumOf(true)]
  return [
    'cac:LegalMonetaryTotal',
    amount('cbc:LineExtensionAmount', totals.gross),
    amount('cbc:TaxExclusiveAmount', totals.net),
    amount('cbc:TaxInclusiveAmount', totals.total),
    allowances !== 0 && amount('cbc:AllowanceTotalAmount', allowances),
    charges !== 0 && amount('cbc:ChargeTotalAmount', charges),
    totals.prepaid !== 0 && amount('cbc:PrepaidAmount', totals.prepaid),
    amount('cbc:PayableAmount', totals.due),
  ]
}
