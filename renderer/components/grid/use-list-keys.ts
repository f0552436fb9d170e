import { type RefObject, useEffect } from 'react'

interface ListKeys {
  searchField: RefObject<HTMLInputElement | null>
  onNew: () => void
}

/** F3 or Ctrl+F goes to the search of the list, Ctrl+N makes a new record. */
export function useListKeys({ searchField, onNew }: ListKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const key = event.key.toLowerCase()
      if (document.querySelector('[role=dialog]')) return
      if (event.key === 'F3' || (event.ctrlKey && key === 'f')) searchField.current?.select()
      else if (event.ctrlKey && key === 'n') onNew()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}
