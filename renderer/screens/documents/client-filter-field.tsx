import { useState } from 'react'
import { useAnswer } from '../../api.ts'
import { listsText as text } from '../../text/lists.ts'

/** A client found by its code or name; empty: all clients. */
export function ClientFilterField({
  clientId,
  onChange,
}: {
  clientId: string | null
  onChange: (clientId: string | null) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const known = useAnswer('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const found = useAnswer(
    'lists.clients',
    { filter: { search: typed ?? '' }, limit: 12 },
    { enabled: typed !== null && typed.trim() !== '' },
  )
  const nameOf = (client: { code: string; name: string }): string => `${client.code} ${client.name}`
  const current = clientId !== null && known.data ? nameOf(known.data) : ''
  const choose = (entry: string) => {
    setTyped(entry)
    const client = found.data?.rows.find((row) => nameOf(row) === entry)
    if (client) {
      onChange(client.id)
      setTyped(null)
    } else if (entry.trim() === '') onChange(null)
  }
  const settle = () => {
    const only = typed?.trim() ? found.data?.rows[0] : undefined
    if (only) onChange(only.id)
    if (only || typed?.trim() === '') setTyped(null)
  }
  const unknown = typed !== null && typed.trim() !== '' && found.data?.total === 0
  return (
    <div className="entry">
      <label htmlFor="filter-client">{text.client}</label>
      <input
        id="filter-client"
        className="input"
        list="filter-clients"
        placeholder={text.clientHint}
        value={typed ?? current}
        aria-invalid={unknown}
        aria-describedby={unknown ? 'filter-client-error' : undefined}
        onChange={(event) => choose(event.target.value)}
        onBlur={settle}
        onKeyDown={(event) => {
          if (event.key === 'Enter') settle()
        }}
      />
      <datalist id="filter-clients">
        {found.data?.rows.map((row) => (
          <option key={row.id} value={nameOf(row)} />
        ))}
      </datalist>
      {unknown && (
        <p className="entry-error" id="filter-client-error">
          {text.clientUnknown}
        </p>
      )}
    </div>
  )
}
