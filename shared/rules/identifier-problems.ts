import { compactIdentifier, isSiren, isSiret, isVatNumber, vatNumberOf } from './identifiers.ts'

/** « il en manque 2 » or « il y en a 1 de trop ». */
const lengthGap = (length: number, expected: number): string =>
  length < expected ? `il en manque ${expected - length}` : `il y en a ${length - expected} de trop`

const strangers = (text: string, allowed: RegExp): string | null => {
  const found = [...text].find((character) => !allowed.test(character))
  return found ?? null
}

/** The last digit that makes the number right; null when no digit does. */
const lastDigitOf = (digits: string, isRight: (digits: string) => boolean): string | null => {
  const start = digits.slice(0, -1)
  return [...'0123456789'].find((digit) => isRight(start + digit)) ?? null
}

/** What is wrong with a SIREN (9 digits, Luhn's key), in words; null when nothing is, or when it is empty. */
export function sirenProblem(text: string): string | null {
  const value = compactIdentifier(text)
  if (value === '' || isSiren(value)) return null
  const stranger = strangers(value, /\d/)
  if (stranger !== null) return `Le SIREN n’a que des chiffres : « ${stranger} » n’en est pas un.`
  if (value.length === 14)
    return 'C’est un SIRET (14 chiffres) : laissez ici les 9 premiers, et les 5 derniers dans NIC.'
  if (value.length !== 9) return `Le SIREN a 9 chiffres : ${lengthGap(value.length, 9)}.`
  return `La clé du SIREN est fausse : le dernier chiffre serait ${lastDigitOf(value, isSiren)}, ou un autre est mal tapé.`
}

/**
 * What is wrong with a NIC beside its SIREN: 5 digits, and the key of the whole SIRET (Luhn, or a sum that is a multiple
 * of 5 for La Poste). Null when nothing is, or when it is empty.
 */
export function nicProblem(siren: string, nic: string): string | null {
  const value = compactIdentifier(nic)
  const siret = compactIdentifier(siren) + value
  if (value === '' || isSiret(siret)) return null
  const stranger = strangers(value, /\d/)
  if (stranger !== null) return `Le NIC n’a que des chiffres : « ${stranger} » n’en est pas un.`
  if (value.length !== 5) return `Le NIC a 5 chiffres : ${lengthGap(value.length, 5)}.`
  if (!isSiren(siren)) return null
  const right = lastDigitOf(siret, isSiret)
  return `La clé du SIRET est fausse : le dernier chiffre du NIC serait ${right}, ou un autre est mal tapé.`
}

/** Shape of the national part, by country prefix (Council directive 2006/112, art. 215; the shapes that VIES takes). */
const VAT_SHAPES: Readonly<Record<string, RegExp>> = {
  AT: /^U\d{8}$/,
  BE: /^[01]\d{9}$/,
  BG: /^\d{9,10}$/,
  CY: /^\d{8}[A-Z]$/,
  CZ: /^\d{8,10}$/,
  DE: /^\d{9}$/,
  DK: /^\d{8}$/,
  EE: /^\d{9}$/,
  EL: /^\d{9}$/,
  ES: /^[A-Z0-9]\d{7}[A-Z0-9]$/,
  FI: /^\d{8}$/,
  FR: /^[0-9A-HJ-NP-Z]{2}\d{9}$/,
  HR: /^\d{11}$/,
  HU: /^\d{8}$/,
  IE: /^\d[0-9A-Z+*]\d{5}[A-Z]{1,2}$/,
  IT: /^\d{11}$/,
  LT: /^(\d{9}|\d{12})$/,
  LU: /^\d{8}$/,
  LV: /^\d{11}$/,
  MT: /^\d{8}$/,
  NL: /^\d{9}B\d{2}$/,
  PL: /^\d{10}$/,
  PT: /^\d{9}$/,
  RO: /^\d{2,10}$/,
  SE: /^\d{12}$/,
  SI: /^\d{8}$/,
  SK: /^\d{10}$/,
  XI: /^(\d{9}|\d{12}|GD\d{3}|HA\d{3})$/,
}

/** What is wrong with a VAT number, alone and beside its SIREN; null when nothing is, or when it is empty. */
export function vatNumberProblem(text: string, siren: string): string | null {
  const value = compactIdentifier(text)
  if (value === '') return null
  const prefix = value.slice(0, 2)
  if (!/^[A-Z]{2}$/.test(prefix)) return 'Le numéro de TVA commence par deux lettres de pays, par exemple « FR ».'
  if (prefix === 'GR') return 'Pour la Grèce, le numéro de TVA commence par « EL ».'
  const shape = VAT_SHAPES[prefix]
  if (shape === undefined) return isVatNumber(value) ? null : `Le numéro de TVA « ${prefix} » n’est pas valable.`
  const national = value.slice(2)
  if (prefix !== 'FR') {
    return shape.test(national) ? null : `Après « ${prefix} », le numéro n’a pas la forme de ce pays : vérifiez-le.`
  }
  if (!shape.test(national)) {
    const rest = national.slice(2)
    return /^\d*$/.test(rest) && rest.length !== 9
      ? `Après « FR » et la clé viennent les 9 chiffres du SIREN : ${lengthGap(rest.length, 9)}.`
      : 'Un numéro de TVA français s’écrit « FR », une clé de 2 caractères, puis le SIREN.'
  }
  const inside = national.slice(2)
  if (!isSiren(inside)) return `Le SIREN du numéro de TVA est faux. ${sirenProblem(inside) ?? ''}`.trim()
  if (!isVatNumber(value)) {
    return `La clé du numéro de TVA est fausse : pour ce SIREN, c’est ${vatNumberOf(inside).slice(2, 4)}.`
  }
  const own = compactIdentifier(siren)
  return isSiren(own) && own !== inside ? 'Ce numéro de TVA contient un autre SIREN que celui de la fiche.' : null
}
