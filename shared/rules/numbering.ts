const YEAR = /\{ann(?:é|e)e\}/gu
const SHORT_YEAR = /\{aa\}/gu
const MONTH = /\{mois\}/gu
const ORDER = /\{n(?::(\d{1,2}))?\}/u

/**
 * A document number from its format: {année} (2026), {aa} (26), {mois} (11) and {n:6} (the number on six digits at
 * least), the rest as written. EN 16931 BT-1; BR-FR-01 and BR-FR-02 allow 35 characters out of letters, digits and
 * `+ - _ /`.
 */
export function formatNumber(format: string, date: string | number, n: number): string {
  const [year = '', month = '01'] = String(date).split('-')
  return format
    .replace(YEAR, year)
    .replace(SHORT_YEAR, year.slice(-2))
    .replace(MONTH, month)
    .replace(ORDER, (_, width: string | undefined) => String(n).padStart(Number(width ?? 1), '0'))
}

/** What is wrong with a format, in words; null when nothing is. */
export function numberFormatProblem(format: string): string | null {
  if (!ORDER.test(format)) return 'Le format doit contenir {n} ou {n:6}, le numéro d’ordre.'
  const example = formatNumber(format, '2026-11-24', 1)
  if (!/^[A-Za-z0-9+\-_/]{1,35}$/.test(example)) {
    return 'Un numéro tient en 35 caractères : lettres sans accent, chiffres et + - _ / seulement.'
  }
  return null
}

/** Whether the count starts again at 1 each year: when the format shows the year. */
export const restartsEachYear = (format: string): boolean => /\{ann(?:é|e)e\}|\{aa\}/u.test(format)

/** The series that a format counts: one a year when it shows the year, one for ever otherwise. */
export const seriesOf = (kind: string, format: string, year: number): string =>
  restartsEachYear(format) ? `${kind}:${format}:${year}` : `${kind}:${format}`
