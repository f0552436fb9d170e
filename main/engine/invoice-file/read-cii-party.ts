import type { StatedAddress, StatedParty } from '../../../shared/model/stated-invoice.ts'
import { identifierAt, identifierOf } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

/** BG-5, BG-8, BG-15. */
export function readAddress(party: XmlNode | undefined): StatedAddress | null {
  const address = nodeAt(party, 'PostalTradeAddress')
  if (address === undefined) return null
  return {
    line1: textAt(address, 'LineOne'),
    line2: textAt(address, 'LineTwo'),
    line3: textAt(address, 'LineThree'),
    postcode: textAt(address, 'PostcodeCode'),
    city: textAt(address, 'CityName'),
    subdivision: textAt(address, 'CountrySubDivisionName'),
    country: textAt(address, 'CountryID'),
  }
}

/** A party of a CII, absent or not. */
export function readParty(party: XmlNode | undefined): StatedParty {
  const contact = nodeAt(party, 'DefinedTradeContact')
  const registrations = nodesAt(party, 'SpecifiedTaxRegistration/ID')
  const registered = (scheme: string): string =>
    registrations.find(({ attributes }) => attributes.schemeID === scheme)?.text ?? ''
  return {
    name: textAt(party, 'Name'),
    tradingName: textAt(party, 'SpecifiedLegalOrganization/TradingBusinessName'),
    privateId: textAt(party, 'ID'),
    ids: nodesAt(party, 'GlobalID').map(identifierOf),
    legalId: identifierAt(party, 'SpecifiedLegalOrganization/ID'),
    vatNumber: registered('VA'),
    taxNumber: registered('FC'),
    legalForm: textAt(party, 'Description'),
    endpoint: identifierAt(party, 'URIUniversalCommunication/URIID'),
    address: readAddress(party),
    contact:
      contact === undefined
        ? null
        : {
            name: textAt(contact, 'PersonName'),
            department: textAt(contact, 'DepartmentName'),
            phone: textAt(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
            email: textAt(contact, 'EmailURIUniversalCommunication/URIID'),
          },
  }
}

export const readOptionalParty = (party: XmlNode | undefined): StatedParty | null =>
  party === undefined ? null : readParty(party)
