import { useAnswer } from '../../api.ts'
import { depositText as text } from '../../text/deposits.ts'
import { documentsText } from '../../text/documents.ts'
import { formatEuros } from '../../text/format.ts'

/** What final invoices and avoirs took of an issued deposit, and what is left. */
export function DepositSituation({ id }: { id: string }) {
  const state = useAnswer('deposits.get', { id })
  if (!state.data) return null
  return (
    <section className="document-totals-card" aria-label={text.situation}>
      <dl className="document-totals">
        <dt>{documentsText.total}</dt>
        <dd>{formatEuros(state.data.total)}</dd>
        <dt>{text.credited}</dt>
        <dd>{formatEuros(0 - state.data.credited)}</dd>
        <dt>{text.settled}</dt>
        <dd>{formatEuros(0 - state.data.settled)}</dd>
        <dt className="strong">{text.left}</dt>
        <dd className="strong">{formatEuros(state.data.left)}</dd>
      </dl>
    </section>
  )
}
