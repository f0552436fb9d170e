import type { DepositAmount, DepositShare, DepositState, SettledDeposit } from '../model/deposit.ts'
import type { Totals, Vat } from '../model/document.ts'
import type { Cents } from '../model/primitives.ts'
import { netsOfAmount } from './credit-notes.ts'
import { percentOf } from './decimal.ts'
import { normalizedRate } from './totals.ts'

/** Cents HT of a deposit at each rate, in proportion of the sale: percent of each base, or an amount shared between them. */
export function depositNets(groups: Totals['vat'], asked: DepositAmount): { vat: Vat; net: Cents }[] {
  if (asked.type === 'gross') return netsOfAmount(groups, asked.amount)
  const taxed = groups.filter(({ base }) => base > 0)
  const nets =
    asked.type === 'percent'
      ? taxed.map(({ base }) => percentOf(base, asked.percent))
      : inProportion(
          asked.amount,
          taxed.map(({ base }) => base),
        )
  return taxed
    .map(({ category, rate }, index) => ({ vat: { category, rate }, net: nets[index] ?? 0 }))
    .filter(({ net }) => net > 0)
}

/** Cents shared between parts by their weight, to the cent: no part passes its weight while `amount` is within their sum. */
function inProportion(amount: Cents, weights: readonly Cents[]): Cents[] {
  const whole = BigInt(weights.reduce((sum, weight) => sum + weight, 0))
  if (whole === 0n) return weights.map(() => 0)
  const parts = weights.map((weight) => {
    const product = BigInt(amount) * BigInt(weight)
    return { cents: Number(product / whole), rest: product % whole }
  })
  let left = amount - parts.reduce((sum, { cents }) => sum + cents, 0)
  const byRest = [...parts].sort((a, b) => (a.rest < b.rest ? 1 : a.rest > b.rest ? -1 : 0))
  for (const part of byRest) {
    if (left <= 0) break
    part.cents++
    left--
  }
  return parts.map(({ cents }) => cents)
}

/** What is left of a deposit by VAT rate: the deposit less what was taken back or settled; nothing under zero. */
export function sharesLeft(
  deposit: readonly DepositShare[],
  taken: readonly (readonly DepositShare[])[],
): DepositShare[] {
  return deposit.map(({ category, rate, base, tax }) => {
    const same = taken
      .flat()
      .filter((one) => one.category === category && normalizedRate(one.rate) === normalizedRate(rate))
    return {
      category,
      rate,
      base: Math.max(
        0,
        same.reduce((left, one) => left - one.base, base),
      ),
      tax: Math.max(
        0,
        same.reduce((left, one) => left - one.tax, tax),
      ),
    }
  })
}

/** VAT groups of a document as shares of a deposit. */
export const sharesOf = (groups: Totals['vat']): DepositShare[] =>
  groups.map(({ category, rate, base, tax }) => ({ category, rate, base, tax }))

/**
 * An issued deposit as a final invoice settles it, for `amount` cents TTC, shared between HT and VAT of each rate so that
 * the parts are the amount to the cent and that none passes what is left of it.
 */
export function settle(deposit: Pick<DepositState, 'id' | 'number' | 'date' | 'vat'>, amount: Cents): SettledDeposit {
  const parts = inProportion(
    amount,
    deposit.vat.flatMap(({ base, tax }) => [base, tax]),
  )
  return {
    id: deposit.id,
    number: deposit.number,
    date: deposit.date,
    amount,
    vat: deposit.vat
      .map((share, index) => ({ ...share, base: parts[index * 2] ?? 0, tax: parts[index * 2 + 1] ?? 0 }))
      .filter(({ base, tax }) => base !== 0 || tax !== 0),
  }
}

/** HT and VAT of a settled deposit over all rates, in cents. */
export const settledParts = ({ vat }: SettledDeposit): { base: Cents; tax: Cents } => ({
  base: vat.reduce((sum, share) => sum + share.base, 0),
  tax: vat.reduce((sum, share) => sum + share.tax, 0),
})

/** The same for an order that the dossier does not hold: all of the amount at one rate. */
export const depositNetsAt = ({ category, rate }: Vat, asked: DepositAmount): { vat: Vat; net: Cents }[] =>
  depositNets([{ category, rate, gross: 1, discount: 0, cashDiscount: 0, shipping: 0, base: 1, tax: 0 }], asked)

/** « Acompte de 30 % sur la commande 118 », the words of its line. */
export function depositLabel(asked: DepositAmount, order: string): string {
  const share = asked.type === 'percent' ? ` de ${asked.percent.replace('.', ',')}\u00a0%` : ''
  return `Acompte${share} sur ${order.trim() === '' ? 'votre commande' : order.trim()}`
}
