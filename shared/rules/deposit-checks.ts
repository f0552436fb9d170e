import type { DocumentContent, Totals } from '../model/document.ts'
import type { Check } from '../model/sending.ts'
import { settledParts } from './deposits.ts'
import { normalizedRate } from './totals.ts'

/**
 * What a final invoice says of the deposits that it settles: each named once, dated before it, worth the amount that its
 * VAT makes, and never more VAT at a rate than the sale bears. What is left of each is for the engine, which knows it.
 */
export function checkDeposits(content: DocumentContent, totals: Totals): Check[] {
  const checks: Check[] = []
  const add = (id: string, severity: 'blocking' | 'warning', message: string, field: string): void => {
    checks.push({ id, severity, message, screen: 'document', field })
  }
  const isFinal = content.kind === 'invoice' && content.invoiceType === 'final'
  if (isFinal && content.deposits.length === 0) {
    add('NB-ACO-1', 'blocking', 'Une facture de solde déduit au moins un acompte. Choisissez-le.', 'deposits')
  }
  if (!isFinal && content.deposits.length > 0) {
    add('NB-ACO-2', 'blocking', 'Seule une facture de solde déduit des acomptes. Retirez-les.', 'invoiceType')
  }
  const seen = new Set<string>()
  content.deposits.forEach((deposit, index) => {
    const { number, date, amount } = deposit
    const field = `deposits.${index}`
    if (seen.has(number)) {
      add('NB-ACO-3', 'blocking', `L’acompte ${number} est déduit deux fois. Retirez-en un.`, `${field}.number`)
    }
    seen.add(number)
    const { base, tax } = settledParts(deposit)
    if (amount <= 0 || base + tax !== amount) {
      add(
        'NB-ACO-4',
        'blocking',
        `Le montant déduit de l’acompte ${number} n’est pas la somme de son HT et de sa TVA. Déduisez-le de nouveau.`,
        `${field}.amount`,
      )
    }
    if (date !== null && date > content.date) {
      add('NB-ACO-5', 'blocking', `L’acompte ${number} est daté après la facture de solde. Corrigez la date.`, 'date')
    }
  })
  for (const { category, rate, base, tax } of settledGroups(content)) {
    const sale = totals.vat.find((group) => group.category === category && group.rate === rate)
    if (base > (sale?.base ?? 0) || tax > (sale?.tax ?? 0)) {
      add(
        'NB-ACO-6',
        'warning',
        `Les acomptes portent plus de TVA à ${rate.replace('.', ',')} % que cette facture. Vérifiez les lignes ou les montants déduits.`,
        'deposits',
      )
    }
  }
  return checks
}

/** HT and VAT of all settled deposits, by category and rate. */
function settledGroups({ deposits }: Pick<DocumentContent, 'deposits'>) {
  const groups = new Map<string, { category: string; rate: string; base: number; tax: number }>()
  for (const { category, rate: written, base, tax } of deposits.flatMap(({ vat }) => vat)) {
    const rate = normalizedRate(written)
    const group = groups.get(`${category}|${rate}`) ?? { category, rate, base: 0, tax: 0 }
    groups.set(`${category}|${rate}`, { ...group, base: group.base + base, tax: group.tax + tax })
  }
  return [...groups.values()]
}
