import { type Line, UNITS } from '../../../shared/model/document.ts'
import { lineTotal } from '../../../shared/rules/totals.ts'
import { readDecimal } from '../../components/entry.ts'
import type { LineColumn } from '../../components/grid/line-grid.tsx'
import { documentsText } from '../../text/documents.ts'
import { formatCents, formatDecimal } from '../../text/format.ts'

const text = documentsText.line

function decimalColumn(
  id: 'quantity' | 'unitPrice' | 'discountPercent',
  width: string,
  decimals: number,
): LineColumn<Line> {
  return {
    id,
    label: text[id],
    width,
    align: 'end',
    decimal: true,
    text: (line) => (line.type === 'text' ? '' : formatDecimal(line[id])),
    write: (line, entry) => {
      const value = readDecimal(entry, decimals)
      return value === null ? null : { ...line, [id]: value }
    },
  }
}

/** Columns of the line grid. A type is written with its first letter. */
export const LINE_COLUMNS: readonly LineColumn<Line>[] = [
  {
    id: 'type',
    label: text.type,
    width: '70px',
    text: (line) => text[line.type],
    write: (line, entry) => {
      const letter = entry.trim().charAt(0).toLowerCase()
      return letter === 'a' ? { ...line, type: 'item' } : letter === 't' ? { ...line, type: 'text' } : null
    },
  },
  {
    id: 'articleCode',
    label: text.articleCode,
    width: '90px',
    text: (line) => line.articleCode,
    write: (line, articleCode) => (articleCode.length > 40 ? null : { ...line, articleCode }),
  },
  {
    id: 'description',
    label: text.description,
    width: 'minmax(160px, 1fr)',
    text: (line) => line.description,
    write: (line, description) => ({ ...line, description }),
  },
  decimalColumn('quantity', '80px', 6),
  {
    id: 'unit',
    label: text.unit,
    width: '60px',
    text: (line) => line.unit,
    write: (line, entry) => {
      const unit = UNITS.find((each) => each === entry.trim().toUpperCase())
      return unit ? { ...line, unit } : null
    },
  },
  decimalColumn('unitPrice', '90px', 6),
  decimalColumn('discountPercent', '80px', 2),
  {
    id: 'vat',
    label: text.vat,
    width: '70px',
    align: 'end',
    decimal: true,
    text: (line) => (line.type === 'text' ? '' : formatDecimal(line.vat.rate)),
    write: (line, entry) => {
      const rate = readDecimal(entry, 2)
      return rate === null ? null : { ...line, vat: { ...line.vat, rate } }
    },
  },
  {
    id: 'total',
    label: text.total,
    width: '100px',
    align: 'end',
    text: (line) => (line.type === 'text' ? '' : formatCents(lineTotal(line))),
  },
]

/** A new line with the VAT of the one before. */
export function blankLine(after: Line | undefined): Line {
  return {
    id: crypto.randomUUID(),
    type: 'item',
    articleCode: '',
    description: '',
    quantity: '1',
    unit: 'C62',
    unitPrice: '0',
    discountPercent: '0',
    discountAmount: null,
    vat: after?.vat ?? { category: 'S', rate: '20' },
    deliveryDate: null,
  }
}
