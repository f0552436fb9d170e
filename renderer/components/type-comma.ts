import type { InputEvent } from 'react'

/** A typed `.` becomes `,`, in place and undoable: insertText is the only edit that keeps the field's own undo. */
export function typeComma(event: InputEvent<HTMLInputElement>): void {
  if (event.data !== '.') return
  event.preventDefault()
  document.execCommand('insertText', false, ',')
}
