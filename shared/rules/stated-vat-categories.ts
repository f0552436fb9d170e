/** What EN 16931 asks of a VAT category. */
export interface Category {
  /** In the ids of the rules. */
  rule: string
  name: string
  /** Above zero, zero, or not written at all. */
  rate: 'positive' | 'zero' | 'free' | 'none'
  reason: 'required' | 'forbidden'
  /** One group for all of it, or one by rate. */
  byRate: boolean
  seller: 'any' | 'vat' | 'none'
  buyer: 'free' | 'vat' | 'vatOrLegal' | 'none'
}

/** By code of UNTDID 5305. */
export const CATEGORIES: Readonly<Record<string, Category>> = {
  S: {
    rule: 'S',
    name: 'taux normal ou réduit',
    rate: 'positive',
    reason: 'forbidden',
    byRate: true,
    seller: 'any',
    buyer: 'free',
  },
  Z: { rule: 'Z', name: 'taux zéro', rate: 'zero', reason: 'forbidden', byRate: false, seller: 'any', buyer: 'free' },
  E: { rule: 'E', name: 'exonéré', rate: 'zero', reason: 'required', byRate: false, seller: 'any', buyer: 'free' },
  AE: {
    rule: 'AE',
    name: 'autoliquidation',
    rate: 'zero',
    reason: 'required',
    byRate: false,
    seller: 'any',
    buyer: 'vatOrLegal',
  },
  K: {
    rule: 'IC',
    name: 'livraison intracommunautaire',
    rate: 'zero',
    reason: 'required',
    byRate: false,
    seller: 'vat',
    buyer: 'vat',
  },
  G: { rule: 'G', name: 'exportation', rate: 'zero', reason: 'required', byRate: false, seller: 'vat', buyer: 'free' },
  O: {
    rule: 'O',
    name: 'hors du champ de la TVA',
    rate: 'none',
    reason: 'required',
    byRate: false,
    seller: 'none',
    buyer: 'none',
  },
  L: { rule: 'AF', name: 'IGIC', rate: 'free', reason: 'forbidden', byRate: true, seller: 'any', buyer: 'free' },
  M: { rule: 'AG', name: 'IPSI', rate: 'free', reason: 'forbidden', byRate: true, seller: 'any', buyer: 'free' },
}
