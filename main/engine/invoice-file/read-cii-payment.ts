import type { PaymentMode } from '../../../shared/model/party.ts'
import { paymentModeOfCode } from '../../../shared/rules/payment-means.ts'
import { nodeAt, textAt, type XmlNode } from './xml-tree.ts'

/** BG-16. Without the words of BT-82, a transfer to an account is what we write when no mode was chosen. */
export function readPayment(settlement: XmlNode | undefined): { mode: PaymentMode; beyond: string[] } {
  const means = nodeAt(settlement, 'SpecifiedTradeSettlementPaymentMeans')
  const code = textAt(means, 'TypeCode')
  if (code === '') return { mode: 'unset', beyond: [] }
  const mode = paymentModeOfCode(code)
  if (mode === null) return { mode: 'unset', beyond: [`Moyen de paiement ${code}.`] }
  if (mode !== 'transfer') return { mode, beyond: [] }
  const account = nodeAt(means, 'PayeePartyCreditorFinancialAccount')
  if (textAt(account, 'IBANID') === '' && textAt(account, 'ProprietaryID') !== '') {
    return { mode: 'unset', beyond: ['Compte bancaire sans IBAN.'] }
  }
  return { mode: textAt(means, 'Information') === '' && code === '30' ? 'unset' : mode, beyond: [] }
}
