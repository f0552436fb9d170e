import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput, Line } from '../../../shared/model/document.ts'
import { exact, isZero } from '../../../shared/rules/decimal.ts'
import { subtotals } from '../../../shared/rules/totals.ts'
import { type Drawing, ruled, text } from './drawing.ts'
import { dateText, decimalText, euros, percentText, priceText, UNIT_TEXT } from './format.ts'
import type { Tag } from './tag.ts'

interface Column {
  title: string
  /** Points: a `*` column grows with its longest word and pushes the others off the page. */
  width: number
  right: boolean
  value: (line: Line) => string
}

const discountText = (line: Line): string => {
  if (line.discountAmount !== null) {
    return isZero(exact(line.discountAmount)) ? '' : `${priceText(exact(line.discountAmount))}\u00a0€`
  }
  return isZero(exact(line.discountPercent)) ? '' : percentText(line.discountPercent)
}

function columnsOf({ content, totals }: InvoiceFileInput): Column[] {
  const discounted = content.lines.some((line) => line.type === 'item' && discountText(line) !== '')
  return [
    { title: 'Désignation', width: discounted ? 186 : 236, right: false, value: () => '' },
    { title: 'Qté', width: 42, right: true, value: (line) => decimalText(line.quantity) },
    { title: 'Unité', width: 26, right: false, value: (line) => UNIT_TEXT[line.unit] },
    { title: 'PU HT', width: 58, right: true, value: (line) => priceText(exact(line.unitPrice)) },
    ...(discounted ? [{ title: 'Remise', width: 42, right: true, value: discountText }] : []),
    { title: 'TVA', width: 34, right: true, value: (line) => percentText(line.vat.rate) },
    { title: 'Total HT', width: 71, right: true, value: (line) => euros(totals.lines[line.id] ?? 0) },
  ]
}

/** The table of lines. Text lines take the whole width. */
export function linesTable(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { palette, measure } = drawing
  const columns = columnsOf(input)
  const table = root.child('Table')
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
    return [
      designation(line, drawing, row),
      ...columns
        .slice(1)
        .map(
          ({ right, value }) =>
            text(drawing, row, 'TD', value(line), { style: { alignment: right ? 'right' : 'left' } }) as TableCell,
        ),
    ]
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
function designation(line: Line, drawing: Drawing, row: Tag): TableCell {
  const cell = row.child('TD')
  const details = [
    line.articleCode === '' ? '' : `Réf. ${line.articleCode}`,
    line.deliveryDate === null ? '' : `Livré le ${dateText(line.deliveryDate)}`,
  ].filter((detail) => detail !== '')
  const small = { fontSize: drawing.measure.small, color: drawing.palette.soft }
  return {
    text: [
      cell.inline(drawing.safe(line.description)),
      ...(details.length === 0 ? [] : [cell.inline(drawing.safe(`\n${details.join(' — ')}`), small)]),
    ],
  }
}
