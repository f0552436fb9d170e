import type { Contact } from '../../../shared/model/party.ts'
import { label, type Place } from './address.ts'
import type { Row } from './header.ts'
import { parseEmails, singleSpaced } from './values.ts'

/** What the file says of a contact; absent columns are absent keys. */
export type ContactFields = Partial<Omit<Contact, 'id' | 'isBilling' | 'receivesCopy'>>

const COLUMNS = {
  civility: 'Civilité (contact)',
  lastName: 'Nom (contact)',
  firstName: 'Prénom',
  role: 'Fonction',
  service: 'Service/Bureau',
  phone: 'Téléphone fixe',
  mobile: 'Téléphone portable',
  fax: 'Fax',
} as const

/** The contact of one place; the e-mail is the first valid address of its cell. */
export function readContact(row: Row, place: Place): ContactFields {
  const fields: ContactFields = {}
  for (const [field, column] of Object.entries(COLUMNS) as [keyof typeof COLUMNS, string][]) {
    if (row.has(label(place, column))) fields[field] = singleSpaced(row.raw(label(place, column)))
  }
  if (row.has(label(place, 'E-mail'))) fields.email = parseEmails(row.raw(label(place, 'E-mail'))).valid[0] ?? ''
  return fields
}

export const isEmptyContact = (fields: ContactFields): boolean => Object.values(fields).every((value) => value === '')

/** A contact made of `base`, or of nothing, and of what the file says. */
export function mergeContact(base: Contact | null, fields: ContactFields, newContact: () => Contact): Contact {
  return { ...(base ?? newContact()), ...fields }
}

export const blankContact = (id: string): Contact => ({
  id,
  civility: '',
  lastName: '',
  firstName: '',
  role: '',
  service: '',
  phone: '',
  mobile: '',
  fax: '',
  email: '',
  isBilling: false,
  receivesCopy: false,
})

/** Role of the contact made from the second address of an e-mail cell: a person confirms it before it receives copies. */
export const PROPOSED_COPY_ROLE = 'Copie à confirmer'

const samePerson = (contact: Contact, fields: ContactFields): boolean =>
  fields.lastName || fields.firstName
    ? contact.lastName === (fields.lastName ?? '') && contact.firstName === (fields.firstName ?? '')
    : fields.email !== undefined && fields.email !== '' && contact.email === fields.email

/**
 * The client's contacts after the import: the Contact de facturation updated in place, the delivery contact and a
 * second e-mail address added or updated, all others kept.
 */
export function mergeContacts(row: Row, existing: readonly Contact[], newId: () => string): Contact[] {
  const contacts = [...existing]
  const place = (match: (contact: Contact) => boolean, fields: ContactFields, isBilling: boolean): void => {
    const index = contacts.findIndex(match)
    const merged = mergeContact(contacts[index] ?? null, fields, () => ({ ...blankContact(newId()), isBilling }))
    if (index === -1) contacts.push(merged)
    else contacts[index] = merged
  }
  const billingPlace: Place = { before: '', role: 'facturation' }
  const billing = readContact(row, billingPlace)
  if (!isEmptyContact(billing)) place((contact) => contact.isBilling, billing, true)
  const second = parseEmails(row.raw(label(billingPlace, 'E-mail'))).valid[1]
  if (second !== undefined) {
    const known = (contact: Contact): boolean => !contact.isBilling && contact.email === second
    if (!contacts.some(known)) place(known, { email: second, role: PROPOSED_COPY_ROLE }, false)
  }
  const delivery = readContact(row, { before: '', role: 'livraison' })
  if (!isEmptyContact(delivery))
    place((contact) => !contact.isBilling && samePerson(contact, delivery), delivery, false)
  return contacts
}
