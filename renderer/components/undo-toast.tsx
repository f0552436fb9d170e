import { useEffect, useSyncExternalStore } from 'react'
import { commonText } from '../text/common.ts'
import '../styles/undo-toast.css'

interface Offer {
  message: string
  undo: () => Promise<void>
}

/** Milliseconds that an undo is offered. */
const OFFERED = 10_000

let current: Offer | null = null
const listeners = new Set<() => void>()
const show = (offer: Offer | null): void => {
  current = offer
  for (const listener of listeners) listener()
}

/** Says what was done, and offers to undo it for ten seconds; a newer offer takes its place. */
export function offerUndo(message: string, undo: () => Promise<void>): void {
  const offer = { message, undo }
  show(offer)
  setTimeout(() => {
    if (current === offer) show(null)
  }, OFFERED)
}

/** Where offers are shown, whatever the screen. Ctrl+Z takes the offer when no entry has the focus. */
export function UndoToast() {
  const offer = useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => current,
  )
  const undo = () => {
    show(null)
    void offer?.undo()
  }
  useEffect(() => {
    if (offer === null) return
    const onKey = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLElement && event.target.matches('input, textarea, select')
      if (!event.ctrlKey || event.key.toLowerCase() !== 'z' || typing) return
      event.preventDefault()
      undo()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <div className="undo-toast" role="status">
      {offer && (
        <p>
          {offer.message}
          <button type="button" className="link-button" onClick={undo}>
            {commonText.undo} <kbd>Ctrl Z</kbd>
          </button>
        </p>
      )}
    </div>
  )
}
