import { type FocusEvent, type RefObject, useLayoutEffect, useRef } from 'react'

/**
 * Focus of a grid that is drawn again at each key: it goes to the open entry or to the active cell when it is asked for,
 * stays in the grid when the focused line is gone, and is never taken from another field.
 */
export function useGridFocus(frame: RefObject<HTMLElement | null>, editing: boolean, empty: boolean) {
  const wanted = useRef(false)
  const held = useRef(false)
  useLayoutEffect(() => {
    const lost = held.current && document.activeElement === document.body
    if (!wanted.current && !lost) return
    wanted.current = false
    const selector = editing ? '.line-grid-input' : '[role=gridcell][tabindex="0"]'
    const target = frame.current?.querySelector<HTMLElement>(selector) ?? (empty ? frame.current : null)
    if (target && target !== document.activeElement) target.focus()
    target?.scrollIntoView({ block: 'nearest' })
  })
  return {
    ask: () => {
      wanted.current = true
    },
    onFocus: () => {
      held.current = true
    },
    onBlur: (event: FocusEvent<HTMLElement>) => {
      // An element that is taken away says nothing of where the person goes.
      if (event.target.isConnected) held.current = event.currentTarget.contains(event.relatedTarget)
    },
  }
}
