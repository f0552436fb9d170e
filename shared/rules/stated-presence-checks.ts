import type { StatedInvoice, StatedLine, StatedParty } from '../model/stated-invoice.ts'
import { adjustmentsOf, type Findings, type Placed, type Shape } from './stated-findings.ts'
import { amountOf } from './stated-values.ts'

/** EN 16931: what must be there. */
export function checkPresence(invoice: StatedInvoice, { broken, odd }: Findings, { hasLines, isUbl }: Shape): void {
  const need = (id: string, value: string, what: string, term: string): void => {
    if (value.trim() === '') broken(id, `Il manque ${what}.`, term)
  }
  need('BR-01', invoice.profile, 'le profil de la facture', 'BT-24')
  need('BR-02', invoice.number, 'le numéro de la facture', 'BT-1')
  need('BR-03', invoice.date, 'la date de la facture', 'BT-2')
  need('BR-04', invoice.typeCode, 'le type de document', 'BT-3')
  need('BR-05', invoice.currency, 'la monnaie', 'BT-5')
  checkParties(invoice, { broken, need })
  const { totals } = invoice
  if (hasLines) need('BR-12', totals.lines, 'le total des lignes', 'BT-106')
  need('BR-13', totals.net, 'le total HT', 'BT-109')
  need('BR-14', totals.total, 'le total TTC', 'BT-112')
  need('BR-15', totals.due, 'le net à payer', 'BT-115')
  if (invoice.taxCurrency !== '' && (totals.taxInTaxCurrency === '' || invoice.taxCurrency === invoice.currency)) {
    broken(
      'BR-53',
      `Il manque le total de TVA en ${invoice.taxCurrency}, ou cette monnaie est celle de la facture.`,
      'BT-111',
    )
  }
  if (hasLines && invoice.lines.length === 0) broken('BR-16', 'Le document n’a aucune ligne.', 'BG-25')
  if (hasLines && invoice.vat.length === 0) broken('BR-CO-18', 'Il manque le détail de la TVA par taux.', 'BG-23')
  for (const [index, line] of invoice.lines.entries()) checkLine(line, `Ligne ${index + 1}`, broken)
  for (const placed of adjustmentsOf(invoice)) checkAdjustment(placed, broken)
  invoice.vat.forEach(({ base, tax, category, rate }, index) => {
    const name = `TVA ${index + 1}`
    if (base === '') broken('BR-45', `${name} : il manque la base.`, 'BT-116')
    if (tax === '') broken('BR-46', `${name} : il manque le montant.`, 'BT-117')
    if (category === '') broken('BR-47', `${name} : il manque la catégorie.`, 'BT-118')
    if (rate === '' && category !== 'O') broken('BR-48', `${name} : il manque le taux.`, 'BT-119')
  })
  checkPayments(invoice, broken, isUbl)
  if (invoice.notes.some(({ text }) => text === '')) broken('NB-LEC-10', 'Une note n’a pas de texte.', 'BT-22')
  if (invoice.taxPointDate !== '' && invoice.taxPointCode !== '') {
    broken('BR-CO-03', 'La date d’exigibilité de la TVA et son code s’excluent.', 'BT-7', invoice.taxPointDate)
  }
  if (amountOf(totals.due).units > 0n && invoice.dueDate === '' && invoice.terms.trim() === '') {
    odd('BR-CO-25', 'Il manque l’échéance ou les conditions de règlement.', 'BT-9')
  }
  checkPeriods(invoice, broken)
}

interface Ports {
  broken: Findings['broken']
  need: (id: string, value: string, what: string, term: string) => void
}

function checkParties(
  { seller, buyer, payee, taxRepresentative, delivery, preceding, attachments }: StatedInvoice,
  { broken, need }: Ports,
): void {
  need('BR-06', seller.name, 'le nom du vendeur', 'BT-27')
  need('BR-07', buyer.name, 'le nom de l’acheteur', 'BT-44')
  checkAddress(seller, ['BR-08', 'BR-09'], 'du vendeur', ['BG-5', 'BT-40'], broken)
  checkAddress(buyer, ['BR-10', 'BR-11'], 'de l’acheteur', ['BG-8', 'BT-55'], broken)
  if (payee !== null && (payee.name === '' || payee.name === seller.name)) {
    broken('BR-17', 'Le bénéficiaire du paiement doit avoir un nom, autre que celui du vendeur.', 'BT-59', payee.name)
  }
  if (taxRepresentative !== null) {
    need('BR-18', taxRepresentative.name, 'le nom du représentant fiscal', 'BT-62')
    checkAddress(taxRepresentative, ['BR-19', 'BR-20'], 'du représentant fiscal', ['BG-12', 'BT-69'], broken)
    need('BR-56', taxRepresentative.vatNumber, 'le numéro de TVA du représentant fiscal', 'BT-63')
  }
  if (delivery.address !== null) need('BR-57', delivery.address.country, 'le pays de livraison', 'BT-80')
  if (
    `${seller.privateId}${seller.ids.map(({ id }) => id).join('')}` === '' &&
    !seller.legalId?.id &&
    seller.vatNumber === ''
  ) {
    broken('BR-CO-26', 'Le vendeur n’a ni identifiant, ni SIREN, ni numéro de TVA.', 'BT-29')
  }
  for (const [party, id, term, whose] of [
    [seller, 'BR-62', 'BT-34', 'du vendeur'],
    [buyer, 'BR-63', 'BT-49', 'de l’acheteur'],
  ] as const) {
    if (party.endpoint !== null && party.endpoint.scheme === '') {
      broken(id, `L’adresse électronique ${whose} ne dit pas de quelle sorte elle est.`, term, party.endpoint.id)
    }
  }
  for (const { number } of preceding) need('BR-55', number, 'le numéro de la facture d’origine', 'BT-25')
  for (const { reference } of attachments) need('BR-52', reference, 'la référence d’une pièce jointe', 'BT-122')
}

