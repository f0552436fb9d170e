const compact = (text: string): string => text.replace(/[\s.\u00a0\u202f-]/g, '').toUpperCase()

/** Luhn's key, used by SIREN and SIRET. */
export function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let index = 0; index < digits.length; index++) {
    let digit = Number(digits[digits.length - 1 - index])
    if (index % 2 === 1) digit = digit * 2 > 9 ? digit * 2 - 9 : digit * 2
    sum += digit
  }
  return sum % 10 === 0
}

export const isSiren = (text: string): boolean => /^\d{9}$/.test(compact(text)) && passesLuhn(compact(text))

const LA_POSTE = '356000000'

/** 14 digits and the key; the establishments of La Poste follow a sum that is a multiple of 5. */
export function isSiret(text: string): boolean {
  const digits = compact(text)
  if (!/^\d{14}$/.test(digits)) return false
  if (digits.startsWith(LA_POSTE) && digits !== `${LA_POSTE}00048`) {
    return [...digits].reduce((sum, digit) => sum + Number(digit), 0) % 5 === 0
  }
  return passesLuhn(digits)
}

/** The French VAT number of a SIREN: key (12 + 3 × (SIREN mod 97)) mod 97. */
export function vatNumberOf(siren: string): string {
  const digits = compact(siren)
  return `FR${String((12 + 3 * (Number(digits) % 97)) % 97).padStart(2, '0')}${digits}`
}

/** Shape and, for France, key. Other countries: shape only. */
export function isVatNumber(text: string): boolean {
  const value = compact(text)
  const french = /^FR([0-9A-Z]{2})(\d{9})$/.exec(value)
  if (french) {
    const siren = french[2] ?? ''
    return passesLuhn(siren) && (/^\d\d$/.test(french[1] ?? '') ? vatNumberOf(siren) === value : true)
  }
  return !value.startsWith('FR') && /^[A-Z]{2}[0-9A-Z+*]{2,12}$/.test(value)
}

/** ISO 13616: letters as numbers, remainder 1. */
export function isIban(text: string): boolean {
  const value = compact(text)
  if (!/^[A-Z]{2}\d{2}[0-9A-Z]{10,30}$/.test(value)) return false
  if (value.startsWith('FR') && value.length !== 27) return false
  const digits = [...value.slice(4), ...value.slice(0, 4)].map((character) => Number.parseInt(character, 36)).join('')
  let remainder = 0
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % 97
  return remainder === 1
}

export const isBic = (text: string): boolean => /^[A-Z]{6}[0-9A-Z]{2}([0-9A-Z]{3})?$/.test(compact(text))

/** Longest address, part before the « @ », and part of a domain (RFC 5321, 4.5.3.1; RFC 1035, 2.3.4). */
const MOST_EMAIL = 254
const MOST_LOCAL = 64
const MOST_LABEL = 63
const DOMAIN = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+(?:\p{L}{2,}|xn--[a-z\d-]+)$/iu

/** What is wrong with an e-mail address, in words; null when nothing is. */
export function emailProblem(text: string): string | null {
  const value = text.trim()
  if (value === '') return 'Il manque l’adresse e-mail.'
  if (value.length > MOST_EMAIL) return `L’adresse a ${value.length} caractères : ${MOST_EMAIL} au plus. Vérifiez-la.`
  if (/[\s,;]/.test(value)) return 'Une seule adresse, sans espace.'
  const at = value.indexOf('@')
  if (at < 1 || at !== value.lastIndexOf('@')) return 'Il faut un « @ » au milieu de l’adresse.'
  const domain = value.slice(at + 1)
  if (!domain.includes('.')) return 'Il manque la fin de l’adresse, par exemple « .fr ».'
  if (!/^[^\s@<>()[\]\\"]+$/.test(value.slice(0, at)) || /^\.|\.\.|\.$/.test(value.slice(0, at)))
    return 'Le début de l’adresse n’est pas valable.'
  if (at > MOST_LOCAL) return `Le début de l’adresse a ${at} caractères : ${MOST_LOCAL} au plus. Vérifiez-le.`
  if (!DOMAIN.test(domain) || domain.split('.').some((label) => label.length > MOST_LABEL))
    return 'La fin de l’adresse (après « @ ») n’est pas valable.'
  return null
}

export const isEmail = (text: string): boolean => emailProblem(text) === null

export const compactIdentifier = compact
