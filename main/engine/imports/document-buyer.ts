import type { Buyer } from '../../../shared/model/document.ts'
import type { Client } from '../../../shared/model/party.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import { readAddress, readDelivery } from './address.ts'
import { blankContact, isEmptyContact, mergeContact, readContact } from './contact.ts'
import type { Row } from './header.ts'
import type { StoredDocument } from './ports.ts'
import { readTerritory } from './territory.ts'
import { singleSpaced } from './values.ts'

/**
 * The buyer as the document says, completed by the client for what a document has no column for; an issued document
 * is compared with what it froze, not with the client of today.
 */
export function buyerOfRow(row: Row, client: Client, existing: StoredDocument | null, newId: () => string): Buyer {
  const frozen = existing?.state === 'issued' ? existing.buyer : null
  const base = frozen ?? {
    isPerson: client.isPerson,
    isPublic: client.isPublic,
    siren: client.siren,
    nic: client.nic,
    vatNumber: client.vatNumber,
    territory: client.territory,
    buysTaxFree: client.buysTaxFree,
    taxFreeCertificate: client.taxFreeCertificate,
    address: client.billingAddress,
    chorus: client.chorus,
    civility: client.civility,
    deliveryName: client.deliveryName,
    deliveryAddress: client.deliveryAddress,
  }
  const text = (column: string, kept: string): string => (row.has(column) ? singleSpaced(row.raw(column)) : kept)
  const { address } = readAddress(row, { before: 'Document - ', role: 'facturation' }, base.address)
  const vatColumn = 'Document - Numéro de TVA intracommunautaire'
  const billing = client.contacts.find((contact) => contact.isBilling) ?? null
  const contact = readContact(row, { before: 'Document - ', role: 'facturation' })
  const known = existing?.buyer.contact ?? billing
  return {
    code: client.code,
    civility: text('Document - Civilité', base.civility),
    name: singleSpaced(row.raw('Document - Nom du client')) || (frozen?.name ?? client.name),
    isPerson: base.isPerson,
    isPublic: base.isPublic,
    siren: base.siren,
    nic: base.nic,
    vatNumber: row.has(vatColumn) ? compactIdentifier(row.raw(vatColumn)) : base.vatNumber,
    territory: readTerritory(text('Document - Territorialité', base.territory), address.country, address.postcode),
    buysTaxFree: base.buysTaxFree,
    taxFreeCertificate: base.taxFreeCertificate,
    address,
    deliveryName: text('Document - Nom (adresse) (livraison)', base.deliveryName),
    deliveryAddress: readDelivery(row, 'Document - ', base.deliveryAddress),
    contact: isEmptyContact(contact)
      ? null
      : { ...mergeContact(known, contact, () => blankContact(newId())), isBilling: true, receivesCopy: false },
    chorus: { ...base.chorus, serviceCode: text('Document - Code service', '') || base.chorus.serviceCode },
  }
}
