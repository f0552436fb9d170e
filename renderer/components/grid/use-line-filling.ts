import { type RefObject, useRef } from 'react'
import { flushSync } from 'react-dom'
import { type GridPosition, nextCell } from './grid-keys.ts'
import type { LineColumn } from './line-row.tsx'
import type { Proposal } from './use-completion.ts'

interface FilledGrid<Row> {
  rows: readonly Row[]
  columns: readonly LineColumn<Row>[]
  at: GridPosition
  /** An entry is open in the active cell. */
  editing: boolean
  /** The row as it was before the entry. */
  before: { row: Row | undefined }
  /** Null once the grid is gone. */
  frame: RefObject<HTMLElement | null>
  onChange: (rows: Row[], step: string | null) => void
  /** Closes the entry; the cursor goes to this column, or stays. */
  close: (column?: number) => void
}

/** Fills whole lines from what is chosen or typed in one of their cells. */
export function useLineFilling<Row extends { id: string }>(grid: FilledGrid<Row>) {
  const held = useRef(grid)
  held.current = grid
  const replaced = (rows: readonly Row[], index: number, row: Row): Row[] =>
    rows.map((each, place) => (place === index ? row : each))

  /** The cursor goes to the first entry after this one that the proposal did not fill. */
  const choose = ({ fill, run }: Proposal<Row>, step: string) => {
    const { rows, columns, at, onChange, close } = held.current
    const row = rows[at.row]
    if (!row) return
    if (!fill) {
      close()
      return run?.(row)
    }
    const filled = fill(row)
    flushSync(() => onChange(replaced(rows, at.row, filled), step))
    const same = (column: LineColumn<Row>) => column.text(row, undefined) === column.text(filled, undefined)
    const open = columns.map((column) => (same(column) ? column : { passed: true }))
    close(nextCell({ row: 0, column: at.column }, open, [filled])?.column)
  }

  /** What was written fills the line when its answer comes: the line may be elsewhere by then, and typed in. */
  const fillLater = (id: string, fill: (row: Row) => Row) => {
    const { rows, columns, at, editing, before, frame, onChange } = held.current
    const index = rows.findIndex((row) => row.id === id)
    const row = rows[index]
    const filled = row && fill(row)
    if (!filled || filled === row || frame.current === null) return
    const entry = editing && at.row === index ? columns[at.column] : undefined
    if (entry && entry.text(row, undefined) !== entry.text(filled, undefined)) return
    // Échap in that entry must not take the rest of the line back.
    if (entry && before.row) before.row = fill(before.row)
    flushSync(() => onChange(replaced(rows, index, filled), null))
  }

  /** To be called with the rows as the entry left them. */
  const settle = (written: readonly Row[]) => {
    const { columns, at, before } = held.current
    const column = columns[at.column]
    const row = written[at.row]
    if (!row || !before.row || !column?.settle) return
    if (column.text(row, undefined) === column.text(before.row, undefined)) return
    void column
      .settle(row)
      .catch(() => null)
      .then((fill) => fill && fillLater(row.id, fill))
  }
  return { choose, settle }
}
