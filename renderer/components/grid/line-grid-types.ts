import type { Ref } from 'react'
import type { LineColumn } from './line-row.tsx'

export interface LineGridHandle {
  /** Puts the cursor in a cell; the first column when there is none of this name. */
  focusCell: (row: number, columnId: string) => void
}

export interface LineGridProps<Row extends { id: string; type?: string }> {
  label: string
  columns: readonly LineColumn<Row>[]
  rows: readonly Row[]
  /** `step` names what is being written: changes of one step are one undo. */
  onChange: (rows: Row[], step: string | null) => void
  createRow: (after: Row | undefined) => Row
  /** The same row as another one. */
  duplicateRow: (row: Row) => Row
  /** What the owner says of a row, such as its subtotal. */
  note?: (row: Row) => string | undefined
  readOnly?: boolean
  handle?: Ref<LineGridHandle>
}
