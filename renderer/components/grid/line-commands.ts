import type { lineCommand } from './grid-keys.ts'

/** The rows after a command on the whole line, and the line where the cursor goes; null: nothing to do. */
export function applyLineCommand<Row>(
  name: NonNullable<ReturnType<typeof lineCommand>>,
  rows: readonly Row[],
  at: number,
  make: { createRow: (after: Row | undefined) => Row; duplicateRow: (row: Row) => Row },
): { rows: Row[]; row: number } | null {
  const row = rows[at]
  if (name === 'insert') return { rows: rows.toSpliced(at, 0, make.createRow(rows[at - 1])), row: at }
  if (row === undefined) return null
  if (name === 'delete') return { rows: rows.toSpliced(at, 1), row: at }
  if (name === 'duplicate') return { rows: rows.toSpliced(at + 1, 0, make.duplicateRow(row)), row: at + 1 }
  const target = name === 'up' ? at - 1 : at + 1
  if (target < 0 || target >= rows.length) return null
  return { rows: rows.toSpliced(at, 1).toSpliced(target, 0, row), row: target }
}
