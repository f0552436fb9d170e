import type { DocumentContent } from '../model/document.ts'
import type { PaymentMode } from '../model/party.ts'
import { compactIdentifier } from './identifiers.ts'

/** BG-16: BT-81 (UNTDID 4461), BT-82, and whether the seller's account (BG-17) goes with it. */
export interface PaymentMeans {
  code: string
  /** Null: the mode was not said, the account alone was given. */
  label: string | null
  toAccount: boolean
}

/** BT-82, and the words of the print. */
const LABELS: Readonly<Record<Exclude<PaymentMode, 'unset'>, string>> = {
  transfer: 'Virement',
  cheque: 'Chèque',
  card: 'Carte bancaire',
  directDebit: 'Prélèvement',
  cash: 'Espèces',
  billOfExchange: 'Lettre de change',
}

/** UNTDID 4461; 59 would say a SEPA mandate (BG-19), which a client card does not hold: 49 is any direct debit. */
const CODES: Readonly<Record<Exclude<PaymentMode, 'unset' | 'transfer'>, string>> = {
  cheque: '20',
  card: '48',
  directDebit: '49',
  cash: '10',
  // « Bill drawn by the creditor on the debtor »: the French LCR.
  billOfExchange: '70',
}

/** Codes of other programs that mean one of our modes. */
const READ: Readonly<Record<string, PaymentMode>> = {
  '10': 'cash',
  '20': 'cheque',
  '21': 'cheque',
  '22': 'cheque',
  '23': 'cheque',
  '24': 'billOfExchange',
  '25': 'cheque',
  '26': 'cheque',
  '30': 'transfer',
  '31': 'transfer',
  '42': 'transfer',
  '44': 'billOfExchange',
  '48': 'card',
  '49': 'directDebit',
  '54': 'card',
  '55': 'card',
  '58': 'transfer',
  '59': 'directDebit',
  '60': 'billOfExchange',
  '70': 'billOfExchange',
}

/** Countries of the SEPA schemes, ISO 3166-1: a transfer to their accounts is a SEPA one. */
const SEPA = new Set(
  'AD AL AT BE BG CH CY CZ DE DK EE ES FI FR GB GI GR HR HU IE IS IT LI LT LU LV MC MD ME MK MT NL NO PL PT RO RS SE SI SK SM VA'.split(
    ' ',
  ),
)

/**
 * How the document is to be paid; null where nothing says it. A credit note has none: it is not paid to the seller,
 * and Chorus Pro refuses one that has.
 */
export function paymentMeans(
  { kind, paymentMode }: Pick<DocumentContent, 'kind' | 'paymentMode'>,
  sellerIban: string,
): PaymentMeans | null {
  const iban = compactIdentifier(sellerIban)
  if (kind === 'creditNote') return null
  if (paymentMode === 'unset') return iban === '' ? null : { code: '30', label: null, toAccount: true }
  const label = LABELS[paymentMode]
  if (paymentMode !== 'transfer') return { code: CODES[paymentMode], label, toAccount: false }
  return { code: SEPA.has(iban.slice(0, 2)) ? '58' : '30', label, toAccount: true }
}

/** The mode that a code of UNTDID 4461 means; null: one that we do not know. */
export const paymentModeOfCode = (code: string): PaymentMode | null => READ[code] ?? null

const WORDS: readonly (readonly [RegExp, PaymentMode])[] = [
  [/virement/iu, 'transfer'],
  [/prélèvement/iu, 'directDebit'],
  [/chèque/iu, 'cheque'],
  [/carte|\bcb\b/iu, 'card'],
  [/espèces/iu, 'cash'],
  [/traite|effet|\blcr\b/iu, 'billOfExchange'],
]

/** The mode that words name, such as « Virement à 30 jours »; `unset` when they name none. */
export const paymentModeOfWords = (words: string): PaymentMode =>
  WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? 'unset'
