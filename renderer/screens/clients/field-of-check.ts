import type { Client } from '../../../shared/model/party.ts'

/** Names that checks give to a field of the card when they speak of the document. */
const SAME: Readonly<Record<string, string>> = {
  'buyer.vatNumber': 'vatNumber',
  'buyer.deliveryAddress': 'deliveryAddress',
  'buyer.name': 'name',
}

/** The field of the card where a check is mended. */
export function fieldOfCheck(field: string, client: Client): string {
  if (field !== 'email' && field !== 'buyer.contact.email') return SAME[field] ?? field
  const billing = client.contacts.findIndex((contact) => contact.isBilling)
  return billing === -1 ? 'billingContact' : `contacts.${billing}.email`
}
