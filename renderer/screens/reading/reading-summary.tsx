import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { formatDate } from '../../text/format.ts'
import { formatWrittenAmount, readingText as text } from '../../text/reading.ts'

/** What a person looks for first: when, how much. */
export function ReadingSummary({ invoice: { date, dueDate, totals, currency, buyer } }: { invoice: StatedInvoice }) {
  const unit = currency === 'EUR' ? text.euros : currency
  const amount = (value: string): string => (value === '' ? '' : `${formatWrittenAmount(value)}\u00a0${unit}`)
  const facts = [
    [text.buyer, buyer.name],
    [text.fact.date, formatDate(date)],
    [text.fact.dueDate, formatDate(dueDate)],
    [text.total.net, amount(totals.net)],
    [text.total.tax, amount(totals.tax)],
    [text.total.total, amount(totals.total)],
    [text.total.due, amount(totals.due)],
  ] as const
  return (
    <dl className="reading-summary">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label} data-strong={label === text.total.due || undefined}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  )
}
