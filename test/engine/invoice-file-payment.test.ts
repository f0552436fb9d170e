import { expect, test } from 'vitest'
import { toCii } from '../../main/engine/invoice-file/cii.ts'
import { readInvoiceFile } from '../../main/engine/invoice-file/read-invoice-file.ts'
import { toUbl } from '../../main/engine/invoice-file/ubl.ts'
import { PAYMENT_MODES, type PaymentMode } from '../../shared/model/party.ts'
import { creditNoteBase } from '../../shared/rules/credit-notes.ts'
import { paymentModeOfCode, paymentModeOfWords } from '../../shared/rules/payment-means.ts'
import { FIXTURES, fileInput, seller } from '../support/invoice-fixtures.ts'

const words = (xml: string, element: string): string[] =>
  [...xml.matchAll(new RegExp(`<ram:${element}>([^<]*)<`, 'gu'))].map(([, text]) => text ?? '')
const means = (xml: string): string =>
  /<ram:SpecifiedTradeSettlementPaymentMeans>[\s\S]*?<\/ram:SpecifiedTradeSettlementPaymentMeans>/u.exec(xml)?.[0] ?? ''
const read = (xml: string) => readInvoiceFile(Buffer.from(xml))

test.each<[PaymentMode, string, string | null]>([
  ['unset', '30', null],
  ['transfer', '58', 'Virement'],
  ['cheque', '20', 'Chèque'],
  ['card', '48', 'Carte bancaire'],
  ['directDebit', '49', 'Prélèvement'],
  ['cash', '10', 'Espèces'],
  ['billOfExchange', '70', 'Lettre de change'],
])('%s is %s in CII and in UBL, and is read back', (paymentMode, code, label) => {
  const input = fileInput({ paymentMode })
  const xml = toCii(input)
  expect(words(means(xml), 'TypeCode')).toEqual([code])
  expect(words(means(xml), 'Information')).toEqual(label === null ? [] : [label])
  const toAccount = paymentMode === 'unset' || paymentMode === 'transfer'
  expect(words(means(xml), 'IBANID')).toEqual(toAccount ? [seller.iban] : [])
  const ubl = toUbl(input)
  expect(ubl).toContain(
    `<cbc:PaymentMeansCode${label === null ? '' : ` name="${label}"`}>${code}</cbc:PaymentMeansCode>`,
  )
  expect(ubl.includes(`<cbc:ID>${seller.iban}</cbc:ID>`)).toBe(toAccount)
  expect(read(xml).document?.content.paymentMode).toBe(paymentMode)
})

test('an account outside SEPA is a plain transfer; no account and no mode say nothing', () => {
  const far = fileInput({ paymentMode: 'transfer' }, { seller: { ...seller, iban: 'TR330006100519786457841326' } })
  expect(words(means(toCii(far)), 'TypeCode')).toEqual(['30'])
  expect(read(toCii(far)).document?.content.paymentMode).toBe('transfer')
  const none = fileInput({}, { seller: { ...seller, iban: '' } })
  expect([means(toCii(none)), toUbl(none).includes('PaymentMeans')]).toEqual(['', false])
})

test('a credit note says no mode, even when its draft kept one: Chorus Pro refuses it', () => {
  expect(creditNoteBase(fileInput({ paymentMode: 'cheque' }).content, '2026-11-25').paymentMode).toBe('unset')
  for (const paymentMode of PAYMENT_MODES) {
    const { creditNote } = FIXTURES
    if (!creditNote) throw new Error('no fixture')
    const input = { ...creditNote, content: { ...creditNote.content, paymentMode } }
    expect([means(toCii(input)), toUbl(input).includes('PaymentMeans')]).toEqual(['', false])
  }
})

test('the codes of other programs are read, and those of no mode of ours are told', () => {
  expect(['42', '59', '54', '97'].map(paymentModeOfCode)).toEqual(['transfer', 'directDebit', 'card', null])
  const sound = toCii(fileInput())
  const other = read(sound.replace('<ram:TypeCode>30<', '<ram:TypeCode>97<'))
  expect([other.document?.content.paymentMode, other.beyond]).toEqual(['unset', ['Moyen de paiement 97.']])
  expect(read(toUbl(fileInput({ paymentMode: 'card' }))).document?.content.paymentMode).toBe('card')
})

test('the words of EBP name a mode', () => {
  const named = ['Virement à 30 jours', 'Prélèvement le 10', 'CB', 'LCR 45 jours', 'Comptant'].map(paymentModeOfWords)
  expect(named).toEqual(['transfer', 'directDebit', 'card', 'billOfExchange', 'unset'])
})
