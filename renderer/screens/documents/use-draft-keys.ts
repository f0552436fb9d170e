import type { KeyboardEvent } from 'react'
import type { useDraft } from './use-draft.ts'
import type { useDraftActions } from './use-draft-actions.ts'

interface Subject {
  draft: ReturnType<typeof useDraft>
  actions: ReturnType<typeof useDraftActions>
}

/** Keys of the whole draft: Ctrl+S, Ctrl+Entrée, Ctrl+P, Ctrl+D, Ctrl+Z and Ctrl+Y. */
export function useDraftKeys({ draft, actions }: Subject): (event: KeyboardEvent) => void {
  const run = (key: string, event: KeyboardEvent): (() => unknown) | null => {
    // An open cell keeps its own undo until it is left.
    const inCell = event.target instanceof HTMLElement && event.target.classList.contains('line-grid-input')
    switch (key) {
      case 's':
        return draft.flush
      case 'enter':
        return actions.issue
      case 'p':
        return actions.preview
      case 'd':
        return actions.duplicate
      case 'z':
        return inCell ? null : event.shiftKey ? draft.redo : draft.undo
      case 'y':
        return inCell ? null : draft.redo
      default:
        return null
    }
  }
  return (event) => {
    if (!event.ctrlKey || event.altKey) return
    const key = event.key.toLowerCase()
    const action = run(key, event)
    if (!action) return
    event.preventDefault()
    event.stopPropagation()
    // An open cell writes its text when it loses the focus.
    const open = document.activeElement
    if ((key === 's' || key === 'enter') && open instanceof HTMLElement && open.matches('input, textarea')) {
      open.blur()
      if (key === 's') open.focus()
    }
    void action()
  }
}
