import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useAnswer } from '../../api.ts'

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Says in words that Neotouch is out of reach, and what becomes of what is queued. */
export function OfflineNotice({ text }: { text: string }) {
  const machine = useSyncExternalStore(subscribe, () => navigator.onLine)
  const status = useAnswer('sync.status', {})
  if (machine && status.data?.online !== false) return null
  return (
    <p className="notice" data-tone="warning" role="status">
      <CloudOff size={16} aria-hidden /> {text}
    </p>
  )
}
