import type { Buyer } from '../model/document.ts'
import type { Address } from '../model/party.ts'

/** What the window of a French envelope shows, and what Neotouch takes in `ToBlockAddress`. */
export const ADDRESS_MAX_LINES = 6
export const ADDRESS_MAX_CHARACTERS = 38

/** Who a letter is for. */
export type Addressee = Pick<Buyer, 'civility' | 'name'> & { address: Address }

export interface AddressProblem {
  id: string
  message: string
  /** Path in the client. */
  field: string
}

const regionNames = new Intl.DisplayNames(['fr'], { type: 'region' })

/** Name of a country in French capitals, as the last line of an address wants it. */
export const countryLine = (country: string): string => (regionNames.of(country) ?? country).toLocaleUpperCase('fr')

const UNKNOWN_REGION = 'ZZ'
const exists = (country: string): boolean => country !== UNKNOWN_REGION && regionNames.of(country) !== country

const compact = (text: string): string => text.replace(/\s+/gu, ' ').trim()

function parts({ civility, name, address }: Addressee): { text: string; field: string }[] {
  const cityLine = `${address.postcode} ${address.country === 'FR' ? address.city.toLocaleUpperCase('fr') : address.city}`
  return [
    { text: `${civility} ${name}`, field: 'name' },
    { text: address.line1, field: 'billingAddress.line1' },
    { text: address.line2, field: 'billingAddress.line2' },
    { text: address.line3, field: 'billingAddress.line3' },
    { text: address.line4, field: 'billingAddress.line4' },
    { text: cityLine, field: 'billingAddress.city' },
    { text: address.country === 'FR' ? '' : countryLine(address.country), field: 'billingAddress.country' },
  ]
    .map(({ text, field }) => ({ text: compact(text), field }))
    .filter(({ text }) => text !== '')
}

/**
 * The lines of the address block, from the name to the country, without the empty ones. Nothing is cut: lines that are
 * too long or too many are named by `addressProblems`.
 */
export const addressLines = (addressee: Addressee): string[] => parts(addressee).map(({ text }) => text)

/** What keeps the address out of the window of an envelope: each problem, and the field of the client to mend. */
export function addressProblems(addressee: Addressee): AddressProblem[] {
  const { address, name } = addressee
  const problems: AddressProblem[] = []
  const need = (id: string, missing: boolean, message: string, field: string): void => {
    if (missing) problems.push({ id, message, field })
  }
  need('NB-ADR-2', compact(name) === '', 'Il manque le nom du destinataire.', 'name')
  need(
    'NB-ADR-3',
    [address.line1, address.line2, address.line3, address.line4].every((line) => compact(line) === ''),
    'Il manque la rue dans l’adresse.',
    'billingAddress.line1',
  )
  need('NB-ADR-4', compact(address.city) === '', 'Il manque la ville dans l’adresse.', 'billingAddress.city')
  need(
    'NB-ADR-5',
    address.country === 'FR' && !/^\d{5}$/u.test(address.postcode.replace(/\s/gu, '')),
    'Le code postal français a 5 chiffres.',
    'billingAddress.postcode',
  )
  need(
    'NB-ADR-8',
    !exists(address.country),
    `Le pays « ${address.country} » n’existe pas : écrivez son code de deux lettres, par exemple « BE ».`,
    'billingAddress.country',
  )
  const lines = parts(addressee)
  for (const { text, field } of lines) {
    const length = [...text].length
    need(
      'NB-ADR-6',
      length > ADDRESS_MAX_CHARACTERS,
      `La ligne « ${text} » a ${length} caractères : la fenêtre de l’enveloppe en montre ${ADDRESS_MAX_CHARACTERS}. Abrégez-la.`,
      field,
    )
  }
  need(
    'NB-ADR-7',
    lines.length > ADDRESS_MAX_LINES,
    `L’adresse a ${lines.length} lignes : la fenêtre de l’enveloppe en montre ${ADDRESS_MAX_LINES}. Regroupez-les.`,
    'billingAddress.line4',
  )
  return problems
}
