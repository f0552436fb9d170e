import { useState } from 'react'
import { useFieldArray } from 'react-hook-form'
import type { Contact } from '../../../shared/model/party.ts'
import { cardText as text } from '../../text/client-card.ts'
import { useClientForm } from './client-form.ts'
import { ContactCard } from './contact-card.tsx'
import { EraseDialog } from './erase-dialog.tsx'

const emptyContact = (isBilling: boolean): Contact => ({
  id: crypto.randomUUID(),
  civility: '',
  lastName: '',
  firstName: '',
  role: '',
  service: '',
  phone: '',
  mobile: '',
  fax: '',
  email: '',
  isBilling,
  receivesCopy: false,
})

/** The persons of the client. The first one becomes the Contact de facturation. */
export function ContactsTab() {
  const { control, client, setValue } = useClientForm()
  const contacts = useFieldArray({ control, name: 'contacts', keyName: 'key' })
  const [erasing, setErasing] = useState<Contact | null>(null)
  const chooseBilling = (chosen: string | null) => {
    client.contacts.forEach((contact, index) => {
      setValue(`contacts.${index}.isBilling`, contact.id === chosen, { shouldDirty: true })
    })
  }
  return (
    <>
      {client.contacts.length === 0 && <p className="notice">{text.noContact}</p>}
      {contacts.fields.map((field, index) => (
        <ContactCard
          key={field.key}
          index={index}
          onBilling={(chosen) => chooseBilling(chosen ? field.id : null)}
          onRemove={() => contacts.remove(index)}
          onErase={() => setErasing(client.contacts[index] ?? null)}
        />
      ))}
      <div>
        <button
          type="button"
          className="button"
          onClick={() => contacts.append(emptyContact(!client.contacts.some((one) => one.isBilling)))}
        >
          {text.addContact}
        </button>
      </div>
      {erasing && <EraseDialog contact={erasing} onClose={() => setErasing(null)} />}
    </>
  )
}
