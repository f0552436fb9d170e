import type { Client } from '../../../shared/model/party.ts'
import { isVatNumber } from '../../../shared/rules/identifiers.ts'
import { ADDRESS_MAX_CHARACTERS } from '../../../shared/rules/postal-address.ts'
import { LINE_LABELS, type ReadAddress } from './address.ts'
import type { Row } from './header.ts'
import type { Note } from './issues.ts'
import { isOverseasPostcode, OUTSIDE_VAT } from './territory.ts'
import { singleSpaced } from './values.ts'

/** Longest address line that EBP holds. */
const LINE_CHARACTERS = 40

const regions = new Intl.DisplayNames(['fr'], { type: 'region' })
const COUNTRY = 'Code Pays (facturation)'
const POSTCODE = 'Code postal (facturation)'
const CITY = 'Ville (facturation)'

/** Everything that the report says of a client's billing address. */
export function noteAddress(row: Row, client: Client, read: ReadAddress, note: Note): void {
  const { address } = read
  if (address.npai) {
    note(
      'avertissement',
      'NPAI (facturation)',
      'Adresse marquée NPAI (n’habite pas à l’adresse indiquée) : le canal « Courrier » est bloqué tant que l’adresse n’est pas corrigée.',
    )
  }
  for (const name of LINE_LABELS) noteLength(row, name, note)
  if (read.tidied) {
    note(
      'avertissement',
      'Adresse 1 (facturation)',
      'Lignes vides de l’adresse remontées, pays répété dans l’adresse retiré.',
    )
  }
  noteCountry(client, read, note)
  if (/\bCEDEX\b/iu.test(address.city)) note('info', CITY, 'Adresse CEDEX : code postal spécial accepté.')
  const rare = address.city.match(/[^\p{ASCII}àâæçéèêëîïôœùûüÀÂÆÇÉÈÊËÎÏÔŒÙÛÜ]/gu) ?? lineLetters(address.line1)
  if (rare !== null && address.city !== '') {
    note('info', CITY, `Lettres peu courantes lues telles quelles : ${[...new Set(rare)].join(' ')}.`)
  }
}

/** German sharp s and the like in the street also show that the encoding was read well. */
const lineLetters = (line: string): RegExpMatchArray | null => line.match(/[ßäöåøłńśżąęğışčřž]/giu)

function noteLength(row: Row, name: string, note: Note): void {
  const column = `${name} (facturation)`
  const length = [...singleSpaced(row.raw(column))].length
  if (length > LINE_CHARACTERS) {
    note(
      'avertissement',
      column,
      `${name} : ${length} caractères (${LINE_CHARACTERS} au plus dans EBP, ${ADDRESS_MAX_CHARACTERS} par ligne pour un courrier). Importée entière ; le canal « Courrier » attend une correction.`,
    )
  } else if (length > ADDRESS_MAX_CHARACTERS) {
    note(
      'avertissement',
      column,
      `${name} : ${length} caractères, tient dans EBP mais dépasse ${ADDRESS_MAX_CHARACTERS} : à raccourcir pour un courrier.`,
    )
  }
}

function noteCountry(client: Client, read: ReadAddress, note: Note): void {
  const { country, postcode } = read.address
  const written = read.writtenCountry
  if (read.unknownCountry) {
    note('avertissement', COUNTRY, `Code pays « ${written.slice(0, 20)} » inconnu : lu FR, à corriger.`)
  } else if (written !== '' && written !== country) {
    note('avertissement', COUNTRY, `Code pays ${written} : ${regions.of(written)}, traitée comme FR (outre-mer).`)
  } else if (OUTSIDE_VAT.has(country)) {
    note(
      'info',
      COUNTRY,
      `${regions.of(country)} : hors territoire de TVA, pas de SIREN exigé, pays écrit sur l’enveloppe.`,
    )
  } else if (country !== 'FR' && postcode !== '') {
    const vat = isVatNumber(client.vatNumber) ? `, TVA ${client.vatNumber.slice(0, 2)} valide` : ''
    note(
      'info',
      POSTCODE,
      `${regions.of(country)} : code postal « ${postcode} » accepté${vat}, règles françaises non appliquées.`,
    )
  } else if (country === 'FR' && /^\d{4}$/.test(postcode)) {
    note('avertissement', POSTCODE, `Code postal « ${postcode} » : zéro de tête perdu, 0${postcode} proposé (pays FR).`)
  } else if (country === 'FR' && isOverseasPostcode(postcode)) {
    note('info', POSTCODE, `Outre-mer (${postcode.slice(0, 3)}), pays FR : adresse française, tarif postal outre-mer.`)
  }
}
