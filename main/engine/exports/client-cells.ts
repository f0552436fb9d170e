import type { Client, Contact } from '../../../shared/model/party.ts'
import { addressCells, booleanCell, type Cells, contactCells, decimalCell } from './cells.ts'

/** Contacts for which EBP's columns have a place; the others cannot be written. */
interface PlacedContacts {
  billing: Contact | null
  /** A second address in the billing contact's e-mail cell. */
  copy: Contact | null
  delivery: Contact | null
  others: readonly Contact[]
}

function placeContacts({ contacts }: Client): PlacedContacts {
  const billing = contacts.find((contact) => contact.isBilling) ?? null
  const rest = contacts.filter((contact) => contact !== billing)
  const hasOnlyEmail = (contact: Contact): boolean =>
    contact.email !== '' && contact.lastName === '' && contact.firstName === '' && contact.phone === ''
  const copy = billing?.email ? (rest.find(hasOnlyEmail) ?? null) : null
  const named = rest.filter((contact) => contact !== copy)
  const delivery = named.find(({ lastName, firstName, email }) => `${lastName}${firstName}${email}` !== '') ?? null
  return { billing, copy, delivery, others: named.filter((contact) => contact !== delivery) }
}

/** A client as one row of EBP's export; what an import kept without a screen of ours comes back in its own column. */
export function clientCells(client: Client): Cells {
  const cells: Cells = new Map(Object.entries(client.importedFields))
  const { billing, copy, delivery } = placeContacts(client)
  const values: Record<string, string> = {
    'Code (tiers)': client.code,
    Civilité: client.civility,
    Nom: client.name,
    'Code Famille': client.familyCode,
    Libellé: client.familyLabel,
    'Personne physique': booleanCell(client.isPerson),
    'Nom (adresse) (livraison)': client.deliveryName,
    'Compte comptable': client.accountNumber,
    '% remise': decimalCell(client.discountPercent),
    '% escompte': decimalCell(client.cashDiscountPercent),
    'Code mode de règlement': client.paymentTermsCode,
    'Libellé du mode règlement': client.paymentTermsLabel,
    'Code territorialité': client.territory,
    Siren: client.siren,
    Nic: client.nic,
    'Code NAF': client.naf,
    'Numéro de TVA intracommunautaire': client.vatNumber,
    'Notes en texte brut': client.notes,
    BIC: client.bic,
    IBAN: client.iban,
    'Code service': client.chorus.serviceCode,
    'Secteur public': booleanCell(client.isPublic),
    'Délai de règlement en jours': client.paymentDays === null ? '' : String(client.paymentDays),
    'N° de marché': client.chorus.marketNumber,
  }
  for (const [label, value] of Object.entries(values)) cells.set(label, value)
  addressCells(cells, { before: '', role: 'facturation' }, client.billingAddress)
  if (client.deliveryAddress) addressCells(cells, { before: '', role: 'livraison' }, client.deliveryAddress)
  if (billing) contactCells(cells, { before: '', role: 'facturation' }, billing, copy?.email ?? null)
  if (delivery) contactCells(cells, { before: '', role: 'livraison' }, delivery, null)
  return cells
}

/** What this client has and EBP's columns have not, in words; null when the row holds everything. */
export function clientLoss(client: Client): string | null {
  const { others } = placeContacts(client)
  const lost = [
    others.length > 0
      ? `${others.length} autre${others.length > 1 ? 's' : ''} contact${others.length > 1 ? 's' : ''}`
      : '',
    Object.values(client.sending).some((value) => value !== undefined) ? 'les réglages d’envoi' : '',
    client.blockedReason === '' ? '' : 'le blocage des envois',
    client.buysTaxFree ? 'l’attestation d’achats en franchise' : '',
    client.chorus.rule === 'none' ? '' : 'la règle Chorus',
    client.contacts.some((contact) => contact.receivesCopy) ? 'les destinataires de copies' : '',
  ].filter(Boolean)
  return lost.length === 0 ? null : `Sans colonne dans le format EBP, non écrit : ${lost.join(', ')}.`
}
