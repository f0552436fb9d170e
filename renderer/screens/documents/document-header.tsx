import { useState } from 'react'
import type { DocumentContent } from '../../../shared/model/document.ts'
import { useAnswer } from '../../api.ts'
import { DateField } from '../../components/date-field.tsx'
import { documentsText as text } from '../../text/documents.ts'
import { formatDate } from '../../text/format.ts'

interface DocumentHeaderProps {
  content: DocumentContent
  /** The client is a public body: Chorus data are shown. */
  isPublic: boolean
  onChange: (part: Partial<DocumentContent>) => void
}

const PUBLIC_FIELDS = [
  ['commitmentNumber', text.commitment],
  ['serviceCode', text.serviceCode],
  ['marketNumber', text.market],
] as const

/** Client, dates, references of a draft. */
export function DocumentHeader({ content, isPublic, onChange }: DocumentHeaderProps) {
  return (
    <div className="document-head">
      <ClientPicker clientId={content.clientId} onChoose={(clientId) => onChange({ clientId })} />
      <DateField
        id="date"
        label={text.columns.date}
        value={content.date}
        required
        onChange={(date) => date && onChange({ date })}
      />
      <DateField
        id="dueDate"
        label={text.columns.dueDate}
        value={content.dueDate}
        reference={content.date}
        onChange={(dueDate) => onChange({ dueDate })}
      />
      <DateField
        id="deliveryDate"
        label={text.delivery}
        value={content.deliveryDate}
        reference={content.date}
        onChange={(deliveryDate) => onChange({ deliveryDate })}
      />
      <div className="entry">
        <label htmlFor="reference">{text.columns.reference}</label>
        <input
          id="reference"
          className="input"
          maxLength={70}
          value={content.reference}
          onChange={(event) => onChange({ reference: event.target.value })}
        />
      </div>
      {content.originalInvoice && (
        <p>
          {text.singular('invoice')} {content.originalInvoice.number} {formatDate(content.originalInvoice.date)}
        </p>
      )}
      {isPublic &&
        PUBLIC_FIELDS.map(([key, label]) => (
          <div className="entry" key={key}>
            <label htmlFor={key}>{label}</label>
            <input
              id={key}
              className="input"
              maxLength={key === 'serviceCode' ? 100 : 50}
              value={content[key]}
              onChange={(event) => onChange({ [key]: event.target.value })}
            />
          </div>
        ))}
    </div>
  )
}

interface ClientPickerProps {
  /** null: none yet. */
  clientId: string | null
  onChoose: (clientId: string) => void
}

/** Finds a client by its name, code or city. */
export function ClientPicker({ clientId, onChoose }: ClientPickerProps) {
  const [search, setSearch] = useState<string | null>(null)
  const current = useAnswer('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const found = useAnswer('clients.list', { search: search ?? '', limit: 50 }, { enabled: search !== null })
  const rows = found.data?.rows ?? []
  return (
    <div className="entry">
      <label htmlFor="client">{text.columns.client}</label>
      <input
        id="client"
        className="input"
        list="client-choices"
        autoComplete="off"
        placeholder={text.chooseClient}
        value={search ?? current.data?.name ?? ''}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          const typed = event.target.value
          const chosen = rows.find((row) => `${row.name} (${row.code})` === typed)
          setSearch(chosen ? null : typed)
          if (chosen) onChoose(chosen.id)
        }}
        onBlur={() => setSearch(null)}
      />
      <datalist id="client-choices">
        {rows.map((row) => (
          <option key={row.id} value={`${row.name} (${row.code})`}>
            {row.city}
          </option>
        ))}
      </datalist>
    </div>
  )
}
