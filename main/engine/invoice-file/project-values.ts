import { VAT_CATEGORIES, type Vat } from '../../../shared/model/document.ts'
import type { StatedVat } from '../../../shared/model/stated-invoice.ts'
import { exact, exactText, roundTo, toCents } from '../../../shared/rules/decimal.ts'
import { statedDecimal } from '../../../shared/rules/stated-values.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'

/** Decimals that our model keeps. */
const DECIMALS = 6

/** Our model has no place for a value: the reading goes without it. */
export class BeyondModel extends Error {}

/** A number in our form, `12.5`. @throws BeyondModel for what is no number. */
export function decimalOf(text: string, absent = '0'): string {
  if (text === '') return absent
  const value = statedDecimal(text)
  if (value === null) throw new BeyondModel(text)
  return exactText(roundTo(value, DECIMALS))
}

/** Cents; absent is 0. @throws BeyondModel for what is no number. */
export const centsOf = (text: string): number => toCents(exact(decimalOf(text)))

/** A category that our model lacks reads as S. */
export const vatOf = ({ category, rate }: StatedVat): Vat => ({
  category: VAT_CATEGORIES.find((one) => one === category) ?? 'S',
  rate: normalizedRate(decimalOf(rate)),
})

/** A date, or null. */
export const dateOf = (text: string): string | null => (text === '' ? null : text)

/** Ids that the file does not have, and our model wants: by place, so that the same file reads the same. */
export const placeId = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`
