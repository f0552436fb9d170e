import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput, Line } from '../../../shared/model/document.ts'
import { exact, isZero } from '../../../shared/rules/decimal.ts'
import { subtotals } from '../../../shared/rules/totals.ts'
import { CARRY_HEIGHT, carryOver } from './carry-over.ts'
import { type Drawing, ruled, text } from './drawing.ts'
import { dateText, decimalText, euros, percentText, priceText, UNIT_TEXT } from './format.ts'
import type { Tag } from './tag.ts'

interface Column {
  title: string
  /** Points: a `*` column grows with its longest word and pushes the others off the page. */
  width: number
  right: boolean
  /** null: the description, and what stands small under it. */
  value: ((line: Line) => string) | null
}

const discountText = (line: Line): string => {
  if (line.discountAmount !== null) {
    return isZero(exact(line.discountAmount)) ? '' : `${priceText(exact(line.discountAmount))}\u00a0€`
  }
  return isZero(exact(line.discountPercent)) ? '' : percentText(line.discountPercent)
}

/** Points between the margins, and those that the sides of a cell take. */
const TABLE_WIDTH = 515
const CELL_SIDES = 8
/** Under this, descriptions would be columns of single words. */
const LEAST_DESCRIPTION = 130

/** Where the code and the date of a line go: under the description when a column would leave it no place. */
interface Columns {
  list: Column[]
  below: { code: boolean; date: boolean }
}

function columnsOf({ content, totals, print }: InvoiceFileInput): Columns {
  const items = content.lines.filter(({ type }) => type === 'item')
  const discounted = print.emptyDiscount || items.some((line) => discountText(line) !== '')
  const rates = new Set(items.map(({ vat }) => `${vat.category} ${vat.rate}`))
  const fixed: Column[] = [
    { title: 'Qté', width: 42, right: true, value: (line) => decimalText(line.quantity) },
    ...(print.unit ? [{ title: 'Unité', width: 26, right: false, value: (line: Line) => UNIT_TEXT[line.unit] }] : []),
    { title: 'PU HT', width: 58, right: true, value: (line) => priceText(exact(line.unitPrice)) },
    ...(discounted ? [{ title: 'Remise', width: 42, right: true, value: discountText }] : []),
    ...(print.singleVat || rates.size > 1
      ? [{ title: 'TVA', width: 34, right: true, value: (line: Line) => percentText(line.vat.rate) }]
      : []),
    { title: 'Total HT', width: 71, right: true, value: (line) => euros(totals.lines[line.id] ?? 0) },
  ]
  const taken = (columns: readonly Column[]): number =>
    columns.reduce((sum, { width }) => sum + width + CELL_SIDES, CELL_SIDES)
  const code: Column = { title: 'Code', width: 54, right: false, value: ({ articleCode }) => articleCode }
  const date: Column = {
    title: 'Livré le',
    width: 50,
    right: false,
    value: ({ deliveryDate }) => (deliveryDate === null ? '' : dateText(deliveryDate)),
  }
  const first = print.code === 'column' ? [code] : []
  const fits = TABLE_WIDTH - taken([...first, date, ...fixed]) >= LEAST_DESCRIPTION
  const second = print.lineDate === 'column' && fits ? [date] : []
  const description = TABLE_WIDTH - taken([...first, ...second, ...fixed])
  return {
    list: [...first, { title: 'Désignation', width: description, right: false, value: null }, ...second, ...fixed],
    below: { code: print.code === 'below', date: print.lineDate !== 'hidden' && second.length === 0 },
  }
}

/** The table of lines. Text lines take the whole width. */
export function linesTable(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { palette, measure } = drawing
  const { list: columns, below } = columnsOf(input)
  const table = root.child('Table')
  table.spaceUnderHead = CARRY_HEIGHT
  const amounts = new Map<Tag, number>()
  root.overlay = carryOver(table, amounts, drawing)
  const headRow = table.child('THead').child('TR')
  const head = columns.map(({ title, right }) =>
    text(drawing, headRow, 'TH', title, {
      style: {
        bold: true,
        fontSize: measure.head,
        color: palette.accent,
        fillColor: palette.band,
        alignment: right ? 'right' : 'left',
      },
      tag: { scope: 'Column' },
      repeats: true,
    }),
  ) as TableCell[]
  const rows = table.child('TBody')
  const sums = subtotals(input.content.lines)
  const printed = input.content.lines.filter(({ type }) => type !== 'comment')
  const body = printed.map((line): TableCell[] => {
    const row = rows.child('TR')
    if (line.type === 'text') {
      const cell = text(drawing, row, 'TD', line.description, { style: { italics: true, color: palette.soft } })
      return [{ ...(cell as object), colSpan: columns.length } as TableCell, ...columns.slice(1).map(() => '')]
    }
    if (line.type === 'subtotal') {
      const style = { bold: true, fillColor: palette.band, alignment: 'right' as const }
      const label = text(drawing, row, 'TH', line.description.trim() || 'Sous-total HT', {
        style,
        tag: { scope: 'Row' },
      })
      return [
        { ...(label as object), colSpan: columns.length - 1 } as TableCell,
        ...columns.slice(2).map(() => ''),
        text(drawing, row, 'TD', euros(sums.get(line.id) ?? 0), { style }) as TableCell,
      ]
    }
    return columns.map(({ right, value }, index) => {
      if (value === null) return description(line, below, drawing, row)
      const tag = row.child('TD')
      if (index === columns.length - 1) amounts.set(tag, input.totals.lines[line.id] ?? 0)
      return { alignment: right ? 'right' : 'left', text: [tag.inline(drawing.safe(value(line)))] } as TableCell
    })
  })
  return {
    table: {
      headerRows: 1,
      keepWithHeaderRows: drawing.whole ? 1 : 0,
      dontBreakRows: drawing.whole,
      widths: columns.map(({ width }) => width),
      body: [head, ...body],
    },
    layout: ruled(drawing),
    margin: [0, 10 * measure.gap, 0, 0],
  }
}

/** What is sold, then in small its code and its own delivery date. */
function description(line: Line, below: Columns['below'], drawing: Drawing, row: Tag): TableCell {
  const cell = row.child('TD')
  const details = [
    !below.code || line.articleCode === '' ? '' : `Réf. ${line.articleCode}`,
    !below.date || line.deliveryDate === null ? '' : `Livré le ${dateText(line.deliveryDate)}`,
  ].filter((detail) => detail !== '')
  const small = { fontSize: drawing.measure.small, color: drawing.palette.soft }
  return {
    text: [
      cell.inline(drawing.safe(line.description)),
      ...(details.length === 0 ? [] : [cell.inline(drawing.safe(`\n${details.join(' — ')}`), small)]),
    ],
  }
}
