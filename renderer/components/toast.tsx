import { X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { toastText as text } from '../text/toast.ts'
import '../styles/toast.css'

export interface Toast {
  message: string
  tone?: 'ok' | 'error'
  /** A place to look at. */
  link?: { label: string; follow: () => void }
  /** Takes the action back, from its button or Ctrl+Z. */
  undo?: () => void
  /** UTC milliseconds when it goes away; until then it may be undone. Absent: eight seconds from now. */
  until?: number
}

interface ShownToast extends Toast {
  id: number
  until: number
}

const SHOWN = 8_000
const MOST = 4
let nextId = 1
let toasts: readonly ShownToast[] = []
const listeners = new Set<() => void>()

function set(next: readonly ShownToast[]): void {
  toasts = next
  for (const listener of listeners) listener()
}
const close = (id: number): void => set(toasts.filter((toast) => toast.id !== id))
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Says what was done, without stopping the person. The newest is the one that Ctrl+Z takes back. */
export function showToast(toast: Toast): void {
  set([...toasts, { until: Date.now() + SHOWN, ...toast, id: nextId++ }].slice(-MOST))
}

/** The window's messages; mounted once. It stays within reach over an open dialog. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (!event.ctrlKey || event.shiftKey || event.altKey || event.key.toLowerCase() !== 'z') return
      const target = event.target
      // In an entry Ctrl+Z takes back what was typed.
      if (target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isText(target))) return
      const last = toasts.findLast((toast) => toast.undo && toast.until > Date.now())
      if (!last) return
      event.preventDefault()
      close(last.id)
      last.undo?.()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <section className="toasts" aria-label={text.region} aria-live="polite" data-react-aria-top-layer="true">
      {shown.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

const isText = (input: HTMLInputElement): boolean => !['checkbox', 'radio', 'button'].includes(input.type)

function ToastLine({ toast }: { toast: ShownToast }) {
  const { id, until, link, undo } = toast
  const [left, setLeft] = useState(() => until - Date.now())
  useEffect(() => {
    const timer = setInterval(() => {
      const next = until - Date.now()
      if (next <= 0) close(id)
      else setLeft(next)
    }, 250)
    return () => clearInterval(timer)
  }, [id, until])
  return (
    <div className="toast" data-tone={toast.tone ?? 'ok'}>
      <span>{toast.message}</span>
      {link && (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            close(id)
            link.follow()
          }}
        >
          {link.label}
        </button>
      )}
      {undo && (
        <button
          type="button"
          className="button"
          onClick={() => {
            close(id)
            undo()
          }}
        >
          {text.undo} <span aria-hidden>{text.seconds(Math.ceil(left / 1_000))}</span> <kbd>Ctrl Z</kbd>
        </button>
      )}
      <button type="button" className="toast-close" aria-label={text.close} onClick={() => close(id)}>
        <X size={16} aria-hidden />
      </button>
    </div>
  )
}
