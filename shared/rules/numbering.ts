/**
 * A document number from its format: {année} and {n:6} (the number on six digits at least), the rest as written.
 * EN 16931 BT-1; BR-FR-01 and BR-FR-02 allow 35 characters out of letters, digits and `+ - _ /`.
 */
export function formatNumber(format: string, year: number, n: number): string {
  return format
    .replace(/\{ann(?:é|e)e\}/gu, String(year))
    .replace(/\{n(?::(\d{1,2}))?\}/u, (_, width: string | undefined) => String(n).padStart(Number(width ?? 1), '0'))
}

/** What is wrong with a format, in words; null when nothing is. */
export function numberFormatProblem(format: string): string | null {
  if (!/\{n(?::\d{1,2})?\}/u.test(format)) return 'Le format doit contenir {n} ou {n:6}, le numéro d’ordre.'
  const example = formatNumber(format, 2026, 1)
  if (!/^[A-Za-z0-9+\-_/]{1,35}$/.test(example)) {
    return 'Un numéro tient en 35 caractères : lettres sans accent, chiffres et + - _ / seulement.'
  }
  return null
}

/** The series that a format counts: one a year when it shows the year, one for ever otherwise. */
export const seriesOf = (kind: string, format: string, year: number): string =>
  /\{ann(?:é|e)e\}/u.test(format) ? `${kind}:${format}:${year}` : `${kind}:${format}`
