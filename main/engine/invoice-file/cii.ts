import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { typeCodeOf } from '../../../shared/rules/document-names.ts'
import { dateElement, lineItems, textOfLines } from './cii-lines.ts'
import { buyerParty, postalAddress, sellerParty } from './cii-party.ts'
import { settlement } from './cii-settlement.ts'
import { documentNotes, processOf } from './document-notes.ts'
import { type Element, xmlDocument } from './xml.ts'

/** BT-24. */
const GUIDELINE = 'urn:cen.eu:en16931:2017'
const NAMESPACE = 'urn:un:unece:uncefact:data:standard'

/**
 * `factur-x.xml`: the invoice in UN/CEFACT CII, profile EN 16931 of Factur-X. Amounts are those of `input.totals`;
 * the order of elements is the schema's.
 */
export function toCii(input: InvoiceFileInput): string {
  const { content, totals, seller, buyer } = input
  const text = textOfLines(content.lines)
  const withVat = totals.vat.every(({ category }) => category !== 'O')
  return xmlDocument([
    'rsm:CrossIndustryInvoice',
    {
      'xmlns:rsm': `${NAMESPACE}:CrossIndustryInvoice:100`,
      'xmlns:qdt': `${NAMESPACE}:QualifiedDataType:100`,
      'xmlns:ram': `${NAMESPACE}:ReusableAggregateBusinessInformationEntity:100`,
      'xmlns:udt': `${NAMESPACE}:UnqualifiedDataType:100`,
    },
    [
      'rsm:ExchangedDocumentContext',
      ['ram:BusinessProcessSpecifiedDocumentContextParameter', ['ram:ID', processOf(input)]],
      ['ram:GuidelineSpecifiedDocumentContextParameter', ['ram:ID', GUIDELINE]],
    ],
    [
      'rsm:ExchangedDocument',
      ['ram:ID', input.number],
      ['ram:TypeCode', typeCodeOf(content)],
      ['ram:IssueDateTime', dateElement(content.date)],
      ...documentNotes(input, text.leading).map(
        ({ code, text: note }): Element => ['ram:IncludedNote', ['ram:Content', note], ['ram:SubjectCode', code]],
      ),
    ],
    [
      'rsm:SupplyChainTradeTransaction',
      ...lineItems(content.lines, totals, text),
      [
        'ram:ApplicableHeaderTradeAgreement',
        ['ram:BuyerReference', content.serviceCode || buyer.chorus.serviceCode],
        sellerParty(seller, withVat),
        buyerParty(buyer, withVat),
        ['ram:BuyerOrderReferencedDocument', ['ram:IssuerAssignedID', content.commitmentNumber]],
        ['ram:ContractReferencedDocument', ['ram:IssuerAssignedID', content.marketNumber || buyer.chorus.marketNumber]],
      ],
      delivery(input),
      settlement(input),
    ],
  ])
}

/** BG-13. The schema wants the element even when nothing is known. */
function delivery({ content, totals, buyer }: InvoiceFileInput): Element {
  const intraCommunity = totals.vat.some(({ category }) => category === 'K')
  // BR-IC-12: the country of arrival is named; without another address it is the buyer's.
  const address = buyer.deliveryAddress ?? (intraCommunity ? buyer.address : null)
  if (address === null && content.deliveryDate === null) return ['ram:ApplicableHeaderTradeDelivery', ' ']
  return [
    'ram:ApplicableHeaderTradeDelivery',
    address !== null && [
      'ram:ShipToTradeParty',
      ['ram:Name', buyer.deliveryName.trim() || buyer.name],
      postalAddress(address),
    ],
    content.deliveryDate !== null && [
      'ram:ActualDeliverySupplyChainEvent',
      ['ram:OccurrenceDateTime', dateElement(content.deliveryDate)],
    ],
  ]
}
