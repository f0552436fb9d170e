import type { Document } from '../../../shared/model/document.ts'
import { type Client, type Contact, contactSchema } from '../../../shared/model/party.ts'
import type { SendChoice, SendPreparation } from '../../../shared/model/send-dialog.ts'
import { type Check, type Receiver, receiverSchema, type SendingSettings } from '../../../shared/model/sending.ts'
import { emailProblem } from '../../../shared/rules/identifiers.ts'
import { type Addressee, addressLines } from '../../../shared/rules/postal-address.ts'

/** The `Contact de facturation`. */
export const billingOf = (client: Pick<Client, 'contacts'>): Contact | null =>
  client.contacts.find((contact) => contact.isBilling) ?? null

export const contactName = (contact: Contact): string => [contact.firstName, contact.lastName].filter(Boolean).join(' ')

/** What a letter to this client bears, by the card of today. */
export const addresseeOfClient = ({ civility, name, billingAddress }: Client): Addressee => ({
  civility,
  name,
  address: billingAddress,
})

/**
 * Who a letter goes to: the client's card of today, which can be mended after the document was issued. Where the card has
 * no address at all, the document's own, which an import may have brought.
 */
export function addresseeOf({ buyer }: Document, client: Client): Addressee {
  const { line1, line2, line3, line4, city } = client.billingAddress
  const known = [line1, line2, line3, line4, city].some((text) => text.trim() !== '')
  return known ? addresseeOfClient(client) : buyer
}

/** The address block on the archived file; null: there is no file yet. */
export const printedAddress = ({ file, buyer }: Document): string[] | null =>
  file === null ? null : addressLines(buyer)

/** Re-read from the client in the dialog, then frozen with the sending. */
export function receiverOf(document: Document, client: Client, choice: SendChoice): Receiver {
  const billing = billingOf(client)
  const { buyer, content } = document
  return receiverSchema.parse({
    name: buyer.name,
    addressLines: addressLines(addresseeOf(document, client)),
    email: choice.email ?? (billing?.email || (document.importedNumber !== null ? (buyer.contact?.email ?? '') : '')),
    siret: buyer.siren && buyer.nic ? `${buyer.siren}${buyer.nic}` : `${client.siren}${client.nic}`,
    serviceCode: content.serviceCode || client.chorus.serviceCode,
    commitmentNumber: content.commitmentNumber,
    marketNumber: content.marketNumber || client.chorus.marketNumber,
    contactId: choice.email === null ? (billing?.id ?? null) : null,
  })
}

/** One transport a copy: by e-mail to each chosen contact (`emails`; null: those of the card), by post to `addressee`. */
export function copiesOf(
  addressee: Addressee,
  client: Client,
  settings: SendingSettings,
  emails: readonly string[] | null,
) {
  const { name } = addressee
  if (settings.copy === 'courrier') {
    const receiver = receiverSchema.parse({ name, addressLines: addressLines(addressee) })
    return [{ channel: 'courrier' as const, receiver }]
  }
  if (settings.copy === 'none') return []
  const chosen = client.contacts.filter((contact) => contact.receivesCopy && contact.email !== '')
  const receivers =
    emails === null
      ? chosen.map((contact) => ({
          name: contactName(contact) || name,
          email: contact.email,
          contactId: contact.id,
        }))
      : emails.map((email) => {
          const contact = client.contacts.find((one) => one.email === email)
          return contact ? { name: contactName(contact) || name, email, contactId: contact.id } : { name, email }
        })
  return receivers.map((receiver) => ({ channel: 'email' as const, receiver: receiverSchema.parse(receiver) }))
}

/**
 * « Garder ces choix pour ce client », for the copies: those who were chosen receive the next ones too. An address that
 * was typed becomes a contact, so that the next sending finds it.
 */
export function withCopyContacts(client: Client, emails: readonly string[] | null, newId: () => string): Client {
  if (emails === null) return client
  const chosen = new Set(emails)
  const contacts = client.contacts.map((contact) =>
    contact.email === '' ? contact : { ...contact, receivesCopy: chosen.has(contact.email) },
  )
  const unknown = emails.filter((email) => !client.contacts.some((contact) => contact.email === email))
  const added = unknown.map((email) => contactSchema.parse({ id: newId(), email, role: 'Copie', receivesCopy: true }))
  return { ...client, contacts: [...contacts, ...added] }
}

/** What keeps a copy from leaving. */
export function copyChecks(settings: SendingSettings, copies: SendPreparation['copies']): Check[] {
  const block = (id: string, message: string): Check => ({
    id,
    severity: 'blocking',
    message,
    screen: 'send',
    field: 'copyEmails',
  })
  if (settings.copy === 'email' && copies.length === 0) {
    return [block('NB-COP-1', 'Copie par e-mail : choisissez au moins un contact qui la reçoit.')]
  }
  return copies.flatMap(({ channel, receiver }) => {
    const problem = channel === 'email' ? emailProblem(receiver.email) : null
    return problem === null ? [] : [block('NB-COP-2', `Copie à « ${receiver.email} » : ${problem}`)]
  })
}
