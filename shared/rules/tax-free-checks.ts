import type { Buyer, DocumentContent, Seller, Totals } from '../model/document.ts'
import type { Check } from '../model/sending.ts'

/** The same day a year before, ISO. */
const yearBefore = (date: string): string => `${Number(date.slice(0, 4)) - 1}${date.slice(4)}`

/**
 * Achats en franchise (CGI art. 275): the invoice names the attestation that the client gave before the delivery.
 * Whether the tax office still holds it for good is not ours to say: an old one only asks for a look.
 */
export function checkTaxFree(content: DocumentContent, totals: Totals, seller: Seller, buyer: Buyer): Check[] {
  if (!buyer.buysTaxFree || seller.vatExempt || !totals.vat.some(({ category }) => category === 'E')) return []
  const { number, date } = buyer.taxFreeCertificate
  const card = { screen: 'client', tab: 'identification' } as const
  const missing = number.trim() === '' ? 'number' : date === null ? 'date' : null
  if (missing !== null) {
    return [
      {
        id: 'NB-TVA-7',
        severity: 'blocking',
        message: `Achats en franchise : indiquez ${missing === 'number' ? 'le numéro' : 'la date'} de l’attestation du client (CGI, art. 275).`,
        ...card,
        field: `buyer.taxFreeCertificate.${missing}`,
      },
    ]
  }
  const worth = (message: string): Check[] => [
    { id: 'NB-TVA-8', severity: 'warning', message, ...card, field: 'buyer.taxFreeCertificate.date' },
  ]
  if (date !== null && date > content.date) {
    return worth('L’attestation d’achats en franchise est datée après le document. Vérifiez sa date.')
  }
  if (date !== null && date < yearBefore(content.date)) {
    return worth('L’attestation d’achats en franchise a plus d’un an : demandez au client celle qui est valable.')
  }
  return []
}
