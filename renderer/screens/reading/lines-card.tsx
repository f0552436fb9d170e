import type { StatedAdjustment, StatedInvoice, StatedLine } from '../../../shared/model/stated-invoice.ts'
import { Card } from '../../components/card.tsx'
import { formatWrittenAmount, formatWrittenNumber, readingText as text } from '../../text/reading.ts'
import { unitName } from '../../text/units.ts'

/** Lines that are drawn: an invoice has rarely more, and a hostile file may have many. */
const MOST_SHOWN = 500

/** BG-25, as the file states them. */
export function LinesCard({ invoice: { lines } }: { invoice: StatedInvoice }) {
  if (lines.length === 0) return <p className="notice">{text.noLines}</p>
  return (
    <Card title={text.lines}>
      <table className="data-table reading-lines">
        <thead>
          <tr>
            <th scope="col">{text.line.id}</th>
            <th scope="col">{text.line.description}</th>
            <th scope="col" className="end">
              {text.line.quantity}
            </th>
            <th scope="col" className="end">
              {text.line.price}
            </th>
            <th scope="col" className="end">
              {text.line.vat}
            </th>
            <th scope="col" className="end">
              {text.line.net}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, MOST_SHOWN).map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the file may give one number twice
            <LineRow key={`${line.id} ${index}`} line={line} />
          ))}
        </tbody>
      </table>
      {lines.length > MOST_SHOWN && <p className="row-hint">{text.moreLines(lines.length - MOST_SHOWN)}</p>}
    </Card>
  )
}

const LineRow = ({ line }: { line: StatedLine }) => (
  <tr>
    <td>{line.id}</td>
    <td>
      <b>{line.name}</b>
      {[line.sellerCode, line.description, line.note, ...line.attributes.map(({ name, value }) => `${name} : ${value}`)]
        .filter((one) => one !== '')
        .map((one) => (
          <small key={one}>{one}</small>
        ))}
      {line.adjustments.map((one) => (
        <small key={`${one.reason} ${one.amount}`}>{adjustmentText(one)}</small>
      ))}
    </td>
    <td className="end">
      {formatWrittenNumber(line.quantity)} {unitName(line.unit).toLowerCase()}
    </td>
    <td className="end">
      {line.grossPrice !== '' && line.grossPrice !== line.netPrice && <s>{formatWrittenAmount(line.grossPrice)}</s>}{' '}
      {formatWrittenAmount(line.netPrice)}
      {line.basisQuantity !== '' && Number(line.basisQuantity) !== 1 && (
        <small>/ {formatWrittenNumber(line.basisQuantity)}</small>
      )}
    </td>
    <td className="end">{line.vat.rate === '' ? line.vat.category : `${formatWrittenNumber(line.vat.rate)}\u00a0%`}</td>
    <td className="end">{formatWrittenAmount(line.net)}</td>
  </tr>
)

/** « Remise, fidélité : 12,00 ». */
export function adjustmentText({ charge, reason, percent, amount }: StatedAdjustment): string {
  const name = charge ? text.charge : text.allowance
  const what = reason.toLowerCase().startsWith(name.toLowerCase()) ? reason : [name, reason].filter(Boolean).join(', ')
  return `${what}${percent === '' ? '' : ` (${formatWrittenNumber(percent)}\u00a0%)`}\u00a0: ${formatWrittenAmount(amount)}`
}
