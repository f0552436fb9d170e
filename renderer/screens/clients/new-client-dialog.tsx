import { useState } from 'react'
import type { Client } from '../../../shared/model/party.ts'
import { sirenProblem } from '../../../shared/rules/identifier-problems.ts'
import { emailProblem } from '../../../shared/rules/identifiers.ts'
import { CallError, call } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { BoxRow, TextRow } from '../../components/field.tsx'
import { cardText } from '../../text/client-card.ts'
import { clientPickerText as text } from '../../text/client-picker.ts'
import { commonText } from '../../text/common.ts'
import { settingsText } from '../../text/settings.ts'

interface NewClientDialogProps {
  /** As it was typed. */
  name: string
  onSaved: (client: Client) => void
  onClose: () => void
}

/** A client made without leaving the document: what an invoice cannot do without. Ctrl+S or Entrée saves it. */
export function NewClientDialog({ name, onSaved, onClose }: NewClientDialogProps) {
  const [entry, setEntry] = useState({ name, siren: '', isPerson: false, email: '', line1: '', postcode: '', city: '' })
  const [tried, setTried] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const set = (part: Partial<typeof entry>) => setEntry({ ...entry, ...part })
  const nameProblem = tried && entry.name.trim() === '' ? text.nameMissing : undefined

  const save = async () => {
    setTried(true)
    if (entry.name.trim() === '') return
    try {
      const blank = await call('clients.blank', {})
      const { name: written, siren, isPerson, email, line1, postcode, city } = entry
      const contact = { id: crypto.randomUUID(), email: email.trim(), isBilling: true }
      const client = await call('clients.save', {
        ...blank,
        name: written,
        siren: siren.trim(),
        isPerson,
        billingAddress: { ...blank.billingAddress, line1, postcode, city },
        contacts: contact.email === '' ? [] : [contact],
      })
      onSaved(client)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.failure.message)
    }
  }
  return (
    <Dialog
      title={text.title}
      onClose={onClose}
      onKeyDown={(event) => {
        const saves = (event.ctrlKey && event.key.toLowerCase() === 's') || event.key === 'Enter'
        if (!saves || (event.target instanceof HTMLButtonElement && event.key === 'Enter')) return
        event.preventDefault()
        event.stopPropagation()
        void save()
      }}
      footer={
        <>
          <span />
          <button type="button" className="button" onClick={onClose}>
            {commonText.cancel}
          </button>
          <button type="button" className="button" data-variant="primary" onClick={() => void save()}>
            {text.save} <kbd>Ctrl S</kbd>
          </button>
        </>
      }
    >
      <div className="new-client">
        {failure && (
          <p className="notice" data-tone="error" role="alert">
            {failure}
          </p>
        )}
        <TextRow
          label={cardText.fields.name}
          required
          size="wide"
          value={entry.name}
          error={nameProblem}
          onChange={(value) => set({ name: value })}
        />
        <BoxRow
          label={cardText.nature}
          text={cardText.isPerson}
          checked={entry.isPerson}
          onChange={(isPerson) => set({ isPerson })}
        />
        {!entry.isPerson && (
          <TextRow
            label={cardText.fields.siren}
            size="small"
            value={entry.siren}
            error={sirenProblem(entry.siren) ?? undefined}
            onChange={(siren) => set({ siren })}
          />
        )}
        <TextRow
          label={cardText.billingEmail}
          size="wide"
          value={entry.email}
          error={(entry.email.trim() === '' ? null : emailProblem(entry.email)) ?? undefined}
          onChange={(email) => set({ email })}
        />
        <TextRow
          label={settingsText.fields.line1}
          size="wide"
          value={entry.line1}
          onChange={(line1) => set({ line1 })}
        />
        <TextRow
          label={settingsText.fields.postcode}
          size="small"
          value={entry.postcode}
          onChange={(postcode) => set({ postcode })}
        />
        <TextRow label={settingsText.fields.city} value={entry.city} onChange={(city) => set({ city })} />
      </div>
    </Dialog>
  )
}
