/** Headers of the column of codes, EBP's first. */
const HEADERS = ['code (tiers)', 'code client', 'code']

const cell = (text: string): string =>
  text
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim()

/**
 * The client codes of what was pasted or of a CSV file, each once, in their order. With a header that names the column
 * of codes, that column; else everything between line ends, semicolons, commas and tabs.
 */
export function codesOf(text: string): string[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
  const separator = lines[0]?.includes('\t') ? '\t' : lines[0]?.includes(';') ? ';' : ','
  const headers = (lines[0] ?? '').split(separator).map((header) => cell(header).toLowerCase())
  const column = HEADERS.map((name) => headers.indexOf(name)).find((index) => index >= 0)
  const cells =
    column === undefined
      ? lines.flatMap((line) => line.split(/[;,\t]/))
      : lines.slice(1).map((line) => line.split(separator)[column] ?? '')
  return [...new Set(cells.map(cell).filter((code) => code !== ''))]
}
