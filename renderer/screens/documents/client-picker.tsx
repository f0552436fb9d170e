import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { UserPlus } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { flushSync } from 'react-dom'
import type { ClientChoice } from '../../../shared/model/client-life.ts'
import { call, useAnswer } from '../../api.ts'
import { clientPickerText as text } from '../../text/client-picker.ts'
import { documentsText } from '../../text/documents.ts'
import { NewClientDialog } from '../clients/new-client-dialog.tsx'
import '../../styles/client-picker.css'

interface ClientPickerProps {
  id?: string
  /** null: none yet. */
  clientId: string | null
  onChoose: (clientId: string) => void
  /** Where a client may be left out: what an empty entry does. Nothing is created there, and archived clients are found. */
  onClear?: () => void
}

const LIMIT = 12

/** Finds a client in use by its code, name, town or SIREN, or creates it; the entry keeps the focus and the keys. */
export function ClientPicker({ id = 'client', clientId, onChoose, onClear }: ClientPickerProps) {
  const listId = `${id}-choices`
  const optionId = (index: number): string => `${listId}-${index}`
  const [search, setSearch] = useState<string | null>(null)
  const [pointed, setPointed] = useState(0)
  const [creating, setCreating] = useState<string | null>(null)
  const current = useAnswer('clients.get', { id: clientId ?? '' }, { enabled: clientId !== null })
  const typed = search?.trim() ?? ''
  const creates = onClear === undefined
  const asked = { query: typed, limit: LIMIT, archived: !creates }
  const found = useQuery({
    queryKey: ['clients.choices', asked],
    queryFn: () => call('clients.choices', asked),
    enabled: typed !== '',
    placeholderData: keepPreviousData,
  })
  const isOpen = typed !== '' && found.data !== undefined
  const clients = isOpen ? found.data : []
  // The last one creates the client.
  const count = isOpen ? clients.length + (creates ? 1 : 0) : 0
  const active = Math.min(pointed, count - 1)

  const close = () => {
    setSearch(null)
    setPointed(0)
  }
  const choose = (client: ClientChoice) => {
    close()
    onChoose(client.id)
  }
  const create = () => {
    setCreating(typed)
    close()
  }
  /** Entrée before the answer to the last key waits for it: what was found for another word is never taken. */
  const take = async () => {
    const list = found.isPlaceholderData || found.data === undefined ? await call('clients.choices', asked) : found.data
    const client = list[Math.min(pointed, list.length)]
    if (client) choose(client)
    else if (creates) create()
  }
  const leave = () => {
    if (search !== null && typed === '') onClear?.()
    close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (search === null || event.ctrlKey) return
    if (typed === '') {
      if (event.key === 'Enter') leave()
      return
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && count > 0) setPointed((active + step + count) % count)
    else if (event.key === 'Enter') void take()
    else if (event.key === 'Escape') close()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="entry document-client">
      <label htmlFor={id}>{documentsText.columns.client}</label>
      <input
        id={id}
        className="input"
        role="combobox"
        autoComplete="off"
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? listId : undefined}
        aria-activedescendant={count > 0 ? optionId(active) : undefined}
        placeholder={creates ? text.hint : text.all}
        value={search ?? current.data?.name ?? ''}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setSearch(event.target.value)
          setPointed(0)
        }}
        onKeyDown={onKeyDown}
        onBlur={leave}
      />
      {isOpen && (
        <div id={listId} className="client-choices" role="listbox" aria-label={text.choices} tabIndex={-1}>
          {clients.map((client, index) => (
            <Choice
              key={client.id}
              id={optionId(index)}
              index={index}
              active={active}
              onPoint={setPointed}
              onTake={() => choose(client)}
            >
              <span className="client-choice-name">{client.name}</span>
              <span className="client-choice-code">{client.code}</span>
              <small>{text.place(client)}</small>
            </Choice>
          ))}
          {creates && (
            <Choice
              id={optionId(clients.length)}
              creates
              index={clients.length}
              active={active}
              onPoint={setPointed}
              onTake={create}
            >
              <span className="client-choice-name">
                <UserPlus size={14} aria-hidden /> {text.create(typed)}
              </span>
            </Choice>
          )}
          {count === 0 && <p className="client-none">{text.none}</p>}
        </div>
      )}
      <p className="visually-hidden" role="status">
        {isOpen ? text.found(clients.length, creates) : ''}
      </p>
      {creating !== null && (
        <NewClientDialog
          name={creating}
          onClose={() => setCreating(null)}
          onSaved={(client) => {
            // The dialog must be gone, or it would keep the focus.
            flushSync(() => setCreating(null))
            onChoose(client.id)
          }}
        />
      )}
    </div>
  )
}

function Choice(props: {
  id: string
  creates?: boolean
  index: number
  active: number
  onPoint: (index: number) => void
  onTake: () => void
  children: ReactNode
}) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the entry, which keeps the focus
    <div
      id={props.id}
      data-creates={props.creates}
      role="option"
      tabIndex={-1}
      aria-selected={props.index === props.active}
      className="client-choice"
      onMouseMove={() => props.onPoint(props.index)}
      onMouseDown={(event) => event.preventDefault()}
      onClick={props.onTake}
    >
      {props.children}
    </div>
  )
}
