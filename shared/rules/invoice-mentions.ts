import type { Buyer, Seller, VatCategory } from '../model/document.ts'

/** The three notes that every French invoice bears (BR-FR-05), BT-21 and BT-22. */
export interface LegalNote {
  code: 'PMT' | 'PMD' | 'AAB'
  text: string
}

const RECOVERY_FEE = 'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 €.'
const LATE_PENALTY =
  'En cas de retard de paiement, pénalités au taux de la Banque centrale européenne majoré de 10 points (art. L441-10 du code de commerce).'
const EARLY_PAYMENT = 'Pas d’escompte pour paiement anticipé.'

/** The seller's words, or what the law says when the seller is silent (code de commerce, L441-10 II and D441-5). */
export const legalNotes = (seller: Seller): LegalNote[] => [
  { code: 'PMT', text: seller.recoveryFee.trim() || RECOVERY_FEE },
  { code: 'PMD', text: seller.latePenalty.trim() || LATE_PENALTY },
  { code: 'AAB', text: seller.earlyPayment.trim() || EARLY_PAYMENT },
]

/** BT-120 and BT-121. */
export interface ExemptionReason {
  text: string
  code: string | null
}

/** Why no VAT is charged; null where a rate applies, and for Z, which bears none (BR-Z-10). */
export function exemptionReason(
  category: VatCategory,
  seller: Pick<Seller, 'vatExempt'>,
  buyer: Pick<Buyer, 'buysTaxFree' | 'taxFreeCertificate'>,
): ExemptionReason | null {
  switch (category) {
    case 'E':
      if (seller.vatExempt) return { text: 'TVA non applicable, art. 293 B du CGI', code: 'VATEX-FR-FRANCHISE' }
      return buyer.buysTaxFree
        ? { text: taxFreeText(buyer.taxFreeCertificate), code: 'VATEX-FR-CGI275' }
        : { text: 'Exonération de TVA, art. 261 du CGI', code: null }
    case 'AE':
      return { text: 'Autoliquidation', code: 'VATEX-EU-AE' }
    case 'K':
      return { text: 'Exonération de TVA, art. 262 ter I du CGI (livraison intracommunautaire)', code: 'VATEX-EU-IC' }
    case 'G':
      return { text: 'Exonération de TVA, art. 262 I du CGI (exportation)', code: 'VATEX-EU-G' }
    case 'O':
      return { text: 'Opération hors du champ de la TVA', code: 'VATEX-EU-O' }
    case 'S':
    case 'Z':
      return null
  }
}

const TAX_FREE = 'Exonération de TVA, art. 275 du CGI'

function taxFreeText({ number, date }: Buyer['taxFreeCertificate']): string {
  if (number.trim() === '' || date === null) return TAX_FREE
  return `${TAX_FREE} (attestation n° ${number.trim()} du ${date.split('-').reverse().join('/')})`
}

/** What BT-120 and BT-121 say of achats en franchise; null: another reason. */
export function readTaxFree(text: string, code: string): Buyer['taxFreeCertificate'] | null {
  if (code !== 'VATEX-FR-CGI275' && !/art(?:icle|\.)? ?275/iu.test(text)) return null
  const named = /attestation n° (.{1,60}) du (\d{2})\/(\d{2})\/(\d{4})\)/u.exec(text)
  return named === null
    ? { number: '', date: null }
    : { number: named[1] ?? '', date: `${named[4]}-${named[3]}-${named[2]}` }
}

/** Mention of the option of article 269-2 c of the CGI. */
export const VAT_ON_DEBITS = 'Option pour le paiement de la taxe d’après les débits'

/** Nature of the operations (CGI annexe II, art. 242 nonies A), in the words of the print. */
export const OPERATIONS = {
  goods: 'Livraisons de biens',
  services: 'Prestations de services',
  mixed: 'Livraisons de biens et prestations de services',
} as const satisfies Record<Seller['operations'], string>
