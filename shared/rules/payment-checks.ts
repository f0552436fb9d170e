import type { Buyer, DocumentContent, Seller, Totals } from '../model/document.ts'
import type { Check } from '../model/sending.ts'
import { paymentMeans } from './payment-means.ts'

/** Cents above which a business may not be paid in cash (code monétaire et financier, D112-3). */
const CASH_LIMIT = 100_000

/** BG-16: how an invoice is to be paid. */
export function checkPayment(content: DocumentContent, totals: Totals, seller: Seller, buyer: Buyer): Check[] {
  if (content.kind === 'creditNote') return []
  const checks: Check[] = []
  const add = (id: string, severity: 'blocking' | 'warning', message: string): void => {
    checks.push({ id, severity, message, screen: 'document', field: 'paymentMode' })
  }
  if (content.paymentMode === 'transfer' && seller.iban.trim() === '') {
    checks.push({
      id: 'BR-61',
      severity: 'blocking',
      message: 'Règlement par virement : indiquez votre IBAN, ou choisissez un autre mode de règlement.',
      screen: 'dossier',
      field: 'seller.iban',
    })
  }
  if (buyer.isPublic && paymentMeans(content, seller.iban) === null) {
    add('NB-REG-1', 'blocking', 'Chorus Pro exige un mode de règlement. Choisissez-le dans le document.')
  }
  if (content.paymentMode === 'cash' && totals.due > CASH_LIMIT) {
    add('NB-REG-2', 'warning', 'Un règlement en espèces est limité à 1 000 €. Choisissez un autre mode de règlement.')
  }
  return checks
}
