import { type DocumentContent, documentContentSchema, type Line, type Totals } from '../../../shared/model/document.ts'
import type { InvoiceReading } from '../../../shared/model/invoice-reading.ts'
import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { CREDIT_NOTE_TYPES } from '../../../shared/rules/invoice-codes.ts'
import { normalizedRate } from '../../../shared/rules/totals.ts'
import { type Adjustments, projectAdjustments } from './project-adjustments.ts'
import { projectLine } from './project-lines.ts'
import { projectNotes } from './project-notes.ts'
import { projectBuyer, projectSeller } from './project-party.ts'
import { projectPayment } from './project-payment.ts'
import { BeyondModel, centsOf, dateOf, placeId, vatOf } from './project-values.ts'

const OUR_TYPES = new Set(['380', '381'])

/** A stated invoice in our model, as far as it goes; `beyond` tells the rest. */
export function projectDocument(stated: StatedInvoice): Pick<InvoiceReading, 'document' | 'beyond'> {
  try {
    return project(stated)
  } catch (error) {
    // A size, a number or a date that our schemas refuse.
    if (!(error instanceof BeyondModel || error instanceof RangeError || (error instanceof Error && 'issues' in error)))
      throw error
    return { document: null, beyond: ['Une valeur de ce fichier dépasse ce que l’application sait reprendre.'] }
  }
}

function project(stated: StatedInvoice): Pick<InvoiceReading, 'document' | 'beyond'> {
  const { references, totals } = stated
  const notes = projectNotes(stated)
  const adjustments = projectAdjustments(stated)
  const payment = projectPayment(stated)
  const items = stated.lines.map(projectLine)
  const [original] = stated.preceding
  const content: DocumentContent = documentContentSchema.parse({
    kind: CREDIT_NOTE_TYPES.has(stated.typeCode) ? 'creditNote' : 'invoice',
    clientId: placeId(0),
    date: stated.date,
    dueDate: dateOf(stated.dueDate),
    deliveryDate: dateOf(stated.delivery.date),
    reference: notes.reference,
    commitmentNumber: references.order,
    serviceCode: references.buyer,
    marketNumber: references.contract,
    lines: items.flatMap(({ line, notes: after }) => [line, ...after]),
    ...adjustments.content,
    prepaid: Math.max(0, centsOf(totals.prepaid)),
    paymentMode: payment.mode,
    paymentTermsLabel: stated.terms.slice(0, 200),
    notes: notes.notes,
    originalInvoice:
      original === undefined ? null : { id: null, number: original.number.slice(0, 40), date: dateOf(original.date) },
  })
  const { typeCode } = stated
  return {
    document: {
      number: stated.number || null,
      content,
      totals: projectTotals(stated, items, adjustments),
      seller: projectSeller(stated, notes.seller),
      buyer: projectBuyer(stated),
    },
    beyond: [
      ...(OUR_TYPES.has(typeCode) ? [] : [`Type de document ${typeCode || 'absent'}.`]),
      ...notes.beyond,
      ...adjustments.beyond,
      ...payment.beyond,
      ...items.flatMap(({ beyond }) => beyond),
    ],
  }
}

/** The totals that the file states; in each VAT group, the lines and the allowances that it names. */
function projectTotals(
  stated: StatedInvoice,
  items: readonly { line: Line; stated: number }[],
  adjustments: Adjustments,
): Totals {
  const groups = new Map<string, Totals['vat'][number]>()
  const groupOf = ({ category, rate }: Line['vat']): Totals['vat'][number] => {
    const key = `${category}|${normalizedRate(rate)}`
    const empty = { category, rate, gross: 0, discount: 0, cashDiscount: 0, shipping: 0, base: 0, tax: 0 }
    const group = groups.get(key) ?? empty
    groups.set(key, group)
    return group
  }
  for (const one of stated.vat) {
    const group = groupOf(vatOf(one))
    group.base += centsOf(one.base)
    group.tax += centsOf(one.tax)
  }
  for (const { line, stated: amount } of items) groupOf(line.vat).gross += amount
  for (const { vat, part, amount } of adjustments.list) groupOf(vat)[part] += amount
  const vat = [...groups.values()].sort(
    (a, b) => Number(b.rate) - Number(a.rate) || a.category.localeCompare(b.category),
  )
  const sum = (key: 'discount' | 'shipping' | 'cashDiscount'): number => vat.reduce((all, group) => all + group[key], 0)
  const { totals } = stated
  return {
    lines: Object.fromEntries(items.map(({ line, stated: amount }) => [line.id, amount])),
    gross: centsOf(totals.lines),
    discount: sum('discount'),
    shipping: sum('shipping'),
    cashDiscount: sum('cashDiscount'),
    net: centsOf(totals.net),
    vat,
    tax: centsOf(totals.tax),
    total: centsOf(totals.total),
    prepaid: centsOf(totals.prepaid),
    due: centsOf(totals.due),
  }
}
