import { useState } from 'react'
import type { Contact } from '../../../shared/model/party.ts'
import { CallError, call, useAnswer } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { clientActionText as text } from '../../text/client-actions.ts'
import { commonText } from '../../text/common.ts'
import { useClientForm } from './client-form.ts'

/** RGPD: what goes, what must stay and why, before it is done. */
export function EraseDialog({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const { client, dirty } = useClientForm()
  const holdings = useAnswer('clients.contactHoldings', { clientId: client.id, contactId: contact.id })
  const [problem, setProblem] = useState<string | null>(null)
  const name = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email
  const erased = (holdings.data ?? []).filter((one) => one.kept === '')
  const kept = (holdings.data ?? []).filter((one) => one.kept !== '')
  const erase = async () => {
    if (dirty) return setProblem(text.eraseUnsaved)
    try {
      await call('clients.contactErase', { clientId: client.id, contactId: contact.id })
      onClose()
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setProblem(error.failure.message)
    }
  }
  return (
    <Dialog
      title={text.eraseTitle(name)}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="button" onClick={onClose}>
            {commonText.cancel}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={() => void erase()}>
            {text.eraseDo}
          </button>
        </>
      }
    >
      <div className="client-dialog">
        {(problem ?? holdings.error?.message) && (
          <p className="notice" data-tone="error" role="alert">
            {problem ?? holdings.error?.message}
          </p>
        )}
        <h3>{text.eraseErased}</h3>
        <ul>
          {erased.map((one) => (
            <li key={one.place}>{text.places[one.place](one.count)}</li>
          ))}
        </ul>
        <h3>{text.eraseKept}</h3>
        <ul>
          {kept.map((one) => (
            <li key={one.place}>
              {text.places[one.place](one.count)}
              <small>{one.kept}</small>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
