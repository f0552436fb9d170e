import type { ReactNode } from 'react'

export interface GridColumn<Row> {
  id: string
  label: string
  /** A CSS grid track: `90px`, `minmax(160px, 1fr)`. */
  width: string
  /** `end` for amounts and counts. */
  align?: 'start' | 'end'
  /** Digits of one width: dates and numbers stand under each other. A hyphen between words would be as wide as a digit. */
  figures?: boolean
  sortable?: boolean
  /** Not shown until the person chooses it. */
  optional?: boolean
  cell: (row: Row) => ReactNode
}

export interface GridSort {
  column: string
  descending: boolean
}

/** Rows by their place in the list, loaded or not. */
export interface GridRows<Row> {
  /** undefined: not here yet. */
  at: (index: number) => Row | undefined
  /** Rows `first` to `last` are on screen. */
  show: (first: number, last: number) => void
}

/** What the grid asks of a selection that may hold more rows than are loaded. */
export interface GridSelecting {
  has: (id: string) => boolean
  toggle: (id: string) => void
  /** Adds the rows of these places, both included. */
  addRange: (from: number, to: number) => void
  all: boolean
  toggleAll: () => void
}

/** Where a person is in a list; kept by who shows the list, so that a screen that closes comes back to it. */
export interface GridPlace {
  row: number
  column: number
  /** Pixels. */
  scroll: number
  /** A cell had the focus. */
  focused: boolean
}
export const startPlace = (): GridPlace => ({ row: 0, column: 0, scroll: 0, focused: false })

/** The person's own hand on the columns: absent, they stay as they are. */
export interface GridColumnHand {
  resize: (column: string, width: number) => void
  move: (column: string, before: string) => void
}
