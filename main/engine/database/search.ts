/** What a person typed, as an FTS5 query: every word must begin a word of the record. Null: nothing to search. */
export function matchQuery(text: string): string | null {
  const words = text.match(/[\p{L}\p{N}]+/gu)
  return words ? words.map((word) => `"${word}"*`).join(' ') : null
}

/** Where a page by key starts again: the sort value and the row number of its last row. */
export function readCursor(after: string | null): { value: string | number | null; row: number } | null {
  if (after === null) return null
  try {
    const parsed: unknown = JSON.parse(after)
    if (!Array.isArray(parsed) || parsed.length !== 2) return null
    const [value, row] = parsed as unknown[]
    if (typeof row !== 'number' || !['string', 'number'].includes(typeof value)) return null
    return { value: value as string | number, row }
  } catch {
    return null
  }
}

export const writeCursor = (value: string | number | null, row: number): string => JSON.stringify([value, row])
