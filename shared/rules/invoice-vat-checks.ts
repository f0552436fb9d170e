import type { Buyer, DocumentContent, Seller, Totals, Vat } from '../model/document.ts'
import type { Territory } from '../model/party.ts'
import type { Check } from '../model/sending.ts'
import { normalizedRate } from './totals.ts'

/** All rates that a French invoice may bear (BR-FR-16). */
const KNOWN_RATES = new Set('0 10 13 20 8.5 19.6 2.1 5.5 7 20.6 1.05 0.9 1.75 9.2 9.6'.split(' '))

/** Rates in force (CGI 278 to 281 nonies, 294 to 297); those of Corse are among the French ones. */
const USUAL_RATES: Readonly<Record<Territory, ReadonlySet<string>>> = {
  FR: new Set(['20', '10', '5.5', '2.1', '13', '0.9']),
  DOM: new Set(['8.5', '2.1', '1.75', '1.05', '20', '10', '5.5']),
  UE: new Set(['20', '10', '5.5', '2.1']),
  EXPORT: new Set(['20', '10', '5.5', '2.1']),
}

const TERRITORY_TEXT = {
  FR: 'en France',
  DOM: 'outre-mer',
  UE: 'pour un client de l’Union européenne',
  EXPORT: 'pour un client hors de l’Union européenne',
} as const satisfies Record<Territory, string>

/** The rate and its reason, line by line, then what the whole document needs for its categories. */
export function checkVat(content: DocumentContent, totals: Totals, seller: Seller, buyer: Buyer): Check[] {
  const checks: Check[] = []
  content.lines.forEach((line, index) => {
    if (line.type === 'item') {
      checks.push(...checkRate(line.vat, `lines.${index}.vat`, `Ligne ${index + 1}`, seller, buyer))
    }
  })
  if (content.shipping !== 0)
    checks.push(...checkRate(content.shippingVat, 'shippingVat', 'Frais de port', seller, buyer))
  return [...checks, ...checkCategories(content, totals, seller, buyer)]
}

function checkRate(vat: Vat, field: string, place: string, seller: Seller, buyer: Buyer): Check[] {
  const rate = normalizedRate(vat.rate)
  const one = (id: string, severity: 'blocking' | 'warning', message: string, end: 'rate' | 'category'): Check[] => [
    { id, severity, message: `${place} : ${message}`, screen: 'document', field: `${field}.${end}` },
  ]
  if (!KNOWN_RATES.has(rate)) return one('BR-FR-16', 'blocking', 'ce taux de TVA n’existe pas en France.', 'rate')
  if (vat.category === 'S') {
    if (seller.vatExempt) {
      return one('NB-TVA-1', 'blocking', 'vous êtes en franchise de TVA. Choisissez « Exonéré », taux 0.', 'category')
    }
    if (Number(rate) === 0) {
      return one('BR-S-05', 'blocking', 'un taux 0 demande une raison : exonéré, autoliquidation, export…', 'category')
    }
    return USUAL_RATES[buyer.territory].has(rate)
      ? []
      : one('NB-TVA-2', 'warning', `ce taux de TVA n’est pas courant ${TERRITORY_TEXT[buyer.territory]}.`, 'rate')
  }
  if (Number(rate) !== 0) {
    return one('NB-TVA-3', 'blocking', 'cette sorte de TVA va avec le taux 0. Corrigez le taux ou la sorte.', 'rate')
  }
  if (seller.vatExempt && vat.category !== 'E') {
    return one('NB-TVA-1', 'blocking', 'vous êtes en franchise de TVA. Choisissez « Exonéré », taux 0.', 'category')
  }
  if (vat.category === 'E' && !seller.vatExempt && !buyer.buysTaxFree) {
    return one('NB-TVA-4', 'warning', 'exonération : écrivez l’article du CGI dans les notes du document.', 'category')
  }
  return []
}

function checkCategories(content: DocumentContent, totals: Totals, seller: Seller, buyer: Buyer): Check[] {
  const checks: Check[] = []
  const has = (category: Vat['category']): boolean => totals.vat.some((group) => group.category === category)
  const buyerVat = buyer.vatNumber.trim() !== ''
  const clientVat = (id: string, message: string): void => {
    checks.push({
      id,
      severity: 'blocking',
      message,
      screen: 'client',
      tab: 'identification',
      field: 'buyer.vatNumber',
    })
  }
  if (has('AE') && !buyerVat) {
    clientVat('BR-AE-02', 'Autoliquidation : indiquez le numéro de TVA du client.')
  }
  if (has('K')) {
    if (!buyerVat) clientVat('BR-IC-02', 'Livraison intracommunautaire : indiquez le numéro de TVA du client.')
    if (content.deliveryDate === null) {
      checks.push({
        id: 'BR-IC-11',
        severity: 'blocking',
        message: 'Livraison intracommunautaire : indiquez la date de livraison.',
        screen: 'document',
        field: 'deliveryDate',
      })
    }
    if ((buyer.deliveryAddress ?? buyer.address).country === 'FR') {
      checks.push({
        id: 'NB-TVA-5',
        severity: 'warning',
        message: 'Livraison intracommunautaire : l’adresse de livraison est en France. Vérifiez-la.',
        screen: 'client',
        tab: 'identification',
        field: 'buyer.deliveryAddress',
      })
    }
  }
  if (['AE', 'K', 'G'].some((category) => has(category as Vat['category'])) && seller.vatNumber.trim() === '') {
    checks.push({
      id: 'NB-TVA-6',
      severity: 'blocking',
      message: 'Cette sorte de TVA demande votre numéro de TVA. Indiquez-le dans Paramètres > Dossier.',
      screen: 'dossier',
      field: 'seller.vatNumber',
    })
  }
  if (has('O') && totals.vat.length > 1) {
    checks.push({
      id: 'BR-O-11',
      severity: 'blocking',
      message: 'Une facture hors du champ de la TVA ne porte pas d’autre sorte de TVA. Faites deux factures.',
      screen: 'document',
      field: 'lines',
    })
  }
  return checks
}
