import { compactIdentifier, isBic, isIban } from './identifiers.ts'

/** Characters of an IBAN, by country of the SEPA area (ISO 13616 register). */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  AD: 24,
  AT: 20,
  BE: 16,
  BG: 22,
  CH: 21,
  CY: 28,
  CZ: 24,
  DE: 22,
  DK: 18,
  EE: 20,
  ES: 24,
  FI: 18,
  FR: 27,
  GB: 22,
  GI: 23,
  GR: 27,
  HR: 21,
  HU: 28,
  IE: 22,
  IS: 26,
  IT: 27,
  LI: 21,
  LT: 20,
  LU: 20,
  LV: 21,
  MC: 27,
  MT: 31,
  NL: 18,
  NO: 15,
  PL: 28,
  PT: 25,
  RO: 24,
  SE: 24,
  SI: 19,
  SK: 24,
  SM: 27,
  VA: 22,
}

/** The two check digits that an IBAN should have: 98 less the remainder of the account and « XX00 » by 97. */
function ibanKey(value: string): string {
  const digits = [...`${value.slice(4)}${value.slice(0, 2)}00`].map((one) => Number.parseInt(one, 36)).join('')
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return String(98 - remainder).padStart(2, '0')
}

/** What is wrong with an IBAN (country, length, key), in words; null when nothing is, or when it is empty. */
export function ibanProblem(text: string): string | null {
  const value = compactIdentifier(text)
  if (value === '') return null
  const stranger = [...value].find((character) => !/[A-Z0-9]/.test(character))
  if (stranger !== undefined) return `L’IBAN n’a que des lettres et des chiffres : « ${stranger} » n’en est pas.`
  if (!/^[A-Z]{2}\d{2}/.test(value))
    return 'L’IBAN commence par deux lettres de pays et deux chiffres, par exemple « FR76 ».'
  const country = value.slice(0, 2)
  const expected = IBAN_LENGTHS[country]
  if (expected !== undefined && value.length !== expected) {
    const gap = expected - value.length
    const words = gap > 0 ? `il en manque ${gap}` : `il y en a ${-gap} de trop`
    return `Un IBAN « ${country} » a ${expected} caractères : ${words}.`
  }
  if (isIban(value)) return null
  if (expected === undefined && (value.length < 15 || value.length > 34)) return 'L’IBAN a de 15 à 34 caractères.'
  const key = ibanKey(value)
  return `La clé de l’IBAN est fausse : pour ce compte, « ${country}${key} » et non « ${value.slice(0, 4)} ».`
}

/** What is wrong with a BIC, alone and beside the IBAN; null when nothing is, or when it is empty. */
export function bicProblem(text: string, iban: string): string | null {
  const value = compactIdentifier(text)
  if (value === '') return null
  if (value.length !== 8 && value.length !== 11) return `Le BIC a 8 ou 11 caractères : il y en a ${value.length}.`
  if (!/^[A-Z]{4}/.test(value)) return 'Le BIC commence par les quatre lettres de la banque.'
  if (!/^[A-Z]{4}[A-Z]{2}/.test(value)) return 'Les 5ᵉ et 6ᵉ caractères du BIC sont les lettres du pays.'
  if (!isBic(value)) return 'Le BIC n’est pas valable : vérifiez-le.'
  const [own, other] = [value.slice(4, 6), compactIdentifier(iban).slice(0, 2)]
  return isIban(iban) && own !== other ? `Le BIC est d’une banque « ${own} », l’IBAN d’un compte « ${other} ».` : null
}

/** By groups of four, as it is read aloud: « FR76 3000 6000 ». */
export const spacedIban = (text: string): string => compactIdentifier(text).replace(/(.{4})(?=.)/g, '$1 ')
