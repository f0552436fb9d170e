import { useEffect } from 'react'
import { type Tab, tabBeside } from './card-tabs.tsx'
import type { ClientActions } from './use-client-actions.ts'

interface CardKeys {
  tab: Tab
  onTab: (tab: Tab) => void
  onSave: () => void
  actions: ClientActions
}

/** Keys of the whole card; none while a dialog is open. */
export function useCardKeys({ tab, onTab, onSave, actions }: CardKeys): void {
  useEffect(() => {
    const work = (event: KeyboardEvent): (() => void) | null => {
      const key = event.key.toLowerCase()
      if (event.altKey && !event.ctrlKey) {
        if (key === 'arrowleft') return () => actions.goTo(actions.neighbours?.previous)
        if (key === 'arrowright') return () => actions.goTo(actions.neighbours?.next)
      }
      if (!event.ctrlKey || event.altKey || event.shiftKey) return null
      if (key === 's') return onSave
      if (key === 'd') return actions.duplicate
      if (key === 'n') return actions.create
      if (key === 'pagedown') return () => onTab(tabBeside(tab, 1))
      if (key === 'pageup') return () => onTab(tabBeside(tab, -1))
      return null
    }
    const onKey = (event: KeyboardEvent) => {
      if (document.querySelector('[role="dialog"], [role="menu"]')) return
      const found = work(event)
      if (found === null) return
      event.preventDefault()
      found()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
