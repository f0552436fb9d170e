import type { Cells } from './cells.ts'

/** A cell between quotes when it would be read otherwise. */
export const csvCell = (text: string): string => (/[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

/** One line of a semicolon-separated file, with its line end. */
export const csvLine = (cells: readonly string[]): string => `${cells.map(csvCell).join(';')}\r\n`

/** One record, in the order of the columns. */
export const csvRecord = (columns: readonly string[], cells: Cells): string =>
  csvLine(columns.map((column) => cells.get(column) ?? ''))
