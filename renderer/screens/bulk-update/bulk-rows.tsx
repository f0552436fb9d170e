import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import type { BulkField, BulkRow } from '../../../shared/model/bulk-update.ts'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'

/** Each client with what it had and what it gets, one line a field, and what is said of it. */
export function BulkRows({ rows, label }: { rows: readonly BulkRow[]; label: string }) {
  if (rows.length === 0) return <p className="row-hint">{text.none}</p>
  return (
    <div className="bulk-scroll">
      <table className="data-table bulk-rows" aria-label={label}>
        <thead>
          <tr>
            {(['client', 'field', 'before', 'after', 'reasons'] as const).map((column) => (
              <th key={column} scope="col">
                {text.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <ClientRows key={`${row.clientId} ${row.code}`} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function ClientRows({ row }: { row: BulkRow }) {
  const fields = Object.keys(row.after) as BulkField[]
  const lines: (BulkField | null)[] = fields.length > 0 ? fields : [null]
  return lines.map((field, index) => (
    <tr
      key={field ?? 'none'}
      data-first={index === 0 || undefined}
      data-refused={row.outcome === 'refused' || undefined}
    >
      {index === 0 && (
        <th scope="rowgroup" rowSpan={lines.length}>
          <span className="bulk-code">{row.code}</span>{' '}
          {row.clientId !== null && (
            <Link to="/ventes/clients/$clientId" params={{ clientId: row.clientId }}>
              {row.name}
            </Link>
          )}
        </th>
      )}
      <td>{field && text.shortLabels[field]}</td>
      <td className="bulk-before">{field && text.valueWords(field, row.before)}</td>
      <td className="bulk-after">{field && text.valueWords(field, row.after)}</td>
      {index === 0 && (
        <td rowSpan={lines.length} data-outcome={row.outcome}>
          {row.reasons.map((reason) => (
            <p key={reason}>
              <TriangleAlert size={14} aria-hidden />
              {reason}
            </p>
          ))}
        </td>
      )}
    </tr>
  ))
}
