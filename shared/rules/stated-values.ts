import { add, type Exact, exact, subtract } from './decimal.ts'

export const ZERO: Exact = { units: 0n, scale: 0 }
/** Digits past which a text is no amount of an invoice: bounds the work on a hostile file. */
const LONGEST = 40

/** An xs:decimal as written (`+1.50`, `.5`); null for what is no number. */
export function statedDecimal(text: string): Exact | null {
  const match = text.length > LONGEST ? null : /^([+-]?)(\d*)(?:\.(\d*))?$/u.exec(text)
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') return null
  const fraction = match[3] ? `.${match[3]}` : ''
  return exact(`${match[1] === '-' ? '-' : ''}${match[2] || '0'}${fraction}`)
}

/** Absent and unreadable are 0: another check tells them. */
export const amountOf = (text: string): Exact => statedDecimal(text) ?? ZERO

export const sumOf = (values: readonly Exact[]): Exact => values.reduce(add, ZERO)

export const compare = (a: Exact, b: Exact): number => {
  const { units } = subtract(a, b)
  return units < 0n ? -1 : units > 0n ? 1 : 0
}
export const same = (a: Exact, b: Exact): boolean => compare(a, b) === 0
export const absolute = (value: Exact): Exact => (value.units < 0n ? { ...value, units: -value.units } : value)

/** Decimals as written, zeros at the end included: what BR-DEC counts. */
export const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0

/** A calendar date, `YYYY-MM-DD`, that exists. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/u.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
