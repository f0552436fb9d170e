import type { DocumentContent, Totals } from '../../../shared/model/document.ts'
import { exact, exactCents, exactText, toCents } from '../../../shared/rules/decimal.ts'
import { AmountField } from '../../components/amount-field.tsx'
import { documentsText as text } from '../../text/documents.ts'
import { formatCents, formatDecimal, formatEuros } from '../../text/format.ts'

interface DocumentTotalsProps {
  content: DocumentContent
  totals: Totals
  /** Absent: issued, nothing changes any more. */
  onChange?: (part: Partial<DocumentContent>) => void
}

/** Totals in EBP's order, with the VAT by rate. */
export function DocumentTotals({ content, totals, onChange }: DocumentTotalsProps) {
  return (
    <section aria-label={text.totals}>
      {onChange && (
        <div className="document-foot-fields">
          <AmountField
            id="discountPercent"
            label={text.discountPercent}
            value={content.discountPercent}
            onChange={(discountPercent) => onChange({ discountPercent })}
          />
          <AmountField
            id="shipping"
            label={text.shipping}
            value={exactText(exactCents(content.shipping))}
            onChange={(value) => onChange({ shipping: toCents(exact(value)) })}
          />
          <AmountField
            id="cashDiscountPercent"
            label={text.cashDiscountPercent}
            value={content.cashDiscountPercent}
            onChange={(cashDiscountPercent) => onChange({ cashDiscountPercent })}
          />
          <AmountField
            id="prepaid"
            label={text.prepaid}
            value={exactText(exactCents(content.prepaid))}
            onChange={(value) => onChange({ prepaid: Math.max(0, toCents(exact(value))) })}
          />
        </div>
      )}
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
            <dt>{text.vat(formatDecimal(group.rate), formatCents(group.base))}</dt>
            <dd>{formatCents(group.tax)}</dd>
          </div>
        ))}
        <dt className="strong">{text.total}</dt>
        <dd className="strong">{formatEuros(totals.total)}</dd>
        <dt>{text.prepaid}</dt>
        <dd>{formatCents(0 - totals.prepaid)}</dd>
        <dt className="strong">{text.due}</dt>
        <dd className="strong">{formatEuros(totals.due)}</dd>
      </dl>
    </section>
  )
}
