/** Rows of EBP's own export, by the header's name. */
export type Row = Record<string, string>
export const french = (decimal: string): string => decimal.replace('.', ',')
export const frenchDate = (iso: string): string => iso.split('-').reverse().join('/')
export const csv = (header: readonly string[], rows: readonly Row[]): string =>
  `${[
    header.map((name) => `"${name}"`).join(';'),
    ...rows.map((row) => header.map((name) => cell(row[name] ?? '')).join(';')),
  ].join('\r\n')}\r\n`
export const cell = (text: string): string => (/[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
