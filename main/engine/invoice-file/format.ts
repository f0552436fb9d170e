import type { Line } from '../../../shared/model/document.ts'
import { centsText, type Exact, exact, exactText } from '../../../shared/rules/decimal.ts'

const NARROW_SPACE = '\u202f'
const NO_BREAK_SPACE = '\u00a0'
const MINUS = '\u2212'

function french(text: string): string {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/gu, NARROW_SPACE)
  return `${negative ? MINUS : ''}${grouped}${fraction === '' ? '' : `,${fraction}`}`
}

/** Cents → « 1 234,50 € ». */
export const euros = (cents: number): string => `${french(centsText(cents))}${NO_BREAK_SPACE}€`

/** A decimal as it is: « 12,5 ». */
export const decimalText = (value: string): string => french(exactText(exact(value)))

/** A unit price: two decimals at least, all those that it has. */
export function priceText(value: Exact): string {
  const [whole = '0', fraction = ''] = exactText(value).split('.')
  return french(`${whole}.${fraction.padEnd(2, '0')}`)
}

/** « 5,5 % ». */
export const percentText = (rate: string): string => `${decimalText(rate)}${NO_BREAK_SPACE}%`

/** `2026-11-24` → « 24/11/2026 ». */
export const dateText = (iso: string): string => iso.split('-').reverse().join('/')

/** Four by four, as banks print it. */
export const ibanText = (iban: string): string =>
  iban.replace(/\s/gu, '').replace(/(.{4})(?=.)/gu, `$1${NO_BREAK_SPACE}`)

/** UN/ECE Recommendation 20 codes as a French reader writes them. */
export const UNIT_TEXT = {
  C62: 'u',
  HUR: 'h',
  DAY: 'j',
  MON: 'mois',
  KGM: 'kg',
  GRM: 'g',
  TNE: 't',
  LTR: 'l',
  MTR: 'm',
  MTK: 'm²',
  MTQ: 'm³',
  KMT: 'km',
  SET: 'lot',
  P1: '%',
} as const satisfies Record<Line['unit'], string>
