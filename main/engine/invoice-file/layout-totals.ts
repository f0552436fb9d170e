import type { Content, TableCell } from 'pdfmake/interfaces.js'
import type { InvoiceFileInput } from '../../../shared/model/document.ts'
import { exact, isZero } from '../../../shared/rules/decimal.ts'
import { type Drawing, ruled, text } from './drawing.ts'
import { euros, percentText } from './format.ts'
import { depositsTable } from './layout-deposits.ts'
import type { Tag } from './tag.ts'

/** VAT by rate at the left, totals in EBP's order at the right. They stay together on one page. */
export function totalsBlock(input: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const block = {
    columns: [
      { width: 236, stack: [vatTable(input, drawing, root), ...depositsTable(input, drawing, root)] },
      { width: '*', text: '' },
      { width: 236, ...(totalsTable(input, drawing, root) as object) },
    ],
    unbreakable: drawing.whole,
    margin: [0, 14 * drawing.measure.gap, 0, 12 * drawing.measure.gap],
  }
  return block as Content
}

function vatTable({ totals }: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { palette } = drawing
  const table = root.child('Table')
  const row = (cells: string[], type: 'TH' | 'TD'): TableCell[] => {
    const tag = table.child('TR')
    return cells.map(
      (cell, index) =>
        text(drawing, tag, type, cell, {
          style: {
            alignment: index === 0 ? 'left' : 'right',
            ...(type === 'TH'
              ? { bold: true, fontSize: drawing.measure.head, color: palette.accent, fillColor: palette.band }
              : {}),
          },
          ...(type === 'TH' ? { tag: { scope: 'Column' as const } } : {}),
        }) as TableCell,
    )
  }
  return {
    table: {
      widths: [58, 77, 77],
      body: [
        row(['Taux de TVA', 'Base HT', 'Montant TVA'], 'TH'),
        ...totals.vat.map((group) => row([percentText(group.rate), euros(group.base), euros(group.tax)], 'TD')),
      ],
    },
    layout: ruled(drawing),
  }
}

function totalsTable({ content, totals }: InvoiceFileInput, drawing: Drawing, root: Tag): Content {
  const { palette } = drawing
  const table = root.child('Table')
  const row = (label: string, value: string, weight: 'plain' | 'bold' | 'due' = 'plain'): TableCell[] => {
    const tag = table.child('TR')
    const style = {
      bold: weight !== 'plain',
      ...(weight === 'due'
        ? { fillColor: palette.accent, color: palette.accentInk, fontSize: drawing.measure.text + 1.5 }
        : {}),
    }
    return [
      text(drawing, tag, 'TH', label, { style, tag: { scope: 'Row' } }) as TableCell,
      text(drawing, tag, 'TD', value, { style: { ...style, alignment: 'right' } }) as TableCell,
    ]
  }
  const withPercent = (label: string, rate: string): string =>
    isZero(exact(rate)) ? label : `${label} (${percentText(rate)})`
  const taxed = totals.vat.filter((group) => group.tax !== 0)
  const due = content.kind === 'invoice' ? 'Net à payer' : 'Net à votre crédit'
  return {
    table: {
      widths: [134, 86],
      body: [
        row('Total brut HT', euros(totals.gross)),
        ...(totals.discount === 0
          ? []
          : [row(withPercent('Remise', content.discountPercent), euros(-totals.discount))]),
        ...(totals.shipping === 0 ? [] : [row('Frais de port HT', euros(totals.shipping))]),
        ...(totals.cashDiscount === 0
          ? []
          : [row(withPercent('Escompte', content.cashDiscountPercent), euros(-totals.cashDiscount))]),
        row('Net HT', euros(totals.net), 'bold'),
        ...taxed.map((group) => row(`TVA ${percentText(group.rate)}`, euros(group.tax))),
        row('Total TTC', euros(totals.total), 'bold'),
        ...content.deposits.map(({ number, amount }) => row(`Acompte ${number}`, euros(-amount))),
        ...(content.prepaid === 0
          ? []
          : [row(content.deposits.length === 0 ? 'Acomptes' : 'Autres acomptes', euros(-content.prepaid))]),
        row(due, euros(totals.due), 'due'),
      ],
    },
    layout: { ...ruled(drawing), hLineWidth: () => 0, paddingTop: () => 1, paddingBottom: () => 1 },
  }
}
