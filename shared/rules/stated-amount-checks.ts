import type { StatedInvoice } from '../model/stated-invoice.ts'
import { add, type Exact, exactText, multiply, roundTo, subtract } from './decimal.ts'
import { adjustmentsOf, type Findings, type Shape } from './stated-findings.ts'
import { absolute, amountOf, compare, decimalsOf, same, statedDecimal, sumOf } from './stated-values.ts'

const CENT: Exact = { units: 1n, scale: 2 }
const HUNDREDTH: Exact = { units: 1n, scale: 2 }

/** « 1234,5 » as a person reads it, two decimals at least. */
export function amountText(value: Exact): string {
  const [whole = '0', fraction = ''] = exactText(value).split('.')
  return `${whole},${fraction.padEnd(2, '0')}`
}

/** EN 16931, BR-CO-10 to BR-CO-16 and BR-DEC: each amount is a number of two decimals, and each total is its sum. */
export function checkAmounts(invoice: StatedInvoice, findings: Findings, shape: Shape): void {
  checkForms(invoice, findings)
  checkTotals(invoice, findings, shape)
  checkLines(invoice, findings)
  for (const { adjustment, name } of adjustmentsOf(invoice)) {
    if (adjustment.percent === '' || adjustment.base === '') continue
    const computed = percentOfBase(amountOf(adjustment.base), amountOf(adjustment.percent))
    if (compare(absolute(subtract(computed, amountOf(adjustment.amount))), CENT) > 0) {
      findings.odd(
        'NB-LEC-5',
        `${name} : ${amountText(computed)} attendus de la base et du taux.`,
        'BT-92',
        adjustment.amount,
      )
    }
  }
}

/** `rate` percent of `base`, to the cent. */
export const percentOfBase = (base: Exact, rate: Exact): Exact => roundTo(multiply(multiply(base, rate), HUNDREDTH), 2)

function checkTotals(
  { totals, lines, adjustments, vat }: StatedInvoice,
  { broken }: Findings,
  { hasLines, isUbl }: Shape,
): void {
  const check = (id: string, term: string, stated: string, computed: Exact, message: string): void => {
    if (stated === '' || statedDecimal(stated) === null) return
    const value = roundTo(computed, 2)
    if (!same(amountOf(stated), value)) {
      broken(id, `${message} : ${amountText(amountOf(stated))} écrits, ${amountText(value)} calculés.`, term, stated)
    }
  }
  const amounts = (charge: boolean): Exact =>
    sumOf(adjustments.filter((one) => one.charge === charge).map(({ amount }) => amountOf(amount)))
  if (hasLines) {
    const lineSum = sumOf(lines.map(({ net }) => amountOf(net)))
    check('BR-CO-10', 'BT-106', totals.lines, lineSum, 'Le total des lignes n’est pas leur somme')
    for (const [id, term, stated, charge, what] of [
      ['BR-CO-11', 'BT-107', totals.allowances, false, 'remises'],
      ['BR-CO-12', 'BT-108', totals.charges, true, 'frais'],
    ] as const) {
      const absent = stated === '' && adjustments.some((one) => one.charge === charge)
      if (absent) broken(id, `Il manque le total des ${what}.`, term)
      check(id, term, stated, amounts(charge), `Le total des ${what} n’est pas leur somme`)
    }
    const net = add(subtract(amountOf(totals.lines), amountOf(totals.allowances)), amountOf(totals.charges))
    check('BR-CO-13', 'BT-109', totals.net, net, 'Le total HT n’est pas lignes − remises + frais')
  }
  if (vat.length > 0) {
    if (isUbl && totals.tax === '') broken('BR-CO-14', 'Il manque le total de TVA.', 'BT-110')
    const tax = sumOf(vat.map((group) => amountOf(group.tax)))
    check('BR-CO-14', 'BT-110', totals.tax, tax, 'Le total de TVA n’est pas la somme des TVA par taux')
  }
  const total = add(amountOf(totals.net), amountOf(totals.tax))
  check('BR-CO-15', 'BT-112', totals.total, total, 'Le total TTC n’est pas HT + TVA')
  const due = add(subtract(amountOf(totals.total), amountOf(totals.prepaid)), amountOf(totals.rounding))
  check('BR-CO-16', 'BT-115', totals.due, due, 'Le net à payer n’est pas TTC − acomptes')
}

