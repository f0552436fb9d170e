import { Link } from '@tanstack/react-router'
import type { BatchRow } from '../../../shared/model/batch.ts'
import { totalCost } from '../../../shared/rules/cost.ts'
import { costText, batchText as text } from '../../text/batch.ts'
import { PlannedField, tomorrowMorning } from '../sending/planned-field.tsx'
import { type BatchWork, changeBatch } from './batch-store.ts'

interface BatchBarProps {
  work: BatchWork
  rows: readonly BatchRow[]
  leaving: readonly BatchRow[]
}

/** What concerns the whole run: drafts, departure, cost. */
export function BatchBar({ work, rows, leaving }: BatchBarProps) {
  const drafts = rows.filter((row) => row.status === 'draft' && !work.excluded.has(row.documentId)).length
  const { amount, unknown } = totalCost(leaving.map((row) => row.cost))
  const noPrice = leaving.some((row) => row.cost.missing.some((key) => key !== 'pages'))
  return (
    <div className="filters batch-bar">
      <label>
        {text.when}{' '}
        <select
          className="input"
          value={work.when.kind}
          onChange={({ target }) => {
            const kind = text.whenOptions.find(([value]) => value === target.value)?.[0] ?? 'now'
            changeBatch({ when: kind === 'later' ? { kind, at: tomorrowMorning() } : { kind } })
          }}
        >
          {text.whenOptions.map(([value, label]) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
      {work.when.kind === 'later' && (
        <PlannedField
          id="batch-planned"
          value={work.when.at ?? tomorrowMorning()}
          onChange={(at) => changeBatch({ when: { kind: 'later', at } })}
        />
      )}
      {drafts > 0 && (
        <label>
          <input
            type="checkbox"
            checked={work.issueDrafts}
            onChange={(event) => changeBatch({ issueDrafts: event.target.checked })}
          />{' '}
          {text.issueDrafts(drafts)}
        </label>
      )}
      {leaving.length > 0 && (
        <p className="batch-cost" role="status">
          {costText.title}
          {'\u00a0: '}
          <strong>
            {[amount === null ? '' : costText.amount(amount), unknown > 0 ? costText.partly(unknown) : '']
              .filter(Boolean)
              .join(' + ')}
          </strong>{' '}
          {noPrice && (
            <Link className="link-button" to="/parametres/tarifs">
              {costText.enter}
            </Link>
          )}
          <small>{costText.estimate}</small>
        </p>
      )}
    </div>
  )
}
