import { type DocumentContent, documentContentSchema } from '../../shared/model/document.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { figure, type Measure } from './support/measure.ts'

const LINES = 300
const KEYS = 200

const content = documentContentSchema.parse({
  kind: 'invoice',
  clientId: '019abcde-c000-7000-8000-000000000000',
  date: '2026-11-24',
  discountPercent: '2.5',
  shipping: 1_500,
  cashDiscountPercent: '1',
  lines: Array.from({ length: LINES }, (_, index) => ({
    id: `019abcde-a000-7000-8000-${String(index).padStart(12, '0')}`,
    type: 'item',
    description: `Article ${index}`,
    quantity: String(1 + (index % 12)),
    unitPrice: `${3 + index}.${index % 10}5`,
    discountPercent: index % 5 === 0 ? '10' : '0',
    vat: { rate: ['20', '10', '5.5', '2.1'][index % 4] },
  })),
})

/** Each key in a price changes one line, and everything is computed again. */
export const totals: Measure = {
  name: 'totals',
  title: `Totals of ${LINES} lines at each key`,
  async run() {
    const times = Array.from({ length: KEYS }, (_, key) => {
      const typed = withPrice(key)
      const began = performance.now()
      computeTotals(typed)
      return performance.now() - began
    })
    return [figure('one key', 'ms', times)]
  },
}

function withPrice(key: number): DocumentContent {
  const at = key % LINES
  const lines = content.lines.map((line, index) => (index === at ? { ...line, unitPrice: String(key + 1) } : line))
  return { ...content, lines }
}
