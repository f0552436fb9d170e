import type { InvoiceFileInput } from '../model/document.ts'
import type { Cents } from '../model/primitives.ts'
import { centsText } from './decimal.ts'
import { compactIdentifier, isBic, isIban } from './identifiers.ts'
import { installmentAmounts } from './installments.ts'

/** Most bytes of a code, and most characters of a name and of a reference: EPC069-12, version 3.1, section 3. */
const LIMITS = { payload: 331, name: 70, reference: 140 } as const
/** 999,999,999.99 €, the largest SEPA credit transfer. */
const LARGEST: Cents = 99_999_999_999

export interface Transfer {
  name: string
  iban: string
  /** Left out when it is not one: inside the EEA the IBAN is enough (version 002). */
  bic: string
  amount: Cents
  reference: string
}

const oneLine = (text: string, most: number): string => [...text.replace(/\s+/gu, ' ').trim()].slice(0, most).join('')

/** Bytes in UTF-8. */
const bytesOf = (text: string): number =>
  [...text].reduce((sum, character) => {
    const code = character.codePointAt(0) ?? 0
    return sum + (code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4)
  }, 0)

/**
 * What the QR code of a SEPA transfer says (EPC069-12, « BCD », version 002, UTF-8). null: nothing to pay, more than
 * a transfer carries, no name, or an IBAN that is not one.
 */
export function paymentCode({ name, iban, bic, amount, reference }: Transfer): string | null {
  const payee = oneLine(name, LIMITS.name)
  if (amount <= 0 || amount > LARGEST || payee === '' || !isIban(iban)) return null
  const code = [
    'BCD',
    '002',
    '1',
    'SCT',
    isBic(bic) ? compactIdentifier(bic) : '',
    payee,
    compactIdentifier(iban),
    `EUR${centsText(amount)}`,
    '',
    '',
    oneLine(reference, LIMITS.reference),
  ].join('\n')
  return bytesOf(code) <= LIMITS.payload ? code : null
}

/** The transfer that an invoice asks for: what is due, or the first échéance. null: a credit note, a draft, nothing due. */
export function transferOf({ number, content, seller, totals }: InvoiceFileInput): Transfer | null {
  if (content.kind !== 'invoice' || number === null || totals.due <= 0) return null
  const first = content.installments
    .map(({ date }, index) => ({ date, amount: installmentAmounts(content.installments, totals.due)[index] ?? 0 }))
    .toSorted((one, other) => one.date.localeCompare(other.date))[0]
  return {
    name: seller.name,
    iban: seller.iban,
    bic: seller.bic,
    amount: first?.amount ?? totals.due,
    reference: number,
  }
}
