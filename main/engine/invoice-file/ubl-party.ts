import type { Buyer, Seller } from '../../../shared/model/document.ts'
import type { Address } from '../../../shared/model/party.ts'
import { buyerEndpoint } from '../../../shared/rules/electronic-address.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import { identifiers } from './cii-party.ts'
import type { Child, Element } from './xml.ts'

/** BG-5, BG-8, BG-15 under the name that the place wants. */
export function ublAddress(name: string, address: Address): Element {
  const [line1, line2, ...others] = [address.line1, address.line2, address.line3, address.line4]
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [
    name,
    ['cbc:StreetName', line1],
    ['cbc:AdditionalStreetName', line2],
    ['cbc:CityName', address.city],
    ['cbc:PostalZone', address.postcode],
    ['cac:AddressLine', ['cbc:Line', others.join(', ')]],
    ['cac:Country', ['cbc:IdentificationCode', address.country]],
  ]
}

const taxScheme = (number: string, scheme: string): Child =>
  number !== '' && ['cac:PartyTaxScheme', ['cbc:CompanyID', number], ['cac:TaxScheme', ['cbc:ID', scheme]]]

const contactOf = (name: string, phone: string, email: string): Child =>
  `${name}${phone}${email}` !== '' && [
    'cac:Contact',
    ['cbc:Name', name],
    ['cbc:Telephone', phone],
    ['cbc:ElectronicMail', email],
  ]

/** BG-4. `withVat` false: an invoice out of the scope of VAT names no VAT number (BR-O-02). */
export function ublSeller(seller: Seller, withVat: boolean): Element {
  const { siren, siret } = identifiers(seller.siren, seller.nic)
  const vatNumber = compactIdentifier(seller.vatNumber)
  const reached = seller.phone !== '' || seller.email !== ''
  return [
    'cac:AccountingSupplierParty',
    [
      'cac:Party',
      ['cbc:EndpointID', { schemeID: '0225' }, siren],
      ['cac:PartyIdentification', siret !== '' && ['cbc:ID', { schemeID: '0009' }, siret]],
      ublAddress('cac:PostalAddress', seller.address),
      withVat && taxScheme(vatNumber, 'VAT'),
      // BR-E-02: an exempt seller without a VAT number is known by its tax registration, BT-32.
      withVat && vatNumber === '' && taxScheme(siren, 'FC'),
      [
        'cac:PartyLegalEntity',
        ['cbc:RegistrationName', seller.name],
        ['cbc:CompanyID', { schemeID: '0002' }, siren],
        ['cbc:CompanyLegalForm', seller.legalForm.trim()],
      ],
      reached && contactOf(seller.name, seller.phone, seller.email),
    ],
  ]
}

/** BG-7. `withVat` as for the seller. */
export function ublBuyer(buyer: Buyer, withVat: boolean): Element {
  const { siren, siret } = identifiers(buyer.siren, buyer.nic)
  const endpoint = buyerEndpoint(buyer)
  const { contact } = buyer
  return [
    'cac:AccountingCustomerParty',
    [
      'cac:Party',
      endpoint !== null && ['cbc:EndpointID', { schemeID: endpoint.scheme }, endpoint.id],
      ['cac:PartyIdentification', siret !== '' && ['cbc:ID', { schemeID: '0009' }, siret]],
      ublAddress('cac:PostalAddress', buyer.address),
      withVat && taxScheme(compactIdentifier(buyer.vatNumber), 'VAT'),
      [
        'cac:PartyLegalEntity',
        ['cbc:RegistrationName', buyer.name],
        siren !== '' && ['cbc:CompanyID', { schemeID: '0002' }, siren],
      ],
      contact !== null &&
        contactOf(`${contact.firstName} ${contact.lastName}`.trim(), contact.phone || contact.mobile, contact.email),
    ],
  ]
}
