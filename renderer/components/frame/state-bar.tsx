import { useAnswer } from '../../api.ts'
import { frameText as text } from '../../text/frame.ts'

/** What waits, and whether anything really leaves. */
export function StateBar() {
  const status = useAnswer('sync.status', {})
  const neotouch = useAnswer('neotouch.get', {})
  const info = useAnswer('app.info', {})
  return (
    <footer className="frame-state">
      <span>
        <kbd>F1</kbd> {text.help}
      </span>
      <span>
        <kbd>Ctrl /</kbd> {text.keys}
      </span>
      {status.data && status.data.pending > 0 && <span role="status">{text.pending(status.data.pending)}</span>}
      {status.data?.paused && (
        <span className="pause" title={status.data.paused.message}>
          {status.data.paused.message}
        </span>
      )}
      <span className="end">{neotouch.data?.environment === 'sandbox' ? text.sandbox : ''}</span>
      <span>{info.data ? `v${info.data.version}` : ''}</span>
    </footer>
  )
}
