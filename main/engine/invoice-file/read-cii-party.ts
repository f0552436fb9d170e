import { type Buyer, buyerSchema, type Seller, sellerSchema } from '../../../shared/model/document.ts'
import type { Address, Territory } from '../../../shared/model/party.ts'
import { addressSchema } from '../../../shared/model/party.ts'
import { placeId } from './read-values.ts'
import { nodeAt, nodesAt, textAt, type XmlNode } from './xml-tree.ts'

const EUROPEAN_UNION = new Set(
  'AT BE BG CY CZ DE DK EE ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '),
)
const OVERSEAS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT'])
const CONTACT_PLACE = 900_001

/** BG-5, BG-8, BG-15. */
export function readAddress(party: XmlNode | undefined): Address {
  const address = nodeAt(party, 'PostalTradeAddress')
  const country = textAt(address, 'CountryID')
  return addressSchema.parse({
    line1: textAt(address, 'LineOne'),
    line2: textAt(address, 'LineTwo'),
    line3: textAt(address, 'LineThree'),
    postcode: textAt(address, 'PostcodeCode'),
    city: textAt(address, 'CityName'),
    ...(/^[A-Z]{2}$/u.test(country) ? { country } : {}),
  })
}

function identifiers(party: XmlNode | undefined): { siren: string; nic: string; vatNumber: string } {
  const legal = nodeAt(party, 'SpecifiedLegalOrganization/ID')
  const global = nodesAt(party, 'GlobalID').find(({ attributes }) => attributes.schemeID === '0009')
  const siret = (global?.text ?? (legal?.attributes.schemeID === '0009' ? legal.text : '')).replace(/\s/gu, '')
  const stated = legal?.attributes.schemeID === '0002' ? legal.text.replace(/\s/gu, '') : ''
  const registrations = nodesAt(party, 'SpecifiedTaxRegistration/ID')
  return {
    siren: stated || siret.slice(0, 9),
    nic: stated === '' || siret.startsWith(stated) ? siret.slice(9) : '',
    vatNumber: registrations.find(({ attributes }) => attributes.schemeID === 'VA')?.text ?? '',
  }
}

/** What stands in the notes and the VAT of the document, and is of the seller in our model. */
export type SellerNotes = Pick<
  Seller,
  | 'legalForm'
  | 'capital'
  | 'registration'
  | 'recoveryFee'
  | 'latePenalty'
  | 'earlyPayment'
  | 'operations'
  | 'vatExempt'
  | 'vatOnDebits'
>

/** BG-4, with the account that is to be paid. */
export function readSeller(
  agreement: XmlNode | undefined,
  settlement: XmlNode | undefined,
  notes: SellerNotes,
): Seller {
  const party = nodeAt(agreement, 'SellerTradeParty')
  const means = nodeAt(settlement, 'SpecifiedTradeSettlementPaymentMeans')
  return sellerSchema.parse({
    ...notes,
    name: textAt(party, 'Name'),
    ...identifiers(party),
    address: readAddress(party),
    phone: textAt(party, 'DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber'),
    email: textAt(party, 'DefinedTradeContact/EmailURIUniversalCommunication/URIID'),
    iban: textAt(means, 'PayeePartyCreditorFinancialAccount/IBANID'),
    bic: textAt(means, 'PayeeSpecifiedCreditorFinancialInstitution/BICID'),
  })
}

/** BG-7, with its delivery place. */
export function readBuyer(
  agreement: XmlNode | undefined,
  delivery: XmlNode | undefined,
  taxFree: Buyer['taxFreeCertificate'] | null,
): Buyer {
  const party = nodeAt(agreement, 'BuyerTradeParty')
  const shipTo = nodeAt(delivery, 'ShipToTradeParty')
  const contact = nodeAt(party, 'DefinedTradeContact')
  const address = readAddress(party)
  return buyerSchema.parse({
    code: textAt(party, 'ID'),
    name: textAt(party, 'Name'),
    ...identifiers(party),
    address,
    territory: territoryOf(address),
    buysTaxFree: taxFree !== null,
    taxFreeCertificate: taxFree ?? {},
    deliveryName: textAt(shipTo, 'Name'),
    deliveryAddress: shipTo === undefined ? null : readAddress(shipTo),
    contact:
      contact === undefined
        ? null
        : {
            id: placeId(CONTACT_PLACE),
            lastName: textAt(contact, 'PersonName'),
            service: textAt(contact, 'DepartmentName'),
            phone: textAt(contact, 'TelephoneUniversalCommunication/CompleteNumber'),
            email: textAt(contact, 'EmailURIUniversalCommunication/URIID'),
            isBilling: true,
          },
    chorus: {},
  })
}

function territoryOf({ country, postcode }: Address): Territory {
  if (OVERSEAS.has(country) || (country === 'FR' && /^97/u.test(postcode))) return 'DOM'
  if (country === 'FR') return 'FR'
  return EUROPEAN_UNION.has(country) ? 'UE' : 'EXPORT'
}
