import { VAT_CATEGORIES, type Vat } from '../../../shared/model/document.ts'
import type { Territory } from '../../../shared/model/party.ts'

/** Member states of the Union, ISO 3166-1 alpha-2 (EL is Greece's VAT prefix), without France. */
const UNION = new Set('AT BE BG CY CZ DE DK EE EL ES FI GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' '))

/** French territories outside the VAT territory, with an ISO code of their own (CGI art. 256-0). */
export const OUTSIDE_VAT = new Set(['NC', 'PF', 'WF', 'PM', 'BL', 'MF', 'TF'])

export const isOverseasPostcode = (postcode: string): boolean => /^97[1-46]\d{2}$/.test(postcode)

/** The VAT territory: as written, else from the country and the postcode. */
export function readTerritory(written: string, country: string, postcode: string): Territory {
  const code = written.trim().toUpperCase()
  if (code === 'FR' || code === 'UE' || code === 'DOM' || code === 'EXPORT') return code
  if (country === 'FR') return isOverseasPostcode(postcode) ? 'DOM' : 'FR'
  return UNION.has(country) ? 'UE' : 'EXPORT'
}

/** VAT category of a rate (BT-151): as written, else a zero rate needs a reason, which the territory gives. */
export function vatOf(rate: string, territory: Territory, vatNumber: string, written = ''): Vat {
  const category = VAT_CATEGORIES.find((one) => one === written)
  if (category !== undefined) return { category, rate }
  if (Number(rate) !== 0) return { category: 'S', rate }
  if (territory === 'UE' && vatNumber !== '') return { category: 'K', rate: '0' }
  return { category: territory === 'EXPORT' ? 'G' : 'E', rate: '0' }
}
