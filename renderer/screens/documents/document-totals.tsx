import type { SettledDeposit } from '../../../shared/model/deposit.ts'
import type { Totals } from '../../../shared/model/document.ts'
import { depositText } from '../../text/deposits.ts'
import { VAT_NAMES } from '../../text/document-editor.ts'
import { documentsText as text } from '../../text/documents.ts'
import { formatCents, formatDecimal, formatEuros } from '../../text/format.ts'

interface DocumentTotalsProps {
  totals: Totals
  /** Those that a final invoice settles. */
  deposits: readonly SettledDeposit[]
}

/** Totals in EBP's order, with the VAT by rate. */
export function DocumentTotals({ totals, deposits }: DocumentTotalsProps) {
  const other = totals.prepaid - deposits.reduce((sum, { amount }) => sum + amount, 0)
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
        {deposits.map(({ number, amount }) => (
          <div className="document-vat" key={number}>
            <dt>{depositText.deposit(number)}</dt>
            <dd>{formatCents(0 - amount)}</dd>
          </div>
        ))}
        {(other !== 0 || deposits.length === 0) && (
          <>
            <dt>{deposits.length === 0 ? text.prepaid : depositText.otherPrepaid}</dt>
            <dd>{formatCents(0 - other)}</dd>
          </>
        )}
        <dt className="document-due">{text.due}</dt>
        <dd className="document-due">{formatEuros(totals.due)}</dd>
      </dl>
    </section>
  )
}
