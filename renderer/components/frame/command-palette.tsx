import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components'
import { call } from '../../api.ts'
import { paletteText as text } from '../../text/palette.ts'
import { entriesMatching, hitEntry, type PaletteEntry } from './palette-entries.ts'
import '../../styles/dialog.css'
import '../../styles/palette.css'

interface CommandPaletteProps {
  entries: readonly PaletteEntry[]
  go: (to: string, search?: Record<string, string>) => void
  onClose: () => void
}

/** Ctrl+K: screens, actions, clients, documents and articles by a few letters. */
export function CommandPalette({ entries, go, onClose }: CommandPaletteProps) {
  const [query, setQuery] = useState('')
  const [active, setActive] = useState(0)
  const typed = query.trim()
  const hits = useQuery({
    queryKey: ['search.all', { query: typed }],
    queryFn: () => call('search.all', { query: typed }),
    enabled: typed.length > 1,
    placeholderData: keepPreviousData,
  })
  const found = typed.length > 1 ? (hits.data ?? []).map((hit) => hitEntry(hit, go)) : []
  const fixed = entriesMatching(entries, typed)
  const shown = [...fixed, ...found]
  const current = Math.min(active, Math.max(0, shown.length - 1))
  const waiting = typed.length > 1 && (hits.isFetching || hits.isPlaceholderData)

  const run = (entry: PaletteEntry) => {
    onClose()
    entry.run()
  }
  /** Entrée before the answer to the last key: a screen or an action is there already, a record is waited for. */
  const take = async () => {
    if (!waiting || current < fixed.length) {
      const entry = shown[current]
      if (entry) run(entry)
      return
    }
    const [first] = await call('search.all', { query: typed })
    if (first) run(hitEntry(first, go))
  }
  const move = (to: number) => {
    const next = (to + shown.length) % Math.max(1, shown.length)
    setActive(next)
    document.getElementById(`palette-${next}`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') move(current + 1)
    else if (event.key === 'ArrowUp') move(current - 1)
    else if (event.key === 'Enter') void take()
    else return
    event.preventDefault()
  }

  return (
    <ModalOverlay
      className="dialog-scrim palette-scrim"
      isDismissable
      isOpen
      onOpenChange={(open) => open || onClose()}
    >
      <Modal className="dialog palette">
        <AriaDialog className="dialog-frame" aria-label={text.title}>
          <input
            className="palette-field"
            role="combobox"
            aria-label={text.title}
            aria-expanded={shown.length > 0}
            aria-controls="palette-results"
            aria-activedescendant={shown.length > 0 ? `palette-${current}` : undefined}
            // biome-ignore lint/a11y/noAutofocus: the person asked for this field
            autoFocus
            placeholder={text.hint}
            value={query}
            onChange={(event) => {
              setQuery(event.target.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div id="palette-results" className="palette-results" role="listbox" aria-label={text.results} tabIndex={-1}>
            {shown.map((entry, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the field, which keeps the focus
              <div
                key={entry.id}
                id={`palette-${index}`}
                role="option"
                tabIndex={-1}
                aria-selected={index === current}
                className="palette-entry"
                onMouseMove={() => setActive(index)}
                onClick={() => run(entry)}
              >
                <span className="palette-group">{entry.group}</span>
                <span className="palette-title">{entry.title}</span>
                {entry.subtitle && <small>{entry.subtitle}</small>}
                {entry.keys && <kbd>{entry.keys}</kbd>}
              </div>
            ))}
          </div>
          {shown.length === 0 && !waiting && (
            <p className="palette-none" role="status">
              {text.none(typed)}
            </p>
          )}
          <p className="palette-keys">{text.keysLine}</p>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
