/** Text of a cell: quoted when it must be, and never read as a formula by a spreadsheet. */
function cell(value: string): string {
  const safe = /^[=+@\t\r]|^-(?![\d])/.test(value) ? `'${value}` : value
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Rows as a French spreadsheet opens them: `;`, CRLF, UTF-8 with its mark. */
export function csvText(header: readonly string[], rows: Iterable<readonly string[]>): { text: string; rows: number } {
  const lines = [header.map(cell).join(';')]
  for (const row of rows) lines.push(row.map(cell).join(';'))
  return { text: `\ufeff${lines.join('\r\n')}\r\n`, rows: lines.length - 1 }
}

/** Cents → `1234,56`. */
export function decimalComma(cents: number): string {
  const digits = String(Math.abs(cents)).padStart(3, '0')
  return `${cents < 0 ? '-' : ''}${digits.slice(0, -2)},${digits.slice(-2)}`
}
