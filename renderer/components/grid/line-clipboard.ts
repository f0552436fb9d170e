import type { ClipboardEvent } from 'react'
import { gridText } from '../../text/grid.ts'
import type { GridPosition } from './grid-keys.ts'
import type { LineColumn } from './line-row.tsx'
import { pasteTable, readTable, writeTable } from './table-text.ts'

interface CopiedGrid<Row> {
  rows: readonly Row[]
  columns: readonly LineColumn<Row>[]
  at: GridPosition
  readOnly: boolean
  editing: boolean
  createRow: (after: Row | undefined) => Row
  note: ((row: Row) => string | undefined) | undefined
  /** The rows as pasted, the last one written, and what to say of it. */
  onPasted: (rows: Row[], row: number, message: string) => void
}

/** Lines as a spreadsheet's table, in and out. */
export function lineClipboard<Row>(grid: CopiedGrid<Row>) {
  const { rows, columns, at } = grid
  return {
    /** Writes a table over and under the active line; false: the text is no table, or nothing may be written. */
    paste: (text: string): boolean => {
      const table = readTable(text)
      if (grid.readOnly || (table.length === 1 && (table[0]?.length ?? 0) < 2)) return false
      const { rows: pasted, written, refused } = pasteTable(rows, columns, at, table, grid.createRow)
      grid.onPasted(pasted, at.row + written - 1, gridText.pasted(written, refused))
      return true
    },
    /** The active line; while an entry is open, its own text is copied. */
    copy: (event: ClipboardEvent) => {
      const row = rows[at.row]
      if (grid.editing || !row) return
      const cells = columns.map((column) => column.text(row, grid.note?.(row)))
      event.clipboardData.setData('text/plain', writeTable([cells]))
      event.preventDefault()
    },
  }
}
