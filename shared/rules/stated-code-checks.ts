import type { StatedInvoice } from '../model/stated-invoice.ts'
import {
  ALLOWANCE_REASONS,
  ATTACHMENT_TYPES,
  COUNTRIES,
  CURRENCIES,
  ENDPOINT_SCHEMES,
  isChargeReason,
  isDocumentType,
  isExemptionCode,
  isIdentifierScheme,
  isPaymentMeans,
  isSubject,
  isUnit,
  TAX_CATEGORIES,
} from './invoice-codes.ts'
import { adjustmentsOf, type Findings } from './stated-findings.ts'
import { isDate } from './stated-values.ts'

/** EN 16931, BR-CL and BR-CO-09: each code is of its list, or at least of its form where the list is long; each date exists. */
export function checkCodes(invoice: StatedInvoice, { broken }: Findings): void {
  const check = (id: string, value: string, fits: (code: string) => boolean, what: string, term: string): void => {
    if (value !== '' && !fits(value)) broken(id, `${what} : ce code n’existe pas.`, term, value)
  }
  const inList =
    (list: ReadonlySet<string>) =>
    (code: string): boolean =>
      list.has(code)
  const isCountry = inList(COUNTRIES)
  const isCategory = inList(TAX_CATEGORIES)

  check('BR-CL-01', invoice.typeCode, isDocumentType, 'Type de document', 'BT-3')
  check('BR-CL-04', invoice.currency, inList(CURRENCIES), 'Monnaie', 'BT-5')
  check('BR-CL-05', invoice.taxCurrency, inList(CURRENCIES), 'Monnaie de la TVA', 'BT-6')
  check('BR-CL-06', invoice.taxPointCode, inList(new Set(['5', '29', '72'])), 'Exigibilité de la TVA', 'BT-8')
  for (const { code } of invoice.notes) check('BR-CL-08', code, isSubject, 'Sujet d’une note', 'BT-21')
  for (const { party, words, country, vatTerm } of partiesOf(invoice)) {
    for (const { scheme } of party.ids) check('BR-CL-10', scheme, isIdentifierScheme, `Identifiant ${words}`, 'BT-29')
    check('BR-CL-11', party.legalId?.scheme ?? '', isIdentifierScheme, `Immatriculation ${words}`, 'BT-30')
    check('BR-CL-14', party.address?.country ?? '', isCountry, `Pays ${words}`, country)
    check('BR-CL-25', party.endpoint?.scheme ?? '', inList(ENDPOINT_SCHEMES), `Adresse électronique ${words}`, 'BT-34')
    const prefix = party.vatNumber.slice(0, 2).toUpperCase()
    if (party.vatNumber !== '' && prefix !== 'EL' && !isCountry(prefix)) {
      broken('BR-CO-09', `Le numéro de TVA ${words} commence par les deux lettres du pays.`, vatTerm, party.vatNumber)
    }
  }
  check('BR-CL-14', invoice.delivery.address?.country ?? '', isCountry, 'Pays de livraison', 'BT-80')
  for (const { code } of invoice.payments) check('BR-CL-16', code, isPaymentMeans, 'Mode de paiement', 'BT-81')
  for (const { category, reasonCode } of invoice.vat) {
    check('BR-CL-17', category, isCategory, 'Catégorie de TVA', 'BT-118')
    check('BR-CL-22', reasonCode.toUpperCase(), isExemptionCode, 'Motif d’exonération', 'BT-121')
  }
  for (const { adjustment, name } of adjustmentsOf(invoice)) {
    const { charge, reasonCode, vat } = adjustment
    if (charge) check('BR-CL-20', reasonCode, isChargeReason, `${name}, motif`, 'BT-105')
    else check('BR-CL-19', reasonCode, inList(ALLOWANCE_REASONS), `${name}, motif`, 'BT-98')
    check('BR-CL-18', vat?.category ?? '', isCategory, `${name}, catégorie de TVA`, 'BT-95')
  }
  for (const { type } of invoice.attachments)
    check('BR-CL-24', type, inList(ATTACHMENT_TYPES), 'Pièce jointe', 'BT-125')
  invoice.lines.forEach((line, index) => {
    const name = `Ligne ${index + 1}`
    check('BR-CL-15', line.origin, isCountry, `${name}, pays d’origine`, 'BT-159')
    check('BR-CL-18', line.vat.category, isCategory, `${name}, catégorie de TVA`, 'BT-151')
    check('BR-CL-21', line.standardCode?.scheme ?? '', isIdentifierScheme, `${name}, code de l’article`, 'BT-157')
    check('BR-CL-23', line.unit, isUnit, `${name}, unité`, 'BT-130')
  })
  for (const { value, what, term } of datesOf(invoice)) {
    if (value !== '' && !isDate(value)) broken('NB-LEC-3', `${what} : cette date n’existe pas.`, term, value)
  }
}

function partiesOf({ seller, buyer, payee, taxRepresentative }: StatedInvoice) {
  return [
    { party: seller, words: 'du vendeur', country: 'BT-40', vatTerm: 'BT-31' },
    { party: buyer, words: 'de l’acheteur', country: 'BT-55', vatTerm: 'BT-48' },
    ...(payee === null ? [] : [{ party: payee, words: 'du bénéficiaire', country: 'BG-10', vatTerm: 'BG-10' }]),
    ...(taxRepresentative === null
      ? []
      : [{ party: taxRepresentative, words: 'du représentant fiscal', country: 'BT-69', vatTerm: 'BT-63' }]),
  ]
}

/** Every date with its words and its term. */
export function datesOf(invoice: StatedInvoice): { value: string; what: string; term: string }[] {
  const { period } = invoice
  return [
    { value: invoice.date, what: 'Date de la facture', term: 'BT-2' },
    { value: invoice.taxPointDate, what: 'Exigibilité de la TVA', term: 'BT-7' },
    { value: invoice.dueDate, what: 'Échéance', term: 'BT-9' },
    ...invoice.preceding.map(({ date }) => ({ value: date, what: 'Date de la facture d’origine', term: 'BT-26' })),
    { value: invoice.delivery.date, what: 'Date de livraison', term: 'BT-72' },
    { value: period?.start ?? '', what: 'Début de la période', term: 'BT-73' },
    { value: period?.end ?? '', what: 'Fin de la période', term: 'BT-74' },
    ...invoice.lines.flatMap((line, index) => [
      { value: line.period?.start ?? '', what: `Ligne ${index + 1}, début de la période`, term: 'BT-134' },
      { value: line.period?.end ?? '', what: `Ligne ${index + 1}, fin de la période`, term: 'BT-135' },
    ]),
  ]
}
