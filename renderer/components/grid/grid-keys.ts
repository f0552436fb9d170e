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