function checkLines({ lines }: StatedInvoice, { odd }: Findings): void {
  const seen = new Set<string>()
  lines.forEach((line, index) => {
    const name = `Ligne ${index + 1}`
    if (line.id !== '' && seen.has(line.id)) odd('NB-LEC-6', `${name} : son numéro est déjà pris.`, 'BT-126', line.id)
    seen.add(line.id)
    const [quantity, price] = [amountOf(line.quantity), amountOf(line.netPrice)]
    const basis = line.basisQuantity === '' ? { units: 1n, scale: 0 } : amountOf(line.basisQuantity)
    if (basis.units === 0n) return
    const adjusted = sumOf(
      line.adjustments.map(({ charge, amount }) => {
        const value = amountOf(amount)
        return charge ? value : { ...value, units: -value.units }
      }),
    )
    // Compared before the division by the basis, which need not end.
    const worth = multiply(quantity, price)
    const stated = multiply(subtract(amountOf(line.net), adjusted), basis)
    if (compare(absolute(subtract(worth, stated)), multiply(CENT, absolute(basis))) > 0) {
      odd('NB-LEC-2', `${name} : quantité × prix ne donne pas le montant écrit.`, 'BT-131', line.net)
    }
  })
}

interface Form {
  value: string
  term: string
  name: string
  /** BR-DEC rule of amounts that have two decimals at most; absent: a price or a quantity. */
  rule?: string
}

function checkForms(invoice: StatedInvoice, { broken }: Findings): void {
  for (const { value, term, name, rule } of formsOf(invoice)) {
    if (value === '') continue
    if (statedDecimal(value) === null) broken('NB-LEC-4', `${name} : ce n’est pas un nombre.`, term, value)
    else if (rule !== undefined && decimalsOf(value) > 2) {
      broken(rule, `${name} : un montant a deux décimales au plus.`, term, value)
    }
  }
}

function formsOf(invoice: StatedInvoice): Form[] {
  const { totals } = invoice
  return [
    { value: totals.lines, term: 'BT-106', name: 'Total des lignes', rule: 'BR-DEC-09' },
    { value: totals.allowances, term: 'BT-107', name: 'Total des remises', rule: 'BR-DEC-10' },
    { value: totals.charges, term: 'BT-108', name: 'Total des frais', rule: 'BR-DEC-11' },
    { value: totals.net, term: 'BT-109', name: 'Total HT', rule: 'BR-DEC-12' },
    { value: totals.tax, term: 'BT-110', name: 'Total de TVA', rule: 'BR-DEC-13' },
    { value: totals.total, term: 'BT-112', name: 'Total TTC', rule: 'BR-DEC-14' },
    { value: totals.taxInTaxCurrency, term: 'BT-111', name: 'Total de TVA', rule: 'BR-DEC-15' },
    { value: totals.prepaid, term: 'BT-113', name: 'Acomptes', rule: 'BR-DEC-16' },
    { value: totals.rounding, term: 'BT-114', name: 'Arrondi', rule: 'BR-DEC-17' },
    { value: totals.due, term: 'BT-115', name: 'Net à payer', rule: 'BR-DEC-18' },
    ...invoice.vat.flatMap(({ base, tax, rate }, index): Form[] => [
      { value: base, term: 'BT-116', name: `TVA ${index + 1}`, rule: 'BR-DEC-19' },
      { value: tax, term: 'BT-117', name: `TVA ${index + 1}`, rule: 'BR-DEC-20' },
      { value: rate, term: 'BT-119', name: `TVA ${index + 1}` },
    ]),
    ...adjustmentsOf(invoice).flatMap(({ adjustment: one, name, place }): Form[] => {
      const rules = DECIMAL_RULES[place][one.charge ? 'charge' : 'allowance']
      return [
        { value: one.amount, term: rules[1], name, rule: rules[0] },
        { value: one.base, term: rules[3], name, rule: rules[2] },
        { value: one.percent, term: rules[4], name },
        { value: one.vat?.rate ?? '', term: one.charge ? 'BT-103' : 'BT-96', name },
      ]
    }),
    ...invoice.lines.flatMap((line, index): Form[] => {
      const name = `Ligne ${index + 1}`
      return [
        { value: line.net, term: 'BT-131', name, rule: 'BR-DEC-23' },
        { value: line.quantity, term: 'BT-129', name },
        { value: line.netPrice, term: 'BT-146', name },
        { value: line.priceDiscount, term: 'BT-147', name },
        { value: line.grossPrice, term: 'BT-148', name },
        { value: line.basisQuantity, term: 'BT-149', name },
        { value: line.vat.rate, term: 'BT-152', name },
      ]
    }),
  ]
}

/** Rule and term of the amount, rule and term of its base, term of its percent. */
const DECIMAL_RULES = {
  document: {
    allowance: ['BR-DEC-01', 'BT-92', 'BR-DEC-02', 'BT-93', 'BT-94'],
    charge: ['BR-DEC-05', 'BT-99', 'BR-DEC-06', 'BT-100', 'BT-101'],
  },
  line: {
    allowance: ['BR-DEC-24', 'BT-136', 'BR-DEC-25', 'BT-137', 'BT-138'],
    charge: ['BR-DEC-27', 'BT-141', 'BR-DEC-28', 'BT-142', 'BT-143'],
  },
} as const
