import { useState } from 'react'
import type { BulkRun, BulkUndo } from '../../../shared/model/bulk-update.ts'
import { useAnswer } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { BulkRows } from './bulk-rows.tsx'

const COLUMNS = ['at', 'changes', 'changed', 'refused', 'state', 'actions'] as const

/** The updates that were made, each with its clients and its undo. */
export function BulkRuns({ busy, onUndo }: { busy: boolean; onUndo: (id: string) => void }) {
  const runs = useAnswer('bulkUpdate.runs', {})
  const [opened, setOpened] = useState<string | null>(null)
  if (!runs.data) return null
  return (
    <Card title={text.journal}>
      {runs.data.length === 0 ? (
        <p className="row-hint">{text.noRun}</p>
      ) : (
        <table className="data-table bulk-journal" aria-label={text.journal}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th
                  key={column}
                  scope="col"
                  className={column === 'changed' || column === 'refused' ? 'end' : undefined}
                >
                  {text.runColumns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {runs.data.map((run) => (
              <RunRow
                key={run.id}
                run={run}
                open={opened === run.id}
                busy={busy}
                onOpen={() => setOpened(opened === run.id ? null : run.id)}
                onUndo={() => onUndo(run.id)}
              />
            ))}
          </tbody>
        </table>
      )}
    </Card>
  )
}

interface RunRowProps {
  run: BulkRun
  open: boolean
  busy: boolean
  onOpen: () => void
  onUndo: () => void
}

const RunRow = ({ run, open, busy, onOpen, onUndo }: RunRowProps) => (
  <>
    <tr>
      <td>{text.runAt(run)}</td>
      <td>{text.runChanges(run)}</td>
      <td className="end">{text.number(run.changed)}</td>
      <td className="end">{text.number(run.refused)}</td>
      <td>{text.runState(run)}</td>
      <td>
        <span className="bulk-actions">
          <button type="button" className="link-button" aria-expanded={open} onClick={onOpen}>
            {open ? text.hideDetail : text.detail}
          </button>
          {run.state === 'done' && run.changed > 0 && (
            <button type="button" className="link-button" disabled={busy} onClick={onUndo}>
              {text.undo}
            </button>
          )}
        </span>
      </td>
    </tr>
    {open && (
      <tr>
        <td colSpan={COLUMNS.length}>
          <RunRecords run={run} />
        </td>
      </tr>
    )}
  </>
)

function RunRecords({ run }: { run: BulkRun }) {
  const records = useAnswer('bulkUpdate.records', { id: run.id })
  if (!records.data) return null
  const total = run.changed + run.refused
  return (
    <>
      {records.data.length < total && <p className="row-hint">{text.first(records.data.length, total)}</p>}
      <BulkRows rows={records.data} label={text.detailOf(run)} />
    </>
  )
}

/** What an undo gave back, and what it left. */
export const UndoNotice = ({ undo }: { undo: BulkUndo }) => (
  <div className="notice bulk-undone" role="status">
    <p>{text.undone(undo)}</p>
    {undo.keptCount > 0 && (
      <>
        <p>{text.kept(undo)}</p>
        <ul>
          {undo.kept.map(({ code, name, reason }) => (
            <li key={code}>
              {code} {name} — {reason}
            </li>
          ))}
        </ul>
      </>
    )}
  </div>
)
