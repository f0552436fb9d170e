/** Cells as EBP writes its tables: `;`, UTF-8 with its mark, CRLF. */
export const csvText = (lines: readonly (readonly string[])[]): string =>
  `\ufeff${lines.map((cells) => cells.map(cell).join(';')).join('\r\n')}\r\n`

/** Quoted where needed; what a spreadsheet would run as a formula is kept as text. */
function cell(value: string): string {
  const text = /^[=+@\t\r]|^-(?!\d)/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
