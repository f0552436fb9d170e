import type { InvoiceFileInput, Seller } from '../../../shared/model/document.ts'
import { legalNotes } from '../../../shared/rules/invoice-mentions.ts'
import { dateElement, lineItems, textOfLines } from './cii-lines.ts'
import { buyerParty, postalAddress, sellerParty } from './cii-party.ts'
import { isPaid, settlement } from './cii-settlement.ts'
import { type Element, xmlDocument } from './xml.ts'

/** BT-24. */
const GUIDELINE = 'urn:cen.eu:en16931:2017'
const OPERATION_LETTER = { goods: 'B', services: 'S', mixed: 'M' } as const satisfies Record<
  Seller['operations'],
  string
>
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
      [
        'ram:BusinessProcessSpecifiedDocumentContextParameter',
        ['ram:ID', `${OPERATION_LETTER[seller.operations]}${isPaid(totals) ? '2' : '1'}`],
      ],
      ['ram:GuidelineSpecifiedDocumentContextParameter', ['ram:ID', GUIDELINE]],
    ],
    [
      'rsm:ExchangedDocument',
      ['ram:ID', input.number],
      ['ram:TypeCode', content.kind === 'invoice' ? '380' : '381'],
      ['ram:IssueDateTime', dateElement(content.date)],
      ...notes(input, text.leading),
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

/** BG-1: the legal notes once each, then who the seller is in law, then what the document says. */
function notes({ content, seller }: InvoiceFileInput, leading: readonly string[]): Element[] {
  const capital = seller.capital.trim() === '' ? '' : ` au capital de ${seller.capital.trim()}`
  const list: { text: string; code: string }[] = [
    ...legalNotes(seller),
    { code: 'REG', text: `${seller.legalForm.trim()}${capital}`.trim() },
    { code: 'ABL', text: seller.registration.trim() },
    { code: 'AAI', text: content.reference.trim() === '' ? '' : `Référence : ${content.reference.trim()}` },
    ...leading.map((text) => ({ code: 'AAI', text })),
    { code: 'AAI', text: content.notes.trim() },
  ]
  return list.map(({ code, text }) => [
    'ram:IncludedNote',
    text !== '' && ['ram:Content', text],
    text !== '' && ['ram:SubjectCode', code],
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
