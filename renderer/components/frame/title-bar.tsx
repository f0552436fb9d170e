import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { SearchHit } from '../../../shared/model/views.ts'
import { call, useAnswer } from '../../api.ts'
import { frameText as text } from '../../text/frame.ts'

/** Name, search over clients and documents (Ctrl+K), network in words, theme. */
export function TitleBar() {
  const client = useQueryClient()
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const hits = useAnswer('search.all', { query }, { enabled: query.trim().length > 1 })
  const preferences = useAnswer('preferences.get', {})
  const status = useAnswer('sync.status', {})
  const online = status.data?.online ?? null
  const dark = preferences.data?.theme === 'dark'

  useEffect(() => {
    const focusSearch = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== 'k') return
      event.preventDefault()
      field.current?.select()
    }
    window.addEventListener('keydown', focusSearch)
    return () => window.removeEventListener('keydown', focusSearch)
  }, [])

  const open = (hit: SearchHit) => {
    setQuery('')
    if (hit.type === 'client') void navigate({ to: '/ventes/clients/$clientId', params: { clientId: hit.id } })
    else void navigate({ to: '/ventes/documents/$documentId', params: { documentId: hit.id } })
  }
  const found = query.trim().length > 1 ? (hits.data ?? []) : []

  return (
    <header className="frame-title">
      <div className="frame-brand">
        <i aria-hidden>N</i>
        {text.brand}
      </div>
      <div className="frame-search">
        <input
          ref={field}
          className="input"
          type="search"
          aria-label={text.search}
          placeholder={text.searchHint}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setQuery('')
            if (event.key === 'Enter' && found[0]) open(found[0])
          }}
        />
        {found.length > 0 && (
          <ul className="frame-hits">
            {found.map((hit) => (
              <li key={hit.id}>
                <button type="button" onClick={() => open(hit)}>
                  {hit.title} <small>{hit.subtitle}</small>
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <div className="frame-tools">
        <button
          type="button"
          className="link-button"
          onClick={async () => {
            await call('preferences.set', { theme: dark ? 'light' : 'dark' })
            await client.invalidateQueries({ queryKey: ['preferences.get'] })
          }}
        >
          {dark ? text.light : text.dark}
        </button>
        <span className="frame-online" data-online={online === null ? 'unknown' : online} role="status">
          {online === null ? text.unknown : online ? text.online : text.offline}
        </span>
        {online === false && (
          <button type="button" className="link-button" onClick={() => void call('sync.now', {})}>
            {text.retryNow}
          </button>
        )}
      </div>
    </header>
  )
}
