import type { StatedInvoice, StatedParty } from '../model/stated-invoice.ts'
import { exactText } from './decimal.ts'
import { isSiren, isSiret } from './identifiers.ts'
import {
  FRENCH_COUNTRIES,
  FRENCH_PROCESSES,
  FRENCH_RATES,
  FRENCH_TAX_CATEGORIES,
  FRENCH_TYPES,
} from './invoice-codes.ts'
import { datesOf } from './stated-code-checks.ts'
import type { Findings } from './stated-findings.ts'
import { checkFrenchNumbers } from './stated-french-numbers.ts'
import { amountOf, isDate, same } from './stated-values.ts'

type Broken = Findings['broken']

/** Whether the rules of the French reform hold: the seller is in France, or known there. */
export const isFrench = ({ seller }: StatedInvoice): boolean =>
  FRENCH_COUNTRIES.has(seller.address?.country ?? '') ||
  seller.legalId?.scheme === '0002' ||
  seller.vatNumber.startsWith('FR')

/** BR-FR of the French reform, V1.4, on an invoice of one seller. */
export function checkFrench(invoice: StatedInvoice, { broken, odd }: Findings): void {
  checkHeader(invoice, broken)
  checkNotes(invoice, broken)
  checkParties(invoice, { broken, odd })
  checkProcess(invoice, broken)
  for (const [list, name, categoryTerm, rateTerm] of [
    [invoice.vat, 'TVA', 'BT-118', 'BT-119'],
    [invoice.lines.map(({ vat }) => vat), 'Ligne', 'BT-151', 'BT-152'],
    [invoice.adjustments.map(({ vat }) => vat ?? { category: '', rate: '' }), 'Remise ou frais', 'BT-95', 'BT-96'],
  ] as const) {
    for (const [index, { category, rate }] of list.entries()) {
      if (category !== '' && !FRENCH_TAX_CATEGORIES.has(category)) {
        broken(
          'BR-FR-15',
          `${name} ${index + 1} : cette catégorie de TVA n’existe pas en France.`,
          categoryTerm,
          category,
        )
      }
      if (rate !== '' && !FRENCH_RATES.has(exactText(amountOf(rate)))) {
        broken('BR-FR-16', `${name} ${index + 1} : ce taux de TVA n’existe pas en France.`, rateTerm, rate)
      }
    }
  }
  checkFrenchNumbers(invoice, broken)
}

function checkHeader(invoice: StatedInvoice, broken: Broken): void {
  const numbers = [
    { value: invoice.number, term: 'BT-1', what: 'Le numéro de la facture' },
    ...invoice.preceding.map(({ number }) => ({
      value: number,
      term: 'BT-25',
      what: 'Le numéro de la facture d’origine',
    })),
  ]
  for (const { value, term, what } of numbers) {
    if (value.length > 35) broken('BR-FR-01', `${what} a 35 caractères au plus.`, term, value)
    if (value !== '' && !/^[A-Za-z0-9+\-_/]+$/u.test(value)) {
      broken('BR-FR-02', `${what} : lettres sans accent, chiffres et + - _ / seulement.`, term, value)
    }
  }
  for (const { value, what, term } of datesOf(invoice)) {
    if (isDate(value) && !value.startsWith('20')) {
      broken('BR-FR-03', `${what} : l’année doit être entre 2000 et 2099.`, term, value)
    }
  }
  const { typeCode, preceding } = invoice
  if (typeCode !== '' && FRENCH_TYPES[typeCode] === undefined) {
    broken('BR-FR-04', 'Ce type de document n’est pas admis en France.', 'BT-3', typeCode)
  }
  if (['384', '471', '472', '473'].includes(typeCode) && preceding.length !== 1) {
    broken('BR-FR-CO-04', 'Une facture rectificative nomme la facture qu’elle remplace, et une seule.', 'BG-3')
  }
  if (['261', '381', '396', '502', '503'].includes(typeCode) && !preceding.some(({ date }) => date !== '')) {
    broken('BR-FR-CO-05', 'Un avoir nomme la facture qu’il corrige, avec sa date.', 'BG-3')
  }
  const { references, period } = invoice
  if (typeCode === '262' && (references.contract === '' || !period?.start || !period.end)) {
    broken('BR-FR-CO-03', 'Un avoir global donne le contrat et la période.', 'BT-12')
  }
  const converted = invoice.taxCurrency === 'EUR' && invoice.totals.taxInTaxCurrency !== ''
  if (invoice.currency !== '' && invoice.currency !== 'EUR' && !converted) {
    broken(
      'BR-FR-CO-12',
      'Dans une autre monnaie que l’euro, la TVA s’écrit aussi en euros.',
      'BT-111',
      invoice.currency,
    )
  }
}

const LEGAL_NOTES = {
  PMT: 'l’indemnité pour frais de recouvrement',
  PMD: 'les pénalités de retard',
  AAB: 'l’escompte ou son absence',
} as const
const TREATMENTS = new Set(['B2B', 'B2BINT', 'B2C', 'B2CINT', 'OUTOFSCOPE', 'ARCHIVEONLY'])

function checkNotes({ notes }: StatedInvoice, broken: Broken): void {
  const count = (code: string): number => notes.filter((note) => note.code === code).length
  for (const [code, what] of Object.entries(LEGAL_NOTES)) {
    if (count(code) === 0) broken('BR-FR-05', `Il manque la mention ${code} : ${what}.`, 'BT-22')
  }
  for (const code of ['PMT', 'PMD', 'AAB', 'TXD']) {
    if (count(code) > 1) broken('BR-FR-06', `La mention ${code} est écrite plusieurs fois.`, 'BT-21', code)
  }
  if (count('BAR') > 1) broken('BR-FR-31', 'La mention BAR est écrite plusieurs fois.', 'BT-21', 'BAR')
  for (const { code, text } of notes) {
    if (code === 'BAR' && !TREATMENTS.has(text)) broken('BR-FR-20', 'Cette mention BAR n’existe pas.', 'BT-22', text)
  }
}

