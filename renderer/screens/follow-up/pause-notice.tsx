import { Link } from '@tanstack/react-router'
import { CirclePause } from 'lucide-react'
import { useAction, useAnswer } from '../../api.ts'
import { followUpText as text } from '../../text/follow-up.ts'

/** Where each reason is mended. */
const FIELDS = { signed_out: 'password', incomplete: 'password', inactive: 'active' } as const

/** Why the whole queue waits for a person, and the one action that frees it. */
export function PauseNotice() {
  const status = useAnswer('sync.status', {})
  const resume = useAction('sync.resume')
  const hold = useAction('sync.hold')
  const paused = status.data?.paused
  if (!paused) return null
  const failure = resume.error ?? hold.error
  return (
    <div className="notice pause-notice" data-tone={paused.reason === 'held' ? 'warning' : 'error'} role="status">
      <CirclePause size={16} aria-hidden />
      <div>
        <strong>{text.paused(status.data?.pending ?? 0)}</strong>
        <p>
          {paused.message} {failure?.failure.message}
        </p>
      </div>
      {paused.reason === 'held' ? (
        <button type="button" className="button" onClick={() => hold.mutate({ held: false })}>
          {text.resumeHeld}
        </button>
      ) : paused.reason === 'contract' ? (
        <button type="button" className="button" onClick={() => resume.mutate({})}>
          {text.resume}
        </button>
      ) : (
        <Link className="button" to="/parametres/neotouch" search={{ field: FIELDS[paused.reason] }}>
          {text.openSettings}
        </Link>
      )}
    </div>
  )
}

/** « Suspendre les envois »: nothing of this dossier leaves until it is resumed. */
export function HoldButton() {
  const neotouch = useAnswer('neotouch.get', {})
  const hold = useAction('sync.hold')
  if (!neotouch.data || neotouch.data.held) return null
  return (
    <button type="button" className="button screen-bar-end" onClick={() => hold.mutate({ held: true })}>
      {text.hold}
    </button>
  )
}
