export interface GridPosition {
  row: number
  column: number
}

interface GridBounds {
  lastRow: number
  lastColumn: number
  /** Rows of a page. */
  page: number
}

/** Where a key leads in a grid, inside its bounds; null: not a key that moves. */
export function gridMove(
  event: { key: string; ctrlKey: boolean; altKey: boolean },
  from: GridPosition,
  bounds: GridBounds,
): GridPosition | null {
  if (event.altKey || bounds.lastRow < 0) return null
  const at = (row: number, column: number): GridPosition => ({
    row: Math.max(0, Math.min(bounds.lastRow, row)),
    column: Math.max(0, Math.min(bounds.lastColumn, column)),
  })
  switch (event.key) {
    case 'ArrowDown':
      return at(from.row + 1, from.column)
    case 'ArrowUp':
      return at(from.row - 1, from.column)
    case 'ArrowRight':
      return at(from.row, from.column + 1)
    case 'ArrowLeft':
      return at(from.row, from.column - 1)
    case 'PageDown':
      return event.ctrlKey ? null : at(from.row + bounds.page, from.column)
    case 'PageUp':
      return event.ctrlKey ? null : at(from.row - bounds.page, from.column)
    case 'Home':
      return at(event.ctrlKey ? 0 : from.row, 0)
    case 'End':
      return at(event.ctrlKey ? bounds.lastRow : from.row, bounds.lastColumn)
    default:
      return null
  }
}

/** What a key does to the whole line; null: nothing. */
export function lineCommand(event: {
  key: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
}): 'insert' | 'delete' | 'duplicate' | 'up' | 'down' | null {
  if (event.altKey && event.shiftKey && event.key === 'ArrowUp') return 'up'
  if (event.altKey && event.shiftKey && event.key === 'ArrowDown') return 'down'
  if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'd') return 'duplicate'
  if (event.ctrlKey || event.altKey) return null
  if (event.key === 'Insert') return 'insert'
  return event.key === 'Delete' ? 'delete' : null
}

interface EntryColumn<Row> {
  write?: (row: Row, text: string) => Row | null
  editable?: (row: Row) => boolean
  passed?: boolean
}

/** The next cell that Entrée reaches, on this line or at the start of the next; null: the grid is at its end. */
export function nextCell<Row>(
  from: GridPosition,
  columns: readonly EntryColumn<Row>[],
  rows: readonly Row[],
): GridPosition | null {
  for (let row = from.row; row < rows.length; row++) {
    const place = rows[row]
    if (place === undefined) continue
    const column = columns.findIndex(
      ({ write, editable, passed }, index) =>
        (row > from.row || index > from.column) && write !== undefined && !passed && (editable?.(place) ?? true),
    )
    if (column >= 0) return { row, column }
  }
  return null
}
