import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { settledParts } from '../../../shared/rules/deposits.ts'
import { type Drawing, ruled, text } from './drawing.ts'
import { dateText, euros, percentText } from './format.ts'
import type { Tag } from './tag.ts'

/**
 * The deposits that a final invoice settles, with the VAT that each declared at each rate, and the VAT that this invoice
 * still declares. Nothing on any other document.
 */
export function depositsTable({ content, totals }: InvoiceFileInput, drawing: Drawing, root: Tag): Content[] {
  if (content.deposits.length === 0) return []
  const { palette, measure } = drawing
  const table = root.child('Table')
  const row = (cells: readonly string[], type: 'TH' | 'TD', bold = false): TableCell[] => {
    const tag = table.child('TR')
    return cells.map(
      (cell, index) =>
        text(drawing, tag, type, cell, {
          style: {
            alignment: index === 0 ? 'left' : 'right',
            fontSize: measure.head,
            bold: bold || type === 'TH',
            ...(type === 'TH' ? { color: palette.accent, fillColor: palette.band } : {}),
          },
          ...(type === 'TH' ? { tag: { scope: 'Column' as const } } : {}),
        }) as TableCell,
    )
  }
  const settled = content.deposits.flatMap(({ number, date, vat }) =>
    vat.map(({ rate, base, tax }) =>
      row(
        [`${number}${date === null ? '' : ` du ${dateText(date)}`}`, euros(base), percentText(rate), euros(tax)],
        'TD',
      ),
    ),
  )
  const declared = content.deposits.reduce((sum, deposit) => sum + settledParts(deposit).tax, 0)
  return [
    {
      table: {
        headerRows: 1,
        widths: [92, 48, 26, 38],
        body: [
          row(['Acomptes facturés', 'HT', 'Taux', 'TVA'], 'TH'),
          ...settled,
          row(['TVA restant due', '', '', euros(totals.tax - declared)], 'TD', true),
        ],
      },
      layout: ruled(drawing),
      margin: [0, 8 * measure.gap, 0, 0],
    },
  ]
}
