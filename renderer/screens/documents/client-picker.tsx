import { useState } from 'react'
import { useAnswer } from '../../api.ts'
import { documentsText as text } from '../../text/documents.ts'

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
    <div className="entry document-client">
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
        onKeyDown={(event) => {
          // One client left: Entrée takes it.
          const [only, other] = rows
          if (event.key !== 'Enter' || event.ctrlKey || search === null || !only || other) return
          event.preventDefault()
          setSearch(null)
          onChoose(only.id)
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
