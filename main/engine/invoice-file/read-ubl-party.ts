import type { StatedAddress, StatedIdentifier, StatedParty } from '../../../shared/model/stated-invoice.ts'
import { identifierAt, identifierOf } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** Scheme under which UBL keeps the creditor of a direct debit among the identifiers, BT-90. */
export const CREDITOR = 'SEPA'

export function readUblAddress(address: XmlNode | undefined): StatedAddress | null {
  if (address === undefined) return null
  return {
    line1: textAt(address, 'StreetName'),
    line2: textAt(address, 'AdditionalStreetName'),
    line3: textAt(address, 'AddressLine/Line'),
    postcode: textAt(address, 'PostalZone'),
    city: textAt(address, 'CityName'),
    subdivision: textAt(address, 'CountrySubentity'),
    country: textAt(address, 'Country/IdentificationCode'),
  }
}

/** A party of UBL. The name in law, BT-27 or BT-44, is the registration name; the other one is BT-28 or BT-45. */
export function readUblParty(party: XmlNode | undefined): StatedParty {
  const legal = nodeAt(party, 'PartyLegalEntity')
  const contact = nodeAt(party, 'Contact')
  const tradingName = textAt(party, 'PartyName/Name')
  const registrationName = textAt(legal, 'RegistrationName')
  const taxes = nodesAt(party, 'PartyTaxScheme').map((node) => ({
    isVat: textAt(node, 'TaxScheme/ID').toUpperCase() === 'VAT',
    id: textAt(node, 'CompanyID'),
  }))
  return {
    name: registrationName || tradingName,
    tradingName: registrationName === '' ? '' : tradingName,
    privateId: '',
    ids: identifiersOf(party).filter(({ scheme }) => scheme !== CREDITOR),
    legalId: identifierAt(legal, 'CompanyID'),
    vatNumber: taxes.find(({ isVat }) => isVat)?.id ?? '',
    taxNumber: taxes.find(({ isVat }) => !isVat)?.id ?? '',
    legalForm: textAt(legal, 'CompanyLegalForm'),
    endpoint: identifierAt(party, 'EndpointID'),
    address: readUblAddress(nodeAt(party, 'PostalAddress')),
    contact:
      contact === undefined
        ? null
        : {
            name: textAt(contact, 'Name'),
            department: '',
            phone: textAt(contact, 'Telephone'),
            email: textAt(contact, 'ElectronicMail'),
          },
  }
}

const identifiersOf = (party: XmlNode | undefined): StatedIdentifier[] =>
  nodesAt(party, 'PartyIdentification/ID').map(identifierOf)

export const readOptionalUblParty = (party: XmlNode | undefined): StatedParty | null =>
  party === undefined ? null : readUblParty(party)

/** BT-90, at the seller or the payee. */
export const creditorOf = (parties: readonly (XmlNode | undefined)[]): string =>
  parties.flatMap(identifiersOf).find(({ scheme }) => scheme === CREDITOR)?.id ?? ''
