import { useQueryClient } from '@tanstack/react-query'
import { Search } from 'lucide-react'
import { call, useAnswer } from '../../api.ts'
import { frameText as text } from '../../text/frame.ts'
import { OPEN_PALETTE } from './frame-keys.tsx'
import '../../styles/palette.css'

/** Name, search over everything (Ctrl+K), network in words, theme. */
export function TitleBar() {
  const client = useQueryClient()
  const preferences = useAnswer('preferences.get', {})
  const status = useAnswer('sync.status', {})
  const online = status.data?.online ?? null
  const dark = preferences.data?.theme === 'dark'

  return (
    <header className="frame-title">
      <div className="frame-brand">
        <i aria-hidden>N</i>
        {text.brand}
      </div>
      <div className="frame-search">
        <button
          type="button"
          className="frame-search-button"
          onClick={() => window.dispatchEvent(new Event(OPEN_PALETTE))}
        >
          <Search size={14} aria-hidden />
          {text.searchHint}
          <kbd>Ctrl K</kbd>
        </button>
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
