import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { BatchReport, BatchReportRow } from '../../../shared/model/batch.ts'
import { CallError, call } from '../../api.ts'
import { today } from '../../components/entry.ts'
import { showToast } from '../../components/toast.tsx'
import { batchText as text } from '../../text/batch.ts'
import { formatCents } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { batchCsv } from './batch-csv.ts'
import { nameOf } from './batch-line.tsx'

async function save(report: BatchReport): Promise<void> {
  try {
    const { path } = await call('dialogs.saveCsv', { name: text.csvName(today()), text: batchCsv(report.rows) })
    if (path !== null) showToast({ message: text.exported(report.rows.length) })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    showToast({ message: error.failure.message, tone: 'error' })
  }
}

/** What the person left out or took back is no error; what is queued has not left: green is for what Neotouch confirmed. */
const toneOf = ({ outcome, reason }: BatchReportRow): string =>
  outcome === 'queued' || outcome === 'taken_back' || reason === text.excluded ? '' : 'error'

/** What became of each document, those that did not leave first, with why. */
export function BatchReportTable({ report }: { report: BatchReport }) {
  const rows = [...report.rows].sort((a, b) => Number(a.outcome === 'queued') - Number(b.outcome === 'queued'))
  const scroller = useRef<HTMLElement>(null)
  // « Envoyer » is gone: the keyboard goes on from what became of it.
  useEffect(() => {
    if (document.activeElement === document.body) scroller.current?.focus()
  }, [])
  const others = rows.filter((row) => row.outcome !== 'queued').length
  return (
    <section className="batch-report" aria-label={text.report}>
      <div className="batch-report-head">
        <p role="status">
          <strong>{text.toast(report)}</strong> {text.reportSummary(others)}
        </p>
        <button type="button" className="button" onClick={() => void save(report)}>
          {text.export}
        </button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table that scrolls has to be reached by the keyboard */}
      <section ref={scroller} className="batch-report-scroll" tabIndex={0} aria-label={text.reportRows}>
        <table className="data-table" aria-label={text.report}>
          <thead>
            <tr>
              {(['number', 'client', 'total', 'channel', 'status', 'reason'] as const).map((column) => (
                <th key={column} scope="col" className={column === 'total' ? 'end' : undefined}>
                  {text.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.documentId}>
                <td>
                  <Link to="/ventes/documents/$documentId" params={{ documentId: row.documentId }}>
                    {nameOf(row)}
                  </Link>
                </td>
                <td>{row.clientName}</td>
                <td className="end">{formatCents(row.total)}</td>
                <td>{CHANNEL_NAMES[row.channel]}</td>
                <td>
                  <span className="state-chip" data-tone={toneOf(row)}>
                    {text.outcomes[row.outcome]}
                  </span>
                </td>
                <td>{row.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  )
}