function checkParties(invoice: StatedInvoice, { broken, odd }: Pick<Findings, 'broken' | 'odd'>): void {
  const { seller, buyer, payee } = invoice
  const siren = sirenOf(seller)
  if (!/^\d{9}$/u.test(siren)) broken('BR-FR-10', 'Il manque le SIREN du vendeur : 9 chiffres.', 'BT-30', siren)
  else if (!isSiren(siren)) odd('NB-LEC-8', 'La clé du SIREN du vendeur est fausse.', 'BT-30', siren)
  const buyerSiren = sirenOf(buyer)
  if (buyer.legalId?.scheme === '0002') {
    if (!/^\d{9}$/u.test(buyerSiren)) broken('BR-FR-32', 'Le SIREN de l’acheteur a 9 chiffres.', 'BT-47', buyerSiren)
    else if (!isSiren(buyerSiren)) odd('NB-LEC-8', 'La clé du SIREN de l’acheteur est fausse.', 'BT-47', buyerSiren)
  }
  const betweenFirms = invoice.notes.some(({ code, text }) => code === 'BAR' && text === 'B2B')
  if (betweenFirms && !/^\d{9}$/u.test(buyerSiren)) {
    broken('BR-FR-11', 'Entre entreprises, il manque le SIREN de l’acheteur.', 'BT-47', buyerSiren)
  }
  checkSiret(seller, 'du vendeur', 'BT-29', { broken, odd })
  checkSiret(buyer, 'de l’acheteur', 'BT-46', { broken, odd })
  if (payee !== null) checkSiret(payee, 'du bénéficiaire', 'BT-60', { broken, odd })
  checkEndpoint(buyer, 'de l’acheteur', ['BR-FR-12', 'BT-49'], broken)
  checkEndpoint(seller, 'du vendeur', ['BR-FR-13', 'BT-34'], broken)
}

/** BT-30 or BT-47, when it is a SIREN. */
const sirenOf = ({ legalId }: StatedParty): string => (legalId?.scheme === '0002' ? legalId.id.trim() : '')

function checkSiret(
  party: StatedParty,
  whose: string,
  term: string,
  { broken, odd }: Pick<Findings, 'broken' | 'odd'>,
) {
  const siret = party.ids.find(({ scheme }) => scheme === '0009')?.id
  const schemes = party.ids.map(({ scheme }) => scheme)
  if (new Set(schemes).size !== schemes.length || schemes.includes('')) {
    broken(
      'BR-FR-CO-10',
      `Les identifiants ${whose} disent chacun leur sorte, et jamais deux fois la même.`,
      term,
      schemes.join(' '),
    )
  }
  for (const { id } of party.ids) {
    if (id.length > 100) broken('BR-FR-26', `Un identifiant ${whose} dépasse 100 caractères.`, term, id)
    else if (!/^[A-Za-z0-9+\-_./ ]*$/u.test(id)) {
      broken('BR-FR-24', `Un identifiant ${whose} a un caractère qui n’est pas admis.`, term, id)
    }
  }
  if (siret === undefined) return
  if (!/^\d{14}$/u.test(siret) || (term !== 'BT-60' && !siret.startsWith(sirenOf(party) || 'absent'))) {
    broken('BR-FR-09', `Le SIRET ${whose} a 14 chiffres et commence par son SIREN.`, term, siret)
  } else if (!isSiret(siret)) odd('NB-LEC-8', `La clé du SIRET ${whose} est fausse.`, term, siret)
}

function checkEndpoint(
  { endpoint }: StatedParty,
  whose: string,
  [absent, term]: readonly [string, string],
  broken: Broken,
): void {
  const id = endpoint?.id ?? ''
  if (id === '') broken(absent, `Il manque l’adresse électronique ${whose}.`, term)
  else if (id.length > 125) broken('BR-FR-25', `L’adresse électronique ${whose} dépasse 125 caractères.`, term, id)
  else if (endpoint?.scheme === '0225' && !/^[A-Za-z0-9+\-_.]+$/u.test(id)) {
    broken('BR-FR-23', `L’adresse électronique ${whose} a un caractère qui n’est pas admis.`, term, id)
  }
}

/** BT-23 and what it says of the payment. */
function checkProcess({ process, typeCode, totals, dueDate, date }: StatedInvoice, broken: Broken): void {
  if (!FRENCH_PROCESSES.has(process)) {
    broken('BR-FR-08', 'Le cadre de facturation manque ou n’existe pas.', 'BT-23', process)
  }
  const isDeposit = ['386', '500', '503'].includes(typeCode)
  const isPaid = ['B2', 'S2', 'M2'].includes(process)
  if (isDate(dueDate) && isDate(date) && dueDate < date && !isDeposit && !isPaid) {
    broken('BR-FR-CO-07', 'L’échéance est avant la date de la facture.', 'BT-9', dueDate)
  }
  if (['B4', 'S4', 'M4'].includes(process) && isDeposit) {
    broken('BR-FR-CO-08', 'Une facture d’acompte n’est pas une facture définitive après acompte.', 'BT-23', process)
  }
  const paidInFull = same(amountOf(totals.prepaid), amountOf(totals.total)) && totals.prepaid !== ''
  if (isPaid && (!paidInFull || amountOf(totals.due).units !== 0n || dueDate === '')) {
    broken(
      'BR-FR-CO-09',
      'Une facture déjà payée a tout son montant en acompte, 0 à payer et une échéance.',
      'BT-23',
      process,
    )
  }
}
