import type { Seller, Vat } from '../model/document.ts'
import type { Client } from '../model/party.ts'

type Place = Pick<Client, 'territory' | 'vatNumber' | 'isPerson' | 'buysTaxFree' | 'billingAddress' | 'deliveryAddress'>

export interface DefaultVat {
  vat: Vat
  /** What the document must say beside it; empty: the category says enough. */
  mention: string
}

const rate = (value: string): DefaultVat => ({ vat: { category: 'S', rate: value }, mention: '' })
const without = (category: Vat['category'], mention = ''): DefaultVat => ({ vat: { category, rate: '0' }, mention })

/** Guyane and Mayotte, where VAT does not apply (CGI art. 294, 1). */
const WITHOUT_VAT = /^97[36]/u

/**
 * The VAT that a line gets before a person changes it, from the company and from where the client is.
 * Sources: CGI art. 293 B (franchise), 259 (services), 262 I (export), 262 ter I (intra-EU), 275 (achats en franchise),
 * 283 (autoliquidation), 294 and 296 (overseas).
 */
export function defaultVat(seller: Pick<Seller, 'vatExempt' | 'operations'>, client: Place): DefaultVat {
  if (seller.vatExempt) return without('E')
  const services = seller.operations === 'services'
  switch (client.territory) {
    case 'FR':
      return client.buysTaxFree ? without('E') : rate('20')
    case 'DOM': {
      const place = client.deliveryAddress ?? client.billingAddress
      if (WITHOUT_VAT.test(place.postcode)) return without('E', 'TVA non applicable, art. 294 du CGI')
      return client.buysTaxFree ? without('E') : rate('8.5')
    }
    case 'UE':
      // A person, or a business that gives no VAT number, pays the French tax.
      if (client.isPerson || client.vatNumber.trim() === '') return rate('20')
      return without(services ? 'AE' : 'K')
    case 'EXPORT':
      if (!services) return without('G')
      return client.isPerson ? rate('20') : without('O', 'TVA non applicable, art. 259, 1° du CGI')
  }
}

/** Lines whose VAT was the default one follow another client; what a person chose stays. */
export function withOtherDefault<Line extends { vat: Vat }>(lines: readonly Line[], before: Vat, after: Vat): Line[] {
  return lines.map((line) =>
    line.vat.category === before.category && line.vat.rate === before.rate ? { ...line, vat: after } : line,
  )
}
