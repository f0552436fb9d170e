/** Exact decimals on bigint: the value is `units / 10^scale`. No floating point touches an amount. */
export interface Exact {
  readonly units: bigint
  readonly scale: number
}

/** @throws RangeError when the text is not a plain decimal with a point. */
export function exact(text: string): Exact {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`not a decimal: ${text}`)
  const fraction = match[3] ?? ''
  const units = BigInt(`${match[2]}${fraction}`)
  return { units: match[1] ? -units : units, scale: fraction.length }
}

export const exactCents = (value: number): Exact => ({ units: BigInt(value), scale: 2 })

const rescale = (value: Exact, scale: number): bigint => value.units * 10n ** BigInt(scale - value.scale)

export const multiply = (a: Exact, b: Exact): Exact => ({ units: a.units * b.units, scale: a.scale + b.scale })

export function subtract(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale) - rescale(b, scale), scale }
}

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { units: rescale(a, scale) + rescale(b, scale), scale }
}

/** Half away from zero (commercial rounding). */
export function roundTo(value: Exact, scale: number): Exact {
  if (value.scale <= scale) return { units: rescale(value, scale), scale }
  const divisor = 10n ** BigInt(value.scale - scale)
  const magnitude = value.units < 0n ? -value.units : value.units
  const rounded = (magnitude * 2n + divisor) / (divisor * 2n)
  return { units: value.units < 0n ? -rounded : rounded, scale }
}

/** Cents, rounded half away from zero. @throws RangeError past what a number holds exactly. */
export function toCents(value: Exact): number {
  const cents = Number(roundTo(value, 2).units)
  if (!Number.isSafeInteger(cents)) throw new RangeError('amount too large')
  return cents === 0 ? 0 : cents
}

/** Plain decimal text with a point, without useless zeros at the end. */
export function exactText(value: Exact): string {
  const negative = value.units < 0n
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const whole = digits.slice(0, digits.length - value.scale)
  const fraction = digits.slice(digits.length - value.scale).replace(/0+$/, '')
  return `${negative && /[1-9]/.test(digits) ? '-' : ''}${whole}${fraction ? `.${fraction}` : ''}`
}

export const isZero = (value: Exact): boolean => value.units === 0n

/** A cents amount as text with a point and two decimals: the form of amounts in XML. */
export function centsText(value: number): string {
  const magnitude = Math.abs(value)
  const text = `${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`
  return value < 0 ? `-${text}` : text
}

/** `percent` of a cents amount, rounded to the cent. */
export const percentOf = (value: number, percent: string): number =>
  toCents(multiply(multiply(exactCents(value), exact(percent)), { units: 1n, scale: 2 }))
