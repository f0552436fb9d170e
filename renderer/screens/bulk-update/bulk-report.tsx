import { useState } from 'react'
import { BULK_OUTCOMES, type BulkOutcome, type BulkReport } from '../../../shared/model/bulk-update.ts'
import { Card } from '../../components/card.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { BulkRows } from './bulk-rows.tsx'

const FACTS = ['chosen', 'changed', 'warned', 'unchanged', 'refused'] as const

/** What would become of the clients, or what became of them: figures, then each client, what needs a look first. */
export function BulkReportCard({ report }: { report: BulkReport }) {
  const { counts } = report
  const totals: Record<BulkOutcome, number> = {
    refused: counts.refused,
    warned: counts.warned,
    changed: counts.changed - counts.warned,
  }
  const [shown, setShown] = useState<BulkOutcome>(
    () => (['refused', 'warned', 'changed'] as const).find((outcome) => totals[outcome] > 0) ?? 'changed',
  )
  const rows = report.rows.filter((row) => row.outcome === shown)
  return (
    <Card title={text.result}>
      <dl className="import-facts">
        {FACTS.map((fact) => (
          <div key={fact}>
            <dt>{text.facts[fact]}</dt>
            <dd>{text.number(counts[fact])}</dd>
          </div>
        ))}
      </dl>
      <div className="import-severities bulk-outcomes">
        <fieldset aria-label={text.showing}>
          {BULK_OUTCOMES.map((outcome) => (
            <button
              key={outcome}
              type="button"
              className="button"
              aria-pressed={shown === outcome}
              onClick={() => setShown(outcome)}
            >
              {text.outcomes[outcome]} <span>{text.number(totals[outcome])}</span>
            </button>
          ))}
        </fieldset>
        {rows.length < totals[shown] && <span className="row-hint">{text.first(rows.length, totals[shown])}</span>}
      </div>
      <BulkRows rows={rows} label={text.result} />
    </Card>
  )
}
