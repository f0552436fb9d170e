import type { InvoiceFileInput, Totals } from '../../../shared/model/document.ts'
import { centsText } from '../../../shared/rules/decimal.ts'
import { compactIdentifier } from '../../../shared/rules/identifiers.ts'
import { scheduleText } from '../../../shared/rules/installments.ts'
import { exemptionReason } from '../../../shared/rules/invoice-mentions.ts'
import { paymentMeans } from '../../../shared/rules/payment-means.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'
import { dateElement, vatElements } from './cii-lines.ts'
import type { Child, Element } from './xml.ts'

type Group = Totals['vat'][number]

/** BG-20 when `amount` is positive, BG-21 when it is negative or `charge` says so. UNTDID 5189 and 7161 codes. */
interface Adjustment {
  group: Group
  /** Cents, never negative. */
  amount: number
  charge: boolean
  reason: string
  reasonCode: string
  /** Percent and base in cents, when the amount comes from them. */
  percent: { rate: string; base: number } | null
}

const isNegative = (rate: string): boolean => rate.startsWith('-')

/** Remise de pied, escompte and frais de port, by VAT group. A negative one changes side: the format has no sign. */
export function adjustments({ content, totals }: Pick<InvoiceFileInput, 'content' | 'totals'>): Adjustment[] {
  const list: Adjustment[] = []
  for (const group of totals.vat) {
    const reduce = (amount: number, rate: string, base: number, reason: string, reasonCode: string): void => {
      if (amount === 0) return
      const charge = amount < 0
      const percent = isNegative(rate) ? null : { rate: normalizedRate(rate), base: Math.abs(base) }
      list.push({ group, amount: Math.abs(amount), charge, reason, reasonCode: charge ? 'ZZZ' : reasonCode, percent })
    }
    reduce(group.discount, content.discountPercent, group.gross, 'Remise', '95')
    if (group.shipping !== 0) {
      list.push({
        group,
        amount: Math.abs(group.shipping),
        charge: group.shipping > 0,
        reason: 'Frais de port',
        reasonCode: group.shipping > 0 ? 'FC' : '95',
        percent: null,
      })
    }
    const base = group.gross - group.discount + (content.shippingWithoutCashDiscount ? 0 : group.shipping)
    reduce(group.cashDiscount, content.cashDiscountPercent, base, 'Escompte', '66')
  }
  return list
}

const sumOf = (list: readonly Adjustment[], charge: boolean): number =>
  list.filter((item) => item.charge === charge).reduce((total, { amount }) => total + amount, 0)

/** BG-16, BG-20 to BG-23, BT-9, BT-20 and BG-3: all that stands under the lines. */
export function settlement(input: InvoiceFileInput): Element {
  const { content, totals } = input
  const list = adjustments(input)
  const allowances = sumOf(list, false)
  const charges = sumOf(list, true)
  const dueDate = content.dueDate ?? (isPaid(totals) ? content.date : null)
  const paymentTerms = [content.paymentTermsLabel.trim(), scheduleText(content.installments, totals.due)]
    .filter((part) => part !== '')
    .join('\n')
  return [
    'ram:ApplicableHeaderTradeSettlement',
    ['ram:PaymentReference', input.number],
    ['ram:InvoiceCurrencyCode', 'EUR'],
    paymentElement(input),
    ...totals.vat.map((group) => vatBreakdown(group, input)),
    ...list.map(adjustmentElement),
    [
      'ram:SpecifiedTradePaymentTerms',
      ['ram:Description', paymentTerms],
      dueDate !== null && ['ram:DueDateDateTime', dateElement(dueDate)],
    ],
    [
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      ['ram:LineTotalAmount', centsText(totals.gross)],
      charges !== 0 && ['ram:ChargeTotalAmount', centsText(charges)],
      allowances !== 0 && ['ram:AllowanceTotalAmount', centsText(allowances)],
      ['ram:TaxBasisTotalAmount', centsText(totals.net)],
      ['ram:TaxTotalAmount', { currencyID: 'EUR' }, centsText(totals.tax)],
      ['ram:GrandTotalAmount', centsText(totals.total)],
      totals.prepaid !== 0 && ['ram:TotalPrepaidAmount', centsText(totals.prepaid)],
      ['ram:DuePayableAmount', centsText(totals.due)],
    ],
    content.originalInvoice !== null && [
      'ram:InvoiceReferencedDocument',
      ['ram:IssuerAssignedID', content.originalInvoice.number],
      content.originalInvoice.date !== null && [
        'ram:FormattedIssueDateTime',
        dateElement(content.originalInvoice.date, 'qdt'),
      ],
    ],
  ]
}

/** BG-16 and BG-17. */
function paymentElement({ content, seller }: InvoiceFileInput): Child {
  const means = paymentMeans(content, seller.iban)
  if (means === null) return null
  return [
    'ram:SpecifiedTradeSettlementPaymentMeans',
    ['ram:TypeCode', means.code],
    ['ram:Information', means.label],
    means.toAccount && [
      'ram:PayeePartyCreditorFinancialAccount',
      ['ram:IBANID', compactIdentifier(seller.iban)],
      ['ram:AccountName', seller.name],
    ],
    means.toAccount && ['ram:PayeeSpecifiedCreditorFinancialInstitution', ['ram:BICID', compactIdentifier(seller.bic)]],
  ]
}

/** Nothing is left to pay: BT-23 ends in 2 (BR-FR-CO-09). */
export const isPaid = (totals: Totals): boolean => totals.total > 0 && totals.prepaid === totals.total

function vatBreakdown(group: Group, { seller, buyer }: InvoiceFileInput): Element {
  const reason = exemptionReason(group.category, seller, buyer)
  return [
    'ram:ApplicableTradeTax',
    ['ram:CalculatedAmount', centsText(group.tax)],
    ['ram:TypeCode', 'VAT'],
    ['ram:ExemptionReason', reason?.text],
    ['ram:BasisAmount', centsText(group.base)],
    ['ram:CategoryCode', group.category],
    ['ram:ExemptionReasonCode', reason?.code],
    // BT-8: on debits, the tax is due on the date of the invoice (UNTDID 2475, 5). It has no sense where none is due.
    seller.vatOnDebits && group.category === 'S' && ['ram:DueDateTypeCode', '5'],
    group.category !== 'O' && ['ram:RateApplicablePercent', group.rate],
  ]
}

const adjustmentElement = ({ group, amount, charge, reason, reasonCode, percent }: Adjustment): Element => [
  'ram:SpecifiedTradeAllowanceCharge',
  ['ram:ChargeIndicator', ['udt:Indicator', String(charge)]],
  percent !== null && ['ram:CalculationPercent', percent.rate],
  percent !== null && ['ram:BasisAmount', centsText(percent.base)],
  ['ram:ActualAmount', centsText(amount)],
  ['ram:ReasonCode', reasonCode],
  ['ram:Reason', reason],
  ['ram:CategoryTradeTax', ...vatElements(group)],
]
