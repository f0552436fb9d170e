import { type KeyboardEvent, useEffect } from 'react'
import type { useDraft } from './use-draft.ts'
import type { useDraftActions } from './use-draft-actions.ts'

interface Subject {
  draft: ReturnType<typeof useDraft>
  actions: ReturnType<typeof useDraftActions>
}

/**
 * Keys of the whole draft: Ctrl+S, Ctrl+Entrée, Ctrl+P and Ctrl+D wherever the focus is, unless a box is open.
 * Returns those of its own entries, Ctrl+Z and Ctrl+Y.
 */
export function useDraftKeys({ draft, actions }: Subject): (event: KeyboardEvent) => void {
  useEffect(() => {
    const byKey: Readonly<Record<string, () => unknown>> = {
      s: draft.flush,
      enter: actions.issue,
      p: actions.preview,
      d: actions.duplicate,
    }
    const onKey = (event: globalThis.KeyboardEvent) => {
      const key = event.key.toLowerCase()
      const action = event.ctrlKey && !event.altKey ? byKey[key] : undefined
      if (!action || event.defaultPrevented || document.querySelector('[role=dialog]')) return
      event.preventDefault()
      // An open cell writes its text when it loses the focus.
      const entry = document.activeElement
      if ((key === 's' || key === 'enter') && entry instanceof HTMLElement && entry.matches('input, textarea')) {
        entry.blur()
        if (key === 's') entry.focus()
      }
      void action()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })

  return (event) => {
    // An open cell keeps its own undo until it is left.
    const inCell = event.target instanceof HTMLElement && event.target.classList.contains('line-grid-input')
    if (!event.ctrlKey || event.altKey || inCell) return
    const key = event.key.toLowerCase()
    if (key !== 'z' && key !== 'y') return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'y' || event.shiftKey) draft.redo()
    else draft.undo()
  }
}
