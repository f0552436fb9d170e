import { useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'

/** Puts the cursor in the field that the address names (`?field=iban`), by the name of its entry. */
export function useAskedField(): void {
  const { field } = useSearch({ strict: false }) as { field?: string }
  useEffect(() => {
    const [entry] = field === undefined ? [] : document.getElementsByName(field)
    entry?.focus()
    entry?.scrollIntoView({ block: 'center' })
  }, [field])
}
