import type { DocumentContent, Vat } from '../../../shared/model/document.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { centsOf, decimalOf, vatOf } from './project-values.ts'

export interface Adjustments {
  /** Where each one goes in our totals, in cents, with their sign. */
  list: { vat: Vat; part: 'discount' | 'shipping' | 'cashDiscount'; amount: number }[]
  content: Pick<
    DocumentContent,
    'discountPercent' | 'cashDiscountPercent' | 'shipping' | 'shippingVat' | 'shippingWithoutCashDiscount'
  >
  beyond: string[]
}

interface Read {
  vat: Vat
  part: 'discount' | 'shipping' | 'cashDiscount'
  amount: number
  percent: string | null
  base: number
}

/** BG-20 and BG-21: our remise, frais de port or escompte by their codes (UNTDID 5189 and 7161) or their reason. */
export function projectAdjustments({ adjustments }: StatedInvoice): Adjustments {
  const list = adjustments.map((one): Read => {
    const part = partOf(one.reasonCode, one.reason)
    const amount = centsOf(one.amount)
    return {
      vat: vatOf(one.vat ?? { category: 'S', rate: '' }),
      part,
      amount: one.charge === (part === 'shipping') ? amount : -amount,
      percent: one.percent === '' ? null : decimalOf(one.percent),
      base: centsOf(one.base),
    }
  })
  const beyond: string[] = []
  const percentOfPart = (part: Read['part'], label: string): string => {
    const percents = new Set(list.filter((one) => one.part === part).map(({ percent }) => percent))
    const [only] = percents
    if (percents.size === 0) return '0'
    if (percents.size === 1 && only !== null && only !== undefined) return only
    beyond.push(`${label} en montant, sans taux.`)
    return '0'
  }
  const shippings = list.filter(({ part }) => part === 'shipping')
  const [shipping] = shippings
  if (shippings.length > 1) beyond.push('Frais de port à plusieurs taux de TVA.')
  const cash = list.find(({ part, vat }) => part === 'cashDiscount' && sameVat(vat, shipping?.vat))
  const subject = list.find(({ part, vat }) => part === 'discount' && sameVat(vat, shipping?.vat))
  return {
    list,
    content: {
      discountPercent: percentOfPart('discount', 'Remise de pied'),
      cashDiscountPercent: percentOfPart('cashDiscount', 'Escompte'),
      shipping: shippings.reduce((sum, { amount }) => sum + amount, 0),
      shippingVat: shipping?.vat ?? { category: 'S', rate: '20' },
      shippingWithoutCashDiscount:
        cash !== undefined && subject !== undefined && cash.base === subject.base - subject.amount,
    },
    beyond,
  }
}

function partOf(code: string, reason: string): Read['part'] {
  if (code === 'FC' || /port|livraison|transport/iu.test(reason)) return 'shipping'
  return code === '66' || /escompte/iu.test(reason) ? 'cashDiscount' : 'discount'
}

const sameVat = (one: Vat, other: Vat | undefined): boolean =>
  one.category === other?.category && one.rate === other.rate
