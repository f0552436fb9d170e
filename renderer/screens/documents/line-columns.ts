import { LINE_TYPES, type Line, UNITS, VAT_CATEGORIES, type Vat } from '../../../shared/model/document.ts'
import { lineTotal } from '../../../shared/rules/totals.ts'
import { readDecimal } from '../../components/entry.ts'
import type { LineColumn } from '../../components/grid/line-row.tsx'
import { editorText, LINE_TYPE_NAMES, VAT_CHOICES, VAT_NAMES, vatName } from '../../text/document-editor.ts'
import { documentsText } from '../../text/documents.ts'
import { formatCents, formatDecimal, formatPrice } from '../../text/format.ts'
import { UNIT_NAMES, unitName } from '../../text/units.ts'

const text = documentsText.line
const isItem = (line: Line): boolean => line.type === 'item'

/** Words without case or accents, to compare what is typed with a name. */
const plain = (words: string): string =>
  words.trim().toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\s+/gu, ' ')
const begins = (name: string, typed: string): boolean => typed !== '' && plain(name).startsWith(plain(typed))

const bare = (value: string): string => (value.includes('.') ? value.replace(/\.?0+$/u, '') : value)
/** `9.5` and `9.50` are one price: writing what is shown changes nothing. */
const sameDecimal = (one: string, other: string): boolean => bare(one) === bare(other)

function decimalColumn(id: 'quantity' | 'unitPrice', width: string, decimals: number): LineColumn<Line> {
  return {
    id,
    label: text[id],
    width,
    align: 'end',
    decimal: true,
    editable: isItem,
    text: (line) => (isItem(line) ? (id === 'unitPrice' ? formatPrice : formatDecimal)(line[id]) : ''),
    write: (line, entry) => {
      const value = readDecimal(entry, decimals)
      if (value === null) return null
      return sameDecimal(value, line[id]) ? line : { ...line, [id]: value }
    },
  }
}

/** « 10 » and « 10 % » are a percentage, « 2,50 € » an amount by unit. null: neither. */
export function readDiscount(entry: string): Pick<Line, 'discountPercent' | 'discountAmount'> | null {
  if (entry.trim() === '') return { discountPercent: '0', discountAmount: null }
  const inEuros = /(?:€|e|eur)\s*$/iu.test(entry)
  const value = readDecimal(entry.replace(/[a-z]+\s*$/iu, ''), inEuros ? 6 : 2)
  if (value === null) return null
  return inEuros ? { discountPercent: '0', discountAmount: value } : { discountPercent: value, discountAmount: null }
}

/** « 20 » is a rate; a word such as « exonéré » or « auto » is a reason for none. null: neither. */
export function readVat(entry: string): Vat | null {
  const category = VAT_CATEGORIES.find((each) => each !== 'S' && begins(VAT_NAMES[each], entry))
  if (category) return { category, rate: '0' }
  const rate = readDecimal(entry, 2)
  return rate === null || rate.startsWith('-') ? null : { category: 'S', rate }
}

const discountText = (line: Line): string => {
  if (line.discountAmount !== null) return `${formatDecimal(line.discountAmount)}\u00a0€`
  return Number(line.discountPercent) === 0 ? '' : `${formatDecimal(line.discountPercent)}\u00a0%`
}

/** Columns of the line grid. A type, a unit or a VAT is written with its first letters. */
export const LINE_COLUMNS: readonly LineColumn<Line>[] = [
  {
    id: 'type',
    label: text.type,
    width: '96px',
    passed: true,
    choices: Object.values(LINE_TYPE_NAMES),
    text: (line) => LINE_TYPE_NAMES[line.type],
    write: (line, entry) => {
      const type = LINE_TYPES.find((each) => begins(LINE_TYPE_NAMES[each], entry))
      return type ? { ...line, type } : null
    },
  },
  {
    id: 'articleCode',
    label: text.articleCode,
    width: '90px',
    editable: isItem,
    text: (line) => (isItem(line) ? line.articleCode : ''),
    write: (line, articleCode) => (articleCode.length > 40 ? null : { ...line, articleCode }),
  },
  {
    id: 'description',
    label: text.description,
    width: 'minmax(180px, 1fr)',
    multiline: true,
    text: (line) => line.description,
    write: (line, description) => (description.length > 10_000 ? null : { ...line, description }),
  },
  decimalColumn('quantity', '76px', 4),
  {
    id: 'unit',
    label: text.unit,
    width: '78px',
    passed: true,
    editable: isItem,
    choices: UNIT_NAMES.map(([, name]) => name),
    text: (line) => (isItem(line) ? unitName(line.unit) : ''),
    write: (line, entry) => {
      const typed = entry.trim().toUpperCase()
      const code =
        UNIT_NAMES.find(([each, name]) => each === typed || plain(name) === plain(entry))?.[0] ??
        UNIT_NAMES.find(([, name]) => begins(name, entry))?.[0]
      const unit = UNITS.find((each) => each === code)
      return unit ? { ...line, unit } : null
    },
  },
  decimalColumn('unitPrice', '96px', 6),
  {
    id: 'discount',
    label: editorText.discount,
    width: '84px',
    align: 'end',
    decimal: true,
    editable: isItem,
    text: (line) => (isItem(line) ? discountText(line) : ''),
    write: (line, entry) => {
      const discount = readDiscount(entry)
      return discount === null ? null : { ...line, ...discount }
    },
  },
  {
    id: 'vat',
    label: documentsText.line.vat,
    width: '116px',
    align: 'end',
    decimal: true,
    editable: isItem,
    choices: VAT_CHOICES,
    text: (line) => (isItem(line) ? vatName(line.vat) : ''),
    write: (line, entry) => {
      const vat = readVat(entry)
      return vat === null ? null : { ...line, vat }
    },
  },
  {
    id: 'total',
    label: text.total,
    width: '108px',
    align: 'end',
    text: (line, note) => (isItem(line) ? formatCents(lineTotal(line)) : (note ?? '')),
  },
]

/** The column where a check's field is written: `vat.rate` → `vat`, `discountPercent` → `discount`. */
export const columnOfField = (field: string): string =>
  field.startsWith('discount') ? 'discount' : (field.split('.')[0] ?? '')

/** A new line with the VAT of the last item, or the document's own. */
export function blankLine(after: Line | undefined, vat: Vat): Line {
  return {
    id: crypto.randomUUID(),
    type: 'item',
    articleCode: '',
    description: '',
    quantity: '1',
    unit: after?.type === 'item' ? after.unit : 'C62',
    unitPrice: '0',
    discountPercent: '0',
    discountAmount: null,
    vat: after?.type === 'item' ? after.vat : vat,
    deliveryDate: null,
  }
}
