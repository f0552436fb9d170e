import { useSearch } from '@tanstack/react-router'
import { type RefObject, useEffect, useRef } from 'react'
import type { LineGridHandle } from '../../components/grid/line-grid-types.ts'
import { columnOfField } from './line-columns.ts'

/** Fields of checks that are written in an entry of another name, the first one on screen. */
const ENTRIES: Readonly<Record<string, readonly string[]>> = {
  originalInvoice: ['originalInvoice.number'],
  'shippingVat.category': ['shippingVat.rate'],
  dueDate: ['dueDate', 'installments.0.date'],
}

/** Puts the cursor where a check's field is written; false: this screen has no such field. */
export function focusField(field: string, grid: LineGridHandle | null): boolean {
  const cell = /^lines(?:\.(\d+)\.(.+))?$/.exec(field)
  if (cell) {
    grid?.focusCell(Number(cell[1] ?? 0), columnOfField(cell[2] ?? 'description'))
    return grid !== null
  }
  const name = field.startsWith('deposits') || field === 'invoiceType' ? 'deposits' : field
  const entry = (ENTRIES[name] ?? [name]).map((id) => document.getElementById(id)).find((found) => found !== null)
  if (!entry) return false
  entry.focus()
  entry.scrollIntoView({ block: 'center' })
  return true
}

/** Puts the cursor in the field that the address names, as soon as it is drawn: some wait for the client. */
export function useAskedEntry(grid: RefObject<LineGridHandle | null>): void {
  const { field } = useSearch({ strict: false }) as { field?: string }
  const waiting = useRef(field)
  useEffect(() => {
    if (waiting.current !== undefined && focusField(waiting.current, grid.current)) waiting.current = undefined
  })
}
