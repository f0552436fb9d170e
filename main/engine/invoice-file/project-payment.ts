import type { PaymentMode } from '../../../shared/model/party.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { paymentModeOfCode } from '../../../shared/rules/payment-means.ts'

/** BG-16. Without the words of BT-82, a transfer to an account is what we write when no mode was chosen. */
export function projectPayment({ payments }: StatedInvoice): { mode: PaymentMode; beyond: string[] } {
  const [means] = payments
  if (means === undefined || means.code === '') return { mode: 'unset', beyond: [] }
  const mode = paymentModeOfCode(means.code)
  if (mode === null) return { mode: 'unset', beyond: [`Moyen de paiement ${means.code}.`] }
  return { mode: means.code === '30' && means.label === '' && means.account !== '' ? 'unset' : mode, beyond: [] }
}
