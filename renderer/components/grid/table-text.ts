/** Cells copied from a spreadsheet: tabs between cells, one line a row; a quoted cell may hold both (RFC 4180 quotes). */
export function readTable(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  let cell = ''
  let quoted = false
  const endRow = () => {
    rows.push([...row, cell])
    row = []
    cell = ''
  }
  const source = text.replace(/\r\n?/g, '\n').replace(/\n+$/, '')
  for (let index = 0; index < source.length; index++) {
    const character = source.charAt(index)
    if (quoted) {
      if (character !== '"') cell += character
      else if (source.charAt(index + 1) === '"') {
        cell += '"'
        index++
      } else quoted = false
    } else if (character === '"' && cell === '') quoted = true
    else if (character === '\t') {
      row.push(cell)
      cell = ''
    } else if (character === '\n') endRow()
    else cell += character
  }
  endRow()
  return rows
}

/** Cells for a spreadsheet. */
export const writeTable = (rows: readonly (readonly string[])[]): string =>
  rows
    .map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'))
    .join('\n')

interface PasteColumn<Row> {
  write?: (row: Row, text: string) => Row | null
}

/**
 * Rows with a table written over them from one cell on; rows that are missing are made. A cell that its column refuses
 * is left as it was, and counted; a first row that is all refused is a row of titles, and is left out.
 */
export function pasteTable<Row>(
  rows: readonly Row[],
  columns: readonly PasteColumn<Row>[],
  from: { row: number; column: number },
  table: readonly (readonly string[])[],
  createRow: (after: Row | undefined) => Row,
): { rows: Row[]; written: number; refused: number } {
  const result = [...rows]
  let refused = 0
  const writeRow = (row: Row, cells: readonly string[]): { row: Row; accepted: number; refused: number } => {
    let next = row
    let accepted = 0
    let wrong = 0
    cells.forEach((text, offset) => {
      const write = columns[from.column + offset]?.write
      if (!write || text.trim() === '') return
      const changed = write(next, text.trim())
      if (changed === null) wrong++
      else {
        next = changed
        accepted++
      }
    })
    return { row: next, accepted, refused: wrong }
  }
  const [first] = table
  const titles =
    first !== undefined && table.length > 1 && first.every((text) => !/\d/.test(text)) && hasRefusal(first, writeRow)
  const body = titles ? table.slice(1) : table
  body.forEach((cells, index) => {
    const place = from.row + index
    const outcome = writeRow(result[place] ?? createRow(result.at(-1)), cells)
    result[place] = outcome.row
    refused += outcome.refused
  })
  return { rows: result, written: body.length, refused }

  function hasRefusal(cells: readonly string[], attempt: typeof writeRow): boolean {
    return attempt(result[from.row] ?? createRow(result.at(-1)), cells).refused > 0
  }
}
