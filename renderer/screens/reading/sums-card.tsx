import type { StatedInvoice } from '../../../shared/model/stated-invoice.ts'
import { Card } from '../../components/card.tsx'
import { formatWrittenAmount, formatWrittenNumber, readingText as text } from '../../text/reading.ts'
import { CopyButton } from './copy-button.tsx'
import { adjustmentText } from './lines-card.tsx'

const ORDER = ['lines', 'allowances', 'charges', 'net', 'tax', 'total', 'prepaid', 'rounding', 'due'] as const
const STRONG: readonly string[] = ['total', 'due']

/** BG-22 and BG-23: VAT by rate, then the totals that the file states. */
export function SumsCard({ invoice: { totals, vat, adjustments, currency } }: { invoice: StatedInvoice }) {
  const unit = currency === 'EUR' ? text.euros : currency
  return (
    <Card title={text.totals}>
      <div className="reading-sums">
        <div>
          <table className="data-table">
            <thead>
              <tr>
                <th scope="col">{text.vatColumns.category}</th>
                <th scope="col" className="end">
                  {text.vatColumns.rate}
                </th>
                <th scope="col" className="end">
                  {text.vatColumns.base}
                </th>
                <th scope="col" className="end">
                  {text.vatColumns.tax}
                </th>
              </tr>
            </thead>
            <tbody>
              {vat.map((group) => (
                <tr key={`${group.category} ${group.rate} ${group.base} ${group.reason}`}>
                  <td>
                    {text.categories[group.category] ?? group.category}
                    {`${group.reason}${group.reasonCode}` !== '' && <small>{group.reason || group.reasonCode}</small>}
                  </td>
                  <td className="end">{group.rate === '' ? '' : `${formatWrittenNumber(group.rate)}\u00a0%`}</td>
                  <td className="end">{formatWrittenAmount(group.base)}</td>
                  <td className="end">{formatWrittenAmount(group.tax)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {adjustments.length > 0 && (
            <>
              <h3>{text.adjustments}</h3>
              <ul>
                {adjustments.map((one) => (
                  <li key={`${one.reason} ${one.amount} ${one.vat?.rate}`}>{adjustmentText(one)}</li>
                ))}
              </ul>
            </>
          )}
        </div>
        <dl className="reading-totals">
          {ORDER.filter((key) => totals[key] !== '').map((key) => (
            <div key={key} data-strong={STRONG.includes(key) || undefined}>
              <dt>{text.total[key]}</dt>
              <dd>
                {formatWrittenAmount(totals[key])}
                {'\u00a0'}
                {unit} <CopyButton what={text.total[key]} value={totals[key].replace('.', ',')} />
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
