import type { Client } from '../model/party.ts'
import { compactIdentifier } from './identifiers.ts'

/** The client with its numbers as they are compared and sent: no spaces, no dots, capitals; e-mail addresses without spaces around. */
export const withPlainIdentifiers = (client: Client): Client => ({
  ...client,
  siren: compactIdentifier(client.siren),
  nic: compactIdentifier(client.nic),
  vatNumber: compactIdentifier(client.vatNumber),
  iban: compactIdentifier(client.iban),
  bic: compactIdentifier(client.bic),
  contacts: client.contacts.map((contact) => ({ ...contact, email: contact.email.trim() })),
})
