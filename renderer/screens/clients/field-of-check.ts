import type { Client } from '../../../shared/model/party.ts'

/** The field of the card where a check is mended. */
export function fieldOfCheck(field: string, client: Client): string {
  if (field !== 'email' && field !== 'buyer.contact.email') return cardField(field)
  const billing = client.contacts.findIndex((contact) => contact.isBilling)
  return billing === -1 ? 'billingContact' : `contacts.${billing}.email`
}

/** Checks of a document speak of its buyer, which is this card under other names. */
const cardField = (field: string): string =>
  field.startsWith('buyer.address.') ? field.replace('buyer.address', 'billingAddress') : field.replace(/^buyer\./, '')
