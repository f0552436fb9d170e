const amount = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
const count = new Intl.NumberFormat('fr-FR')
const dayAndTime = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'short', timeStyle: 'short' })

/** Cents → « 1 234,56 ». */
export const formatCents = (cents: number): string => amount.format(cents / 100)
/** Cents → « 1 234,56 € ». */
export const formatEuros = (cents: number): string => `${formatCents(cents)}\u00a0€`
export const formatCount = (value: number): string => count.format(value)
/** Decimal text with a point → with a comma. */
export const formatDecimal = (value: string): string => value.replace('.', ',')
/** Unit price, two decimals at least: `9.5` → « 9,50 », `0.125` → « 0,125 ». */
export const formatPrice = (price: string): string => {
  const [whole = '0', fraction = ''] = price.split('.')
  return `${whole},${fraction.padEnd(2, '0')}`
}
/** ISO date → « 24/11/2026 »; nothing → « ». */
export const formatDate = (date: string | null): string => (date ? date.split('-').reverse().join('/') : '')
/** UTC milliseconds → local day and time. */
export const formatInstant = (instant: number): string => dayAndTime.format(instant)

/** `18:00` as « 18 h 00 ». */
export const formatTime = (time: string): string => time.replace(':', '\u202fh\u202f')
