import type { DocumentKind, Line, Totals } from '../../../shared/model/document.ts'
import { centsText, exactText, isZero, subtract } from '../../../shared/rules/decimal.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'
import { pricing, type TextOfLines } from './cii-lines.ts'
import type { Child, Element } from './xml.ts'

const EUROS = { currencyID: 'EUR' } as const

/** An amount in cents, with its currency. */
export const amount = (name: string, cents: number): Element => [name, { ...EUROS }, centsText(cents)]

/** BT-151 and BT-152 under the name that the place wants: a category O bears no rate (BR-O-05). */
export const taxCategory = (
  name: string,
  vat: { category: string; rate: string },
  reason: { code: string | null; text: string } | null = null,
): Element => [
  name,
  ['cbc:ID', vat.category],
  vat.category !== 'O' && ['cbc:Percent', normalizedRate(vat.rate)],
  ['cbc:TaxExemptionReasonCode', reason?.code],
  ['cbc:TaxExemptionReason', reason?.text],
  ['cac:TaxScheme', ['cbc:ID', 'VAT']],
]

/** BG-25. Prices and signs are those of the CII. */
export function ublLines(
  kind: DocumentKind,
  lines: readonly Line[],
  totals: Totals,
  { byItem }: TextOfLines,
): Element[] {
  const isInvoice = kind === 'invoice'
  return lines
    .filter(({ type }) => type === 'item')
    .map((line, index): Element => {
      const total = totals.lines[line.id] ?? 0
      const { quantity, net, gross, allowance } = pricing(line, total)
      const [name = '', ...description] = line.description.trim().split('\n')
      const discount: Child = gross !== null && [
        'cac:AllowanceCharge',
        ['cbc:ChargeIndicator', 'false'],
        ['cbc:Amount', { ...EUROS }, exactText(subtract(gross, net))],
        ['cbc:BaseAmount', { ...EUROS }, exactText(gross)],
      ]
      return [
        isInvoice ? 'cac:InvoiceLine' : 'cac:CreditNoteLine',
        ['cbc:ID', String(index + 1)],
        ['cbc:Note', (byItem.get(line.id) ?? []).join('\n')],
        [isInvoice ? 'cbc:InvoicedQuantity' : 'cbc:CreditedQuantity', { unitCode: line.unit }, quantity],
        amount('cbc:LineExtensionAmount', total),
        line.deliveryDate !== null && [
          'cac:InvoicePeriod',
          ['cbc:StartDate', line.deliveryDate],
          ['cbc:EndDate', line.deliveryDate],
        ],
        allowance !== 0 && [
          'cac:AllowanceCharge',
          ['cbc:ChargeIndicator', String(allowance < 0)],
          allowance > 0 && ['cbc:AllowanceChargeReasonCode', '95'],
          ['cbc:AllowanceChargeReason', allowance > 0 ? 'Remise' : 'Majoration'],
          amount('cbc:Amount', Math.abs(allowance)),
        ],
        [
          'cac:Item',
          ['cbc:Description', description.join('\n').trim()],
          ['cbc:Name', name.trim()],
          ['cac:SellersItemIdentification', ['cbc:ID', line.articleCode]],
          taxCategory('cac:ClassifiedTaxCategory', line.vat),
        ],
        ['cac:Price', ['cbc:PriceAmount', { ...EUROS }, isZero(net) ? '0' : exactText(net)], discount],
      ]
    })
}
