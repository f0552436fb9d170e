import type { Totals } from '../../../shared/model/document.ts'
import { VAT_NAMES } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { formatCents, formatDecimal, formatEuros } from '../../text/format.ts'

interface DocumentTotalsProps {
  totals: Totals
}

/** Totals in EBP's order, with the VAT by rate. */
export function DocumentTotals({ totals }: DocumentTotalsProps) {
  return (
    <section className="document-totals-card" aria-label={text.totals}>
      <dl className="document-totals" aria-live="off">
        <dt>{text.gross}</dt>
        <dd>{formatCents(totals.gross)}</dd>
        <dt>{text.discount}</dt>
        <dd>{formatCents(0 - totals.discount)}</dd>
        <dt>{text.shipping}</dt>
        <dd>{formatCents(totals.shipping)}</dd>
        <dt>{text.cashDiscount}</dt>
        <dd>{formatCents(0 - totals.cashDiscount)}</dd>
        <dt className="strong">{text.net}</dt>
        <dd className="strong">{formatCents(totals.net)}</dd>
        {totals.vat.map((group) => (
          <div className="document-vat" key={`${group.category}${group.rate}`}>
            <dt>
              {group.category === 'S'
                ? text.vat(formatDecimal(group.rate), formatCents(group.base))
                : `${VAT_NAMES[group.category]} (${formatCents(group.base)})`}
            </dt>
            <dd>{formatCents(group.tax)}</dd>
          </div>
        ))}
        <dt className="strong">{text.total}</dt>
        <dd className="strong">{formatEuros(totals.total)}</dd>
        <dt>{text.prepaid}</dt>
        <dd>{formatCents(0 - totals.prepaid)}</dd>
        <dt className="document-due">{text.due}</dt>
        <dd className="document-due">{formatEuros(totals.due)}</dd>
      </dl>
    </section>
  )
}
