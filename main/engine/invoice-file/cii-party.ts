import type { Buyer, Seller } from '../../../shared/model/document.ts'
import type { Address } from '../../../shared/model/party.ts'
import { buyerEndpoint } from '../../../shared/rules/electronic-address.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import type { Element } from './xml.ts'

/** BG-5, BG-8, BG-15: the third line (BT-162, BT-163) takes what has no line of its own. */
export function postalAddress(address: Address): Element {
  const [line1, line2, ...others] = [address.line1, address.line2, address.line3, address.line4]
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [
    'ram:PostalTradeAddress',
    ['ram:PostcodeCode', address.postcode],
    ['ram:LineOne', line1],
    ['ram:LineTwo', line2],
    ['ram:LineThree', others.join(', ')],
    ['ram:CityName', address.city],
    ['ram:CountryID', address.country],
  ]
}

/** SIREN and SIRET without spaces; empty: unknown. */
export const identifiers = (siren: string, nic: string): { siren: string; siret: string } => {
  const number = compactIdentifier(siren)
  const establishment = compactIdentifier(nic)
  return { siren: number, siret: number !== '' && establishment !== '' ? `${number}${establishment}` : '' }
}

const endpoint = (scheme: string, id: string): Element => [
  'ram:URIUniversalCommunication',
  ['ram:URIID', { schemeID: scheme }, id],
]

/** BG-4. `withVat` false: an invoice out of the scope of VAT names no VAT number (BR-O-02). */
export function sellerParty(seller: Seller, withVat: boolean): Element {
  const { siren, siret } = identifiers(seller.siren, seller.nic)
  const vatNumber = compactIdentifier(seller.vatNumber)
  return [
    'ram:SellerTradeParty',
    siret !== '' && ['ram:GlobalID', { schemeID: '0009' }, siret],
    ['ram:Name', seller.name],
    ['ram:SpecifiedLegalOrganization', ['ram:ID', { schemeID: '0002' }, siren]],
    [
      'ram:DefinedTradeContact',
      (seller.phone !== '' || seller.email !== '') && ['ram:PersonName', seller.name],
      ['ram:TelephoneUniversalCommunication', ['ram:CompleteNumber', seller.phone]],
      ['ram:EmailURIUniversalCommunication', ['ram:URIID', seller.email]],
    ],
    postalAddress(seller.address),
    siren !== '' && endpoint('0225', siren),
    withVat && vatNumber !== '' && ['ram:SpecifiedTaxRegistration', ['ram:ID', { schemeID: 'VA' }, vatNumber]],
    // BR-E-02: an exempt seller without a VAT number is known by its tax registration, BT-32.
    withVat && vatNumber === '' && ['ram:SpecifiedTaxRegistration', ['ram:ID', { schemeID: 'FC' }, siren]],
  ]
}

/** BG-7. `withVat` as for the seller. */
export function buyerParty(buyer: Buyer, withVat: boolean): Element {
  const { siren, siret } = identifiers(buyer.siren, buyer.nic)
  const contact = buyer.contact
  const electronicAddress = buyerEndpoint(buyer)
  const person = contact === null ? '' : `${contact.firstName} ${contact.lastName}`.trim()
  return [
    'ram:BuyerTradeParty',
    siret !== '' && ['ram:GlobalID', { schemeID: '0009' }, siret],
    ['ram:Name', buyer.name],
    ['ram:SpecifiedLegalOrganization', siren !== '' && ['ram:ID', { schemeID: '0002' }, siren]],
    contact !== null && [
      'ram:DefinedTradeContact',
      ['ram:PersonName', person],
      // BT-56 is the person or the department, never both (CII-SR-466 of Factur-X).
      person === '' && ['ram:DepartmentName', contact.service],
      ['ram:TelephoneUniversalCommunication', ['ram:CompleteNumber', contact.phone || contact.mobile]],
      ['ram:EmailURIUniversalCommunication', ['ram:URIID', contact.email]],
    ],
    postalAddress(buyer.address),
    electronicAddress !== null && endpoint(electronicAddress.scheme, electronicAddress.id),
    withVat && ['ram:SpecifiedTaxRegistration', ['ram:ID', { schemeID: 'VA' }, compactIdentifier(buyer.vatNumber)]],
  ]
}
