import type { StatedInvoice, StatedVatGroup } from '../model/stated-invoice.ts'
import { type Exact, multiply, roundTo, subtract } from './decimal.ts'
import { amountText, percentOfBase } from './stated-amount-checks.ts'
import type { Findings } from './stated-findings.ts'
import { absolute, amountOf, compare, same, sumOf } from './stated-values.ts'
import { CATEGORIES, type Category } from './stated-vat-categories.ts'

interface Use {
  category: string
  rate: string
  /** Signed: an allowance takes away. */
  amount: Exact
  name: string
  /** Ends of the rules about the parties and the rate, and the term of the rate. */
  rules: readonly [parties: string, rate: string, term: string]
}

const ONE: Exact = { units: 1n, scale: 0 }

/** EN 16931, VAT: BR-CO-17 and the ten rules of each category. `exactBases`: the CII rules have no tolerance on S. */
export function checkVatGroups(invoice: StatedInvoice, findings: Findings, exactBases: boolean): void {
  const uses = usesOf(invoice)
  for (const [code, category] of Object.entries(CATEGORIES)) {
    checkUse(
      invoice,
      code,
      category,
      uses.filter((use) => use.category === code),
      findings,
    )
  }
  invoice.vat.forEach((group, index) => {
    const category = CATEGORIES[group.category]
    const name = `TVA ${index + 1}${group.rate === '' ? '' : ` (${group.rate.replace('.', ',')} %)`}`
    checkTax(group, name, findings)
    if (category !== undefined) checkGroup(group, name, category, uses, findings, exactBases)
  })
  checkAlone(invoice, uses, findings)
}

function usesOf({ lines, adjustments }: StatedInvoice): Use[] {
  return [
    ...lines.map(
      ({ vat, net }, index): Use => ({
        ...vat,
        amount: amountOf(net),
        name: `Ligne ${index + 1}`,
        rules: ['02', '05', 'BT-152'],
      }),
    ),
    ...adjustments.map(({ vat, amount, charge }, index): Use => {
      const value = amountOf(amount)
      return {
        category: vat?.category ?? '',
        rate: vat?.rate ?? '',
        amount: charge ? value : { ...value, units: -value.units },
        name: `${charge ? 'Frais' : 'Remise'} ${index + 1}`,
        rules: charge ? ['04', '07', 'BT-103'] : ['03', '06', 'BT-96'],
      }
    }),
  ]
}

function checkUse(
  { vat, seller, buyer, taxRepresentative }: StatedInvoice,
  code: string,
  category: Category,
  uses: readonly Use[],
  { broken }: Findings,
): void {
  const id = (end: string): string => `BR-${category.rule}-${end}`
  const groups = vat.filter((group) => group.category === code).length
  const wrong = category.byRate ? uses.length > 0 && groups === 0 : uses.length > 0 !== groups > 0 || groups > 1
  if (wrong) {
    broken(
      id('01'),
      `TVA « ${category.name} » : ${groups > 1 ? 'plusieurs totaux' : 'les lignes et les totaux ne vont pas ensemble'}.`,
      'BG-23',
      code,
    )
  }
  const representative = taxRepresentative?.vatNumber ?? ''
  const sellerVat = `${seller.vatNumber}${representative}` !== ''
  const sellerKnown = sellerVat || seller.taxNumber !== ''
  const buyerVat = buyer.vatNumber !== ''
  const parties =
    category.seller === 'none'
      ? !sellerVat && !buyerVat
      : (category.seller === 'vat' ? sellerVat : sellerKnown) &&
        (category.buyer === 'free' || buyerVat || (category.buyer === 'vatOrLegal' && buyer.legalId !== null))
  const told = new Set<string>()
  for (const { name, rate, rules } of uses) {
    const [ofParties, ofRate, term] = rules
    if (!parties && !told.has(ofParties)) broken(id(ofParties), partiesText(category), 'BT-31', seller.vatNumber)
    told.add(ofParties)
    if (!rateFits(category.rate, rate)) broken(id(ofRate), `${name} : ${RATE_TEXTS[category.rate]}.`, term, rate)
  }
}

const partiesText = ({ name, seller, buyer }: Category): string => {
  if (seller === 'none') return `TVA « ${name} » : ni le vendeur ni l’acheteur ne donnent de numéro de TVA.`
  return `TVA « ${name} » : il manque le numéro de TVA du vendeur${buyer === 'free' ? '' : ' ou de l’acheteur'}.`
}

const RATE_TEXTS = {
  positive: 'le taux de TVA doit dépasser 0',
  zero: 'le taux de TVA doit être 0',
  none: 'hors du champ de la TVA, aucun taux ne s’écrit',
  free: 'il manque le taux de TVA',
} as const satisfies Record<Category['rate'], string>

