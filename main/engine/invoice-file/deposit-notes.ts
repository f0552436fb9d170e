import type { SettledDeposit } from '../../../shared/model/deposit.ts'
import { type DocumentContent, VAT_CATEGORIES, type VatCategory } from '../../../shared/model/document.ts'
import { centsText } from '../../../shared/rules/decimal.ts'

const PURPOSE = 'Acompte sur : '
const SETTLED = 'Acompte déduit : '

const euros = (cents: number): string => `${centsText(cents).replace('.', ',')} €`
const comma = (text: string): string => text.replace('.', ',')

/**
 * Notes of a deposit and of a final invoice, BT-22. EN 16931 has one amount for all that is paid (BT-113) and none beside a
 * preceding invoice (BG-3): what each deposit paid, and the VAT that it declared, is said in words that we read back.
 */
export function depositNotes({ depositFor, deposits }: Pick<DocumentContent, 'depositFor' | 'deposits'>): string[] {
  const purpose = depositFor?.label.trim() ?? ''
  return [...(purpose === '' ? [] : [`${PURPOSE}${purpose}`]), ...deposits.map(settledNote)]
}

function settledNote({ number, date, amount, vat }: SettledDeposit): string {
  const dated = date === null ? '' : ` du ${date.split('-').reverse().join('/')}`
  const shares = vat.map(
    ({ category, rate, base, tax }) =>
      `${euros(base)} HT et ${euros(tax)} de TVA à ${comma(rate)} %${category === 'S' ? '' : ` (${category})`}`,
  )
  return `${SETTLED}facture ${number}${dated}, ${euros(amount)} TTC${shares.length === 0 ? '' : `, dont ${shares.join(' ; ')}`}.`
}

export interface ReadDepositNotes {
  purpose: string | null
  /** By number of the deposit. */
  settled: ReadonlyMap<string, SettledDeposit>
  /** The notes that are neither. */
  others: string[]
}

/** The way back from `depositNotes`. */
export function readDepositNotes(notes: readonly string[]): ReadDepositNotes {
  const settled = new Map<string, SettledDeposit>()
  let purpose: string | null = null
  const others: string[] = []
  for (const note of notes) {
    const deposit = readSettled(note)
    if (deposit !== null) settled.set(deposit.number, deposit)
    else if (note.startsWith(PURPOSE) && purpose === null) purpose = note.slice(PURPOSE.length)
    else others.push(note)
  }
  return { purpose, settled, others }
}

const NOTE = /^facture ([^\s,]+)(?: du (\d{2})\/(\d{2})\/(\d{4}))?, (\d+,\d{2}) € TTC, dont (.+)\.$/u
const SHARE = /^(\d+,\d{2}) € HT et (\d+,\d{2}) € de TVA à (\d+(?:,\d+)?) %(?: \(([A-Z]{1,2})\))?$/u

function readSettled(note: string): SettledDeposit | null {
  const match = note.startsWith(SETTLED) ? NOTE.exec(note.slice(SETTLED.length)) : null
  if (match === null) return null
  const [, number = '', day, month, year, amount = '', written = ''] = match
  const shares = written.split(' ; ').map((one) => SHARE.exec(one))
  if (shares.some((share) => share === null)) return null
  return {
    id: null,
    number,
    date: year === undefined ? null : `${year}-${month}-${day}`,
    amount: centsOf(amount),
    vat: shares.flatMap((share) => {
      const [, base = '', tax = '', rate = '', category = 'S'] = share ?? []
      return isCategory(category)
        ? [{ category, rate: rate.replace(',', '.'), base: centsOf(base), tax: centsOf(tax) }]
        : []
    }),
  }
}

const isCategory = (text: string): text is VatCategory => (VAT_CATEGORIES as readonly string[]).includes(text)
const centsOf = (text: string): number => Number(text.replace(',', ''))
