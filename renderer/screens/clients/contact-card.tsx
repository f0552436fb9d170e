import { useState } from 'react'
import { CallError, call } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { clientActionText } from '../../text/client-actions.ts'
import { cardText as text } from '../../text/client-card.ts'
import { BoxesRow, BoxField, TextField } from './client-fields.tsx'
import { fieldId, useClientForm } from './client-form.ts'

interface ContactCardProps {
  index: number
  onBilling: (chosen: boolean) => void
  onRemove: () => void
  onErase: () => void
}

/** One contact, with the rights of the person on its data. */
export function ContactCard({ index, onBilling, onRemove, onErase }: ContactCardProps) {
  const { client, saved } = useClientForm()
  const [told, setTold] = useState<string | null>(null)
  const contact = client.contacts[index]
  if (!contact) return null
  const at = `contacts.${index}` as const
  const isSaved = saved.contacts.some((one) => one.id === contact.id)
  const title = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || text.contact(index + 1)

  const exportData = async () => {
    if (!isSaved) return setTold(clientActionText.exportUnsaved)
    try {
      const { path } = await call('dialogs.saveContactData', { clientId: client.id, contactId: contact.id })
      setTold(path === null ? null : clientActionText.exported(path))
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setTold(error.failure.message)
    }
  }
  return (
    <Card
      title={title}
      aside={
        <>
          {contact.isBilling && (
            <span className="chip" data-tone="accent">
              {text.isBilling}
            </span>
          )}
          <button type="button" className="link-button" onClick={() => void exportData()}>
            {text.exportContact}
          </button>
          <button
            type="button"
            className="link-button"
            onClick={() => (isSaved ? onErase() : setTold(clientActionText.eraseUnsaved))}
          >
            {text.eraseContact}
          </button>
          <button
            type="button"
            className="link-button"
            aria-label={`${text.removeContact} ${title}`}
            onClick={onRemove}
          >
            {text.removeContact}
          </button>
        </>
      }
    >
      {told && (
        <p className="notice" role="status">
          {told}
        </p>
      )}
      <div className="client-columns">
        <div>
          <TextField path={`${at}.civility`} label={text.fields.contactCivility} size="small" />
          <TextField path={`${at}.lastName`} label={text.fields.lastName} />
          <TextField path={`${at}.firstName`} label={text.fields.firstName} />
          <TextField path={`${at}.service`} label={text.fields.service} />
          <TextField path={`${at}.role`} label={text.fields.role} />
        </div>
        <div>
          <TextField path={`${at}.email`} label={text.fields.email} />
          <TextField path={`${at}.phone`} label={text.fields.phone} />
          <TextField path={`${at}.mobile`} label={text.fields.mobile} />
          <TextField path={`${at}.fax`} label={text.fields.fax} />
          <BoxesRow label={text.options}>
            <label className="box">
              <input
                id={fieldId(`${at}.isBilling`)}
                type="checkbox"
                checked={contact.isBilling}
                onChange={(event) => onBilling(event.target.checked)}
              />
              {text.isBilling}
            </label>
            <BoxField path={`${at}.receivesCopy`} label={text.receivesCopy} />
          </BoxesRow>
        </div>
      </div>
    </Card>
  )
}
