import type { Address } from '../../../shared/model/party.ts'
import { countryLine } from '../../../shared/rules/postal-address.ts'
import type { Row } from './header.ts'
import { parseBoolean, singleSpaced } from './values.ts'

/** `facturation` or `livraison`, and what stands before the label: nothing, or `Document - `. */
export interface Place {
  before: '' | 'Document - '
  role: 'facturation' | 'livraison'
}

export const label = (place: Place, name: string): string => `${place.before}${name} (${place.role})`

export const LINE_LABELS = ['Adresse 1', 'Adresse 2', 'Adresse 3', 'Adresse 4'] as const

/** Départements et régions d'outre-mer whose ISO code stands for a French address. */
const FRENCH_REGIONS = new Set(['GP', 'MQ', 'GF', 'RE', 'YT'])

export interface ReadAddress {
  address: Address
  /** Country as the file says, before Guadeloupe and others become France. */
  writtenCountry: string
  /** The country is no ISO 3166-1 alpha-2 code. */
  unknownCountry: boolean
  /** Empty lines were closed up, or the country was taken out of the lines. */
  tidied: boolean
}

/** The four lines, postcode, city and country of one place; `base` gives what the file has no column for. */
export function readAddress(row: Row, place: Place, base: Address | null): ReadAddress {
  const text = (name: string, kept: string | undefined): string =>
    row.has(label(place, name)) ? singleSpaced(row.raw(label(place, name))) : (kept ?? '')
  const written = text('Code Pays', base?.country).toUpperCase()
  const unknownCountry = written !== '' && !/^[A-Z]{2}$/.test(written)
  const country = written === '' || unknownCountry || FRENCH_REGIONS.has(written) ? 'FR' : written
  const keptLines = [base?.line1, base?.line2, base?.line3, base?.line4]
  const lines = LINE_LABELS.map((name, index) => text(name, keptLines[index]))
  const useful = lines.filter((line) => line !== '' && line.toLocaleUpperCase('fr') !== countryLine(country))
  const npai = row.has(label(place, 'NPAI')) ? parseBoolean(row.text(label(place, 'NPAI'))) : base?.npai
  return {
    address: {
      line1: useful[0] ?? '',
      line2: useful[1] ?? '',
      line3: useful[2] ?? '',
      line4: useful[3] ?? '',
      postcode: text('Code postal', base?.postcode),
      city: text('Ville', base?.city),
      country,
      npai: npai ?? false,
    },
    writtenCountry: written,
    unknownCountry,
    tidied: useful.some((line, index) => line !== lines[index]) || useful.length < lines.filter(Boolean).length,
  }
}

/** The delivery address, or null when nothing but a country is written. */
export function readDelivery(row: Row, before: Place['before'], base: Address | null): Address | null {
  const { address } = readAddress(row, { before, role: 'livraison' }, base)
  const { line1, line2, line3, line4, postcode, city } = address
  return [line1, line2, line3, line4, postcode, city].every((part) => part === '') ? null : address
}
