import { Refusal } from '../../../shared/result.ts'
import { exact, exactText, roundTo, toCents } from '../../../shared/rules/decimal.ts'
import { textAt, type XmlNode } from './xml-tree.ts'

/** Decimals that our model keeps. */
const DECIMALS = 6

/** An xs:decimal in our form, `12.5`. @throws Refusal `invalid` for what is no number. */
export function decimalOf(text: string): string {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?$/u.exec(text.trim())
  if (match === null || `${match[2]}${match[3] ?? ''}` === '') {
    throw new Refusal(
      'invalid',
      `« ${text.slice(0, 40)} » n’est pas un nombre. Demandez un fichier correct à l’émetteur.`,
    )
  }
  const sign = match[1] === '-' ? '-' : ''
  const fraction = match[3] === undefined || match[3] === '' ? '' : `.${match[3]}`
  return exactText(roundTo(exact(`${sign}${match[2] || '0'}${fraction}`), DECIMALS))
}

/** Cents at the end of the path; absent is 0. */
export function centsAt(from: XmlNode | undefined, path: string): number {
  const text = textAt(from, path)
  return text === '' ? 0 : toCents(exact(decimalOf(text)))
}

export const decimalAt = (from: XmlNode | undefined, path: string, absent: string): string => {
  const text = textAt(from, path)
  return text === '' ? absent : decimalOf(text)
}

/** The date under this element, of form 102 (`20261124`), as `YYYY-MM-DD`; null when absent or of another form. */
export function dateAt(from: XmlNode | undefined, path: string): string | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/u.exec(textAt(from, `${path}/DateTimeString`))
  return match === null ? null : `${match[1]}-${match[2]}-${match[3]}`
}

/** Ids that the file does not have, and our model wants: by place, so that the same file reads the same. */
export const placeId = (place: number): string => `00000000-0000-7000-8000-${String(place).padStart(12, '0')}`
