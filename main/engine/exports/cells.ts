import type { Address, Contact } from '../../../shared/model/party.ts'
import { centsText } from '../../../shared/rules/decimal.ts'

/** Label of the column → text of the cell; an absent label is an empty cell. */
export type Cells = Map<string, string>

/** A decimal with a comma, two decimals at least: `5.5` as « 5,50 », `14.545` as « 14,545 ». */
export function decimalCell(value: string): string {
  const [whole = '0', fraction = ''] = value.split('.')
  return `${whole},${fraction.padEnd(2, '0')}`
}

/** A decimal with a comma, without useless zeros: quantities. */
export const quantityCell = (value: string): string => value.replace('.', ',')

export const centsCell = (value: number): string => centsText(value).replace('.', ',')

export const booleanCell = (value: boolean): string => (value ? 'Oui' : 'Non')

interface Place {
  before: '' | 'Document - '
  role: 'facturation' | 'livraison'
}

const put = (cells: Cells, { before, role }: Place, name: string, text: string): Cells =>
  cells.set(`${before}${name} (${role})`, text)

export function addressCells(cells: Cells, place: Place, address: Address): void {
  put(cells, place, 'Adresse 1', address.line1)
  put(cells, place, 'Adresse 2', address.line2)
  put(cells, place, 'Adresse 3', address.line3)
  put(cells, place, 'Adresse 4', address.line4)
  put(cells, place, 'Code postal', address.postcode)
  put(cells, place, 'Ville', address.city)
  put(cells, place, 'Code Pays', address.country)
  put(cells, place, 'NPAI', booleanCell(address.npai))
}

export function contactCells(cells: Cells, place: Place, contact: Contact, otherEmail: string | null): void {
  put(cells, place, 'Civilité (contact)', contact.civility)
  put(cells, place, 'Nom (contact)', contact.lastName)
  put(cells, place, 'Prénom', contact.firstName)
  put(cells, place, 'Fonction', contact.role)
  put(cells, place, 'Service/Bureau', contact.service)
  put(cells, place, 'Téléphone fixe', contact.phone)
  put(cells, place, 'Téléphone portable', contact.mobile)
  put(cells, place, 'Fax', contact.fax)
  put(cells, place, 'E-mail', [contact.email, otherEmail].filter(Boolean).join(';'))
}
