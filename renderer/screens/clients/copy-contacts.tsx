import { TriangleAlert } from 'lucide-react'
import { cardText as text } from '../../text/client-card.ts'
import { BoxesRow, BoxField } from './client-fields.tsx'
import { useClientForm } from './client-form.ts'

/** The contacts of the client that receive the copy. */
export function CopyContacts({ byEmail }: { byEmail: boolean }) {
  const { client } = useClientForm()
  const reachable = client.contacts.map((contact, index) => ({ contact, index })).filter(({ contact }) => contact.email)
  const nobody = byEmail && !reachable.some(({ contact }) => contact.receivesCopy)
  return (
    <BoxesRow
      label={text.copyContacts}
      message={
        nobody && (
          <p className="row-message" data-severity="warning">
            <TriangleAlert size={14} aria-hidden /> {text.copyWithoutContact}
          </p>
        )
      }
    >
      {reachable.length === 0 && <span className="row-hint">{text.noCopyContact}</span>}
      {reachable.map(({ contact, index }) => (
        <BoxField
          key={contact.id}
          path={`contacts.${index}.receivesCopy`}
          label={[[contact.firstName, contact.lastName].filter(Boolean).join(' '), contact.email]
            .filter(Boolean)
            .join(' · ')}
        />
      ))}
    </BoxesRow>
  )
}
