import type { Buyer } from '../model/document.ts'
import { compactIdentifier } from './identifiers.ts'

/** CEF EAS codes of VAT numbers, by the letters that begin them. */
const VAT_SCHEMES: Readonly<Record<string, string>> = {
  AT: '9914',
  BE: '9925',
  BG: '9926',
  CY: '9928',
  CZ: '9929',
  DE: '9930',
  EE: '9931',
  EL: '9933',
  ES: '9920',
  FR: '9957',
  GB: '9932',
  HR: '9934',
  HU: '9910',
  IE: '9935',
  IT: '0211',
  LT: '9937',
  LU: '9938',
  LV: '9939',
  MT: '9943',
  NL: '9944',
  PL: '9945',
  PT: '9946',
  RO: '9947',
  SI: '9949',
  SK: '9950',
}

/**
 * BT-49, which BR-FR-12 wants: the French electronic address, else the VAT number, else the e-mail address. Nothing is
 * invented for a buyer who has none of them: `null`, and `checkBuyer` says so before the issue.
 */
export function buyerEndpoint({
  siren,
  vatNumber,
  contact,
}: Pick<Buyer, 'siren' | 'vatNumber' | 'contact'>): { scheme: string; id: string } | null {
  const french = compactIdentifier(siren)
  if (french !== '') return { scheme: '0225', id: french }
  const number = compactIdentifier(vatNumber)
  const scheme = VAT_SCHEMES[number.slice(0, 2)]
  if (scheme !== undefined) return { scheme, id: number }
  const email = contact?.email.trim() ?? ''
  return email === '' ? null : { scheme: 'EM', id: email }
}
