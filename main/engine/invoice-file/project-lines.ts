import { type Line, lineSchema, UNITS } from '../../../shared/model/document.ts'
import type { StatedLine } from '../../../shared/model/stated-invoice.ts'
import { exact, exactText, isZero, multiply, subtract, toCents } from '../../../shared/rules/decimal.ts'
import { lineTotal } from '../../../shared/rules/totals.ts'
import { centsOf, dateOf, decimalOf, placeId, vatOf } from './project-values.ts'

interface ProjectedLine {
  line: Line
  /** BT-131. */
  stated: number
  beyond: string[]
  /** Text lines that follow the item: its note, BT-127. */
  notes: Line[]
}

/** BG-25. The discount of a line becomes one per unit, as our model has it, when that gives the same total. */
export function projectLine(stated: StatedLine, index: number): ProjectedLine {
  const beyond: string[] = []
  const quantity = decimalOf(stated.quantity)
  const net = perUnit(decimalOf(stated.netPrice), stated.basisQuantity)
  const gross = stated.grossPrice === '' ? net : perUnit(decimalOf(stated.grossPrice), stated.basisQuantity)
  const allowance = stated.adjustments.reduce((sum, { charge, amount }) => sum + (charge ? -1 : 1) * centsOf(amount), 0)
  const unit = UNITS.find((one) => one === stated.unit)
  if (unit === undefined) beyond.push(`Ligne ${index + 1} : unité ${stated.unit || 'absente'}, lue comme unité simple.`)
  const { start, end } = stated.period ?? { start: '', end: '' }
  if (start !== end) beyond.push(`Ligne ${index + 1} : période de facturation du ${start} au ${end}.`)
  const vat = vatOf(stated.vat)
  const ofPrice = subtract(exact(gross), exact(net))
  const perLine = Number(quantity) === 0 ? 0 : allowance / 100 / Number(quantity)
  const discount = exactText(
    subtract(exact(decimalOf(perLine.toFixed(6))), { units: -ofPrice.units, scale: ofPrice.scale }),
  )
  const line = lineSchema.parse({
    id: placeId(index + 1),
    type: 'item',
    articleCode: stated.sellerCode.slice(0, 40),
    description: [stated.name, stated.description].filter((part) => part !== '').join('\n'),
    quantity,
    unit: unit ?? 'C62',
    unitPrice: gross,
    vat,
    deliveryDate: dateOf(end),
    discountAmount: isZero(exact(discount)) ? null : discount,
  })
  const computed = toCents(multiply(exact(quantity), exact(net))) - allowance
  if (lineTotal(line) !== computed) beyond.push(`Ligne ${index + 1} : remise qui ne s’écrit pas par unité.`)
  const notes =
    stated.note === ''
      ? []
      : [lineSchema.parse({ id: placeId(500_000 + index), type: 'text', description: stated.note, vat })]
  return { line, stated: centsOf(stated.net), beyond, notes }
}

function perUnit(price: string, basis: string): string {
  const units = Number(decimalOf(basis, '1'))
  return units === 1 || units === 0 ? price : decimalOf((Number(price) / units).toFixed(6))
}
