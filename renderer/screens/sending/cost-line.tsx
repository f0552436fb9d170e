import { Link } from '@tanstack/react-router'
import type { Cost } from '../../../shared/model/prices.ts'
import { costText as text } from '../../text/batch.ts'

/** What this sending would cost, said to be an estimate; a price that is not known is never shown as zero. */
export function CostLine({ cost }: { cost: Cost }) {
  return (
    <div className="send-row" role="status" aria-label={text.title}>
      <span>{text.title}</span>
      <div>
        <CostValue cost={cost} />
        <span className="origin-line">
          {[text.estimate, cost.pages === null ? '' : text.pages(cost.pages)].filter(Boolean).join(' · ')}
        </span>
      </div>
    </div>
  )
}

/** The amount, or what is missing and the way to enter it. */
export function CostValue({ cost }: { cost: Cost }) {
  if (cost.amount !== null) return <strong>{text.amount(cost.amount)}</strong>
  if (cost.missing.every((key) => key === 'pages')) return <span>{text.atIssue}</span>
  return (
    <span title={text.missing(cost.missing)}>
      {text.unknown}{' '}
      <Link className="link-button" to="/parametres/tarifs">
        {text.enter}
      </Link>
    </span>
  )
}