function rateFits(wanted: Category['rate'], rate: string): boolean {
  if (wanted === 'none') return rate === ''
  if (rate === '') return false
  const { units } = amountOf(rate)
  return wanted === 'positive' ? units > 0n : wanted === 'zero' ? units === 0n : units >= 0n
}

/** BR-CO-17, whose tolerance is one euro; nearer than that but not right is worth a look. */
function checkTax({ base, tax, rate }: StatedVatGroup, name: string, { broken, odd }: Findings): void {
  if (base === '' || tax === '') return
  const computed = percentOfBase(amountOf(base), amountOf(rate))
  if (same(computed, amountOf(tax))) return
  const far = compare(absolute(subtract(absolute(computed), absolute(amountOf(tax)))), ONE) > 0
  const zero = roundTo(amountOf(rate), 0).units === 0n && roundTo(amountOf(tax), 0).units !== 0n
  const message = `${name} : ${amountText(amountOf(tax))} écrits, base × taux donne ${amountText(computed)}.`
  if (far || zero) broken('BR-CO-17', message, 'BT-117', tax)
  else odd('NB-LEC-7', message, 'BT-117', tax)
}

function checkGroup(
  group: StatedVatGroup,
  name: string,
  category: Category,
  uses: readonly Use[],
  { broken, odd }: Findings,
  exactBases: boolean,
): void {
  const id = (end: string): string => `BR-${category.rule}-${end}`
  const rate = amountOf(group.rate)
  const mine = uses.filter(
    (use) => use.category === group.category && (!category.byRate || same(amountOf(use.rate), rate)),
  )
  const base = roundTo(sumOf(mine.map(({ amount }) => amount)), 2)
  if (group.base !== '' && uses.length > 0 && !same(base, amountOf(group.base))) {
    const difference = absolute(subtract(base, amountOf(group.base)))
    const strict = group.category === 'O' || (category.byRate && exactBases)
    const message = `${name} : base ${amountText(amountOf(group.base))} écrite, les lignes et les remises donnent ${amountText(base)}.`
    if (strict || compare(difference, ONE) >= 0) broken(id('08'), message, 'BT-116', group.base)
    else odd(id('08'), message, 'BT-116', group.base)
  }
  if (group.tax !== '' && !taxFits(group, category)) {
    broken(
      id('09'),
      `${name} : le montant de TVA ne va pas avec la catégorie « ${category.name} ».`,
      'BT-117',
      group.tax,
    )
  }
  const reason = `${group.reason}${group.reasonCode}`
  if (category.reason === 'required' && reason === '') {
    broken(id('10'), `${name} : il manque le motif d’exonération.`, 'BT-120')
  }
  if (category.reason === 'forbidden' && reason !== '') {
    broken(id('10'), `${name} : un taux de TVA n’a pas de motif d’exonération.`, 'BT-120', reason)
  }
}

function taxFits({ base, tax, rate }: StatedVatGroup, { rate: wanted }: Category): boolean {
  if (wanted === 'zero' || wanted === 'none') return amountOf(tax).units === 0n
  const computed = multiply(roundTo(multiply(absolute(amountOf(base)), amountOf(rate)), 0), { units: 1n, scale: 2 })
  return compare(absolute(subtract(computed, absolute(amountOf(tax)))), ONE) < 0
}

/** What a category asks of the whole document. */
function checkAlone(invoice: StatedInvoice, uses: readonly Use[], { broken }: Findings): void {
  const { vat, delivery, period } = invoice
  if (vat.some(({ category }) => category === 'K')) {
    if (delivery.date === '' && `${period?.start ?? ''}${period?.end ?? ''}` === '') {
      broken('BR-IC-11', 'Livraison intracommunautaire : il manque la date de livraison ou la période.', 'BT-72')
    }
    if ((delivery.address?.country ?? '') === '') {
      broken('BR-IC-12', 'Livraison intracommunautaire : il manque le pays de livraison.', 'BT-80')
    }
  }
  if (vat.some(({ category }) => category === 'O')) {
    if (vat.some(({ category }) => category !== 'O')) {
      broken('BR-O-11', 'Hors du champ de la TVA, aucune autre sorte de TVA ne s’écrit.', 'BG-23')
    }
    for (const { category, name, rules } of uses) {
      if (category === 'O') continue
      const end = { '02': '12', '03': '13', '04': '14' }[rules[0]] ?? '12'
      broken(
        `BR-O-${end}`,
        `${name} : hors du champ de la TVA, aucune autre sorte de TVA ne s’écrit.`,
        'BT-151',
        category,
      )
    }
  }
  const hasB = uses.some(({ category }) => category === 'B') || vat.some(({ category }) => category === 'B')
  const countries = [invoice.seller.address?.country, invoice.buyer.address?.country]
  if (hasB && countries.some((country) => country !== 'IT')) {
    broken('BR-B-01', 'La TVA scindée ne s’écrit qu’entre deux parties italiennes.', 'BT-118', 'B')
  }
}
