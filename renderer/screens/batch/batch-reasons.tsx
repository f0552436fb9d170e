// biome-ignore-all lint/a11y/useSemanticElements: rows are virtual and positioned, which a table cannot be
// biome-ignore-all lint/a11y/useFocusableInteractive: a row of a table is not a stop, its controls are
import { useNavigate } from '@tanstack/react-router'
import { CircleAlert, TriangleAlert } from 'lucide-react'
import type { BatchRow } from '../../../shared/model/batch.ts'
import type { Check } from '../../../shared/model/sending.ts'
import { batchText as text } from '../../text/batch.ts'
import { mendLocation } from '../documents/mend-location.ts'

/** What keeps a document, or what to look at, each with the way to where it is mended. */
export function BatchReasons({ row, onOptions }: { row: BatchRow; onOptions: () => void }) {
  const navigate = useNavigate()
  const way = (check: Check): { label: string; go: () => void } => {
    if (check.field === 'previous') return { label: text.follow, go: () => void navigate({ to: '/ventes/suivi' }) }
    if (check.screen === 'send') return { label: text.openOptions, go: onOptions }
    return { label: text.mend, go: () => void navigate(mendLocation(check, row)) }
  }
  return (
    <div role="cell" className="batch-detail">
      <ul className="batch-reasons">
        {row.checks.map((check) => {
          const Icon = check.severity === 'blocking' ? CircleAlert : TriangleAlert
          const { label, go } = way(check)
          return (
            <li key={`${check.id} ${check.field ?? ''} ${check.message}`} data-severity={check.severity}>
              <Icon size={14} aria-hidden />
              <span>{check.message}</span>
              <button type="button" className="link-button" data-mend={row.documentId} onClick={go}>
                {label}
              </button>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