function checkAddress(
  { address }: StatedParty,
  [absent, countryless]: readonly [string, string],
  whose: string,
  [group, country]: readonly [string, string],
  broken: Findings['broken'],
): void {
  if (address === null) broken(absent, `Il manque l’adresse ${whose}.`, group)
  if ((address?.country ?? '') === '') broken(countryless, `Il manque le pays ${whose}.`, country)
}

function checkLine(line: StatedLine, name: string, broken: Findings['broken']): void {
  const need = (id: string, value: string, what: string, term: string): void => {
    if (value === '') broken(id, `${name} : il manque ${what}.`, term)
  }
  need('BR-21', line.id, 'son numéro', 'BT-126')
  need('BR-22', line.quantity, 'la quantité', 'BT-129')
  need('BR-23', line.unit, 'l’unité', 'BT-130')
  need('BR-24', line.net, 'le montant', 'BT-131')
  need('BR-25', line.name, 'la désignation', 'BT-153')
  need('BR-26', line.netPrice, 'le prix', 'BT-146')
  need('BR-CO-04', line.vat.category, 'la catégorie de TVA', 'BT-151')
  if (amountOf(line.netPrice).units < 0n) {
    broken('BR-27', `${name} : le prix ne peut être négatif.`, 'BT-146', line.netPrice)
  }
  if (amountOf(line.grossPrice).units < 0n) {
    broken('BR-28', `${name} : le prix brut ne peut être négatif.`, 'BT-148', line.grossPrice)
  }
  if (line.attributes.some((one) => one.name === '' || one.value === '')) {
    broken('BR-54', `${name} : une caractéristique de l’article n’a pas de nom ou de valeur.`, 'BG-32')
  }
  if (line.standardCode !== null && line.standardCode.scheme === '') {
    broken('BR-64', `${name} : le code de l’article ne dit pas de quelle liste il est.`, 'BT-157', line.standardCode.id)
  }
  for (const { scheme, id } of line.classifications) {
    if (scheme === '') broken('BR-65', `${name} : la classification ne dit pas de quelle liste elle est.`, 'BT-158', id)
  }
}

/** Rules and terms of an amount, a VAT category and a reason, by place and sort. */
const ADJUSTMENT_RULES = {
  document: { allowance: ['BR-31', 'BR-32', 'BR-33'], charge: ['BR-36', 'BR-37', 'BR-38'] },
  line: { allowance: ['BR-41', '', 'BR-42'], charge: ['BR-43', '', 'BR-44'] },
} as const
const ADJUSTMENT_TERMS = {
  document: { allowance: ['BT-92', 'BT-95', 'BT-97'], charge: ['BT-99', 'BT-102', 'BT-104'] },
  line: { allowance: ['BT-136', '', 'BT-139'], charge: ['BT-141', '', 'BT-144'] },
} as const

function checkAdjustment({ adjustment, name, place }: Placed, broken: Findings['broken']): void {
  const sort = adjustment.charge ? 'charge' : 'allowance'
  const [amount, category, reason] = ADJUSTMENT_RULES[place][sort]
  const [amountTerm, categoryTerm, reasonTerm] = ADJUSTMENT_TERMS[place][sort]
  if (adjustment.amount === '') broken(amount, `${name} : il manque le montant.`, amountTerm)
  if (place === 'document' && (adjustment.vat?.category ?? '') === '') {
    broken(category, `${name} : il manque la catégorie de TVA.`, categoryTerm)
  }
  if (`${adjustment.reason}${adjustment.reasonCode}` === '') broken(reason, `${name} : il manque le motif.`, reasonTerm)
}

const TRANSFERS = ['30', '58']

/** BR-61 asks for the account itself in UBL; in CII, for the account of those that describe one. */
function checkPayments({ payments }: StatedInvoice, broken: Findings['broken'], isUbl: boolean): void {
  for (const { code, account, accountName, bic, card } of payments) {
    if (code === '') broken('BR-49', 'Il manque le mode de paiement.', 'BT-81')
    if (TRANSFERS.includes(code) && account === '' && (isUbl || `${accountName}${bic}` !== '')) {
      broken(isUbl ? 'BR-61' : 'BR-50', 'Virement : il manque le compte à créditer.', 'BT-84')
    }
    if (card.replace(/\s/gu, '').length > 10) {
      broken('BR-51', 'Le numéro de carte est trop complet : 10 chiffres au plus.', 'BT-87')
    }
  }
}

function checkPeriods({ period, lines }: StatedInvoice, broken: Findings['broken']): void {
  const check = (one: StatedInvoice['period'], name: string, ids: readonly [string, string], term: string): void => {
    if (one === null) return
    if (`${one.start}${one.end}` === '') broken(ids[0], `${name} : la période n’a ni début ni fin.`, term)
    if (one.start !== '' && one.end !== '' && one.end < one.start) {
      broken(ids[1], `${name} : la période finit avant de commencer.`, term, `${one.start} – ${one.end}`)
    }
  }
  check(period, 'Facture', ['BR-CO-19', 'BR-29'], 'BG-14')
  for (const [index, line] of lines.entries()) check(line.period, `Ligne ${index + 1}`, ['BR-CO-20', 'BR-30'], 'BG-26')
}
