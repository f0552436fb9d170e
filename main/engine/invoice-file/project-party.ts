import { type Buyer, buyerSchema, type Seller, sellerSchema } from '../../../shared/model/document.ts'
import { type Address, addressSchema, type Territory } from '../../../shared/model/party.ts'
import type { StatedAddress, StatedInvoice, StatedParty } from '../../../shared/model/stated-invoice.ts'
import { EUROPEAN_UNION } from '../../../shared/rules/invoice-codes.ts'
import { readTaxFree } from '../../../shared/rules/invoice-mentions.ts'
import type { SellerNotes } from './project-notes.ts'
import { placeId } from './project-values.ts'

const OVERSEAS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT'])
const CONTACT_PLACE = 900_001

/** BG-5, BG-8, BG-15. */
function projectAddress(address: StatedAddress | null): Address {
  const { line1 = '', line2 = '', line3 = '', postcode = '', city = '', country = '' } = address ?? {}
  return addressSchema.parse({
    line1,
    line2,
    line3,
    postcode,
    city,
    ...(/^[A-Z]{2}$/u.test(country) ? { country } : {}),
  })
}

function identifiers({ ids, legalId, vatNumber }: StatedParty): { siren: string; nic: string; vatNumber: string } {
  const compact = (text: string | undefined): string => (text ?? '').replace(/\s/gu, '')
  const siret = compact(
    ids.find(({ scheme }) => scheme === '0009')?.id ?? (legalId?.scheme === '0009' ? legalId.id : ''),
  )
  const stated = legalId?.scheme === '0002' ? compact(legalId.id) : ''
  return {
    siren: stated || siret.slice(0, 9),
    nic: stated === '' || siret.startsWith(stated) ? siret.slice(9) : '',
    vatNumber,
  }
}

/** BG-4, with the account that is to be paid. */
export function projectSeller({ seller, payments }: StatedInvoice, notes: SellerNotes): Seller {
  const [means] = payments
  return sellerSchema.parse({
    ...notes,
    name: seller.name,
    ...identifiers(seller),
    address: projectAddress(seller.address),
    phone: seller.contact?.phone ?? '',
    email: seller.contact?.email ?? '',
    iban: means?.account ?? '',
    bic: means?.bic ?? '',
  })
}

/** BG-7, with its delivery place. */
export function projectBuyer({ buyer, delivery, vat }: StatedInvoice): Buyer {
  const address = projectAddress(buyer.address)
  const taxFree = vat.map(({ reason, reasonCode }) => readTaxFree(reason, reasonCode)).find((one) => one !== null)
  const { contact } = buyer
  return buyerSchema.parse({
    code: buyer.privateId,
    name: buyer.name,
    ...identifiers(buyer),
    address,
    territory: territoryOf(address),
    buysTaxFree: taxFree !== undefined,
    taxFreeCertificate: taxFree ?? {},
    deliveryName: delivery.name,
    deliveryAddress: delivery.address === null ? null : projectAddress(delivery.address),
    contact:
      contact === null
        ? null
        : {
            id: placeId(CONTACT_PLACE),
            lastName: contact.name,
            service: contact.department,
            phone: contact.phone,
            email: contact.email,
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
