import { useSyncExternalStore } from 'react'
import type { Output } from '../../../shared/contract.ts'
import type { BatchReport, BatchReportRow, BatchRow } from '../../../shared/model/batch.ts'
import type { SendingOverride } from '../../../shared/model/sending.ts'
import { CallError, call, on } from '../../api.ts'
import { showToast } from '../../components/toast.tsx'
import { batchText as text } from '../../text/batch.ts'

export type When = { kind: 'now' } | { kind: 'hold' } | { kind: 'later'; at: number | null }

/** « Envoi groupé » as the person left it, whatever the screen: a run goes on, its report waits. */
export interface BatchWork {
  ids: readonly string[]
  /** What was chosen for one row alone. */
  overrides: Readonly<Record<string, SendingOverride>>
  excluded: ReadonlySet<string>
  issueDrafts: boolean
  when: When
  running: { stage: 'issue' | 'queue'; done: number; total: number } | null
  report: BatchReport | null
  failure: string | null
}

const NOTHING: BatchWork = {
  ids: [],
  overrides: {},
  excluded: new Set(),
  issueDrafts: false,
  when: { kind: 'now' },
  running: null,
  report: null,
  failure: null,
}

let work = NOTHING
const listeners = new Set<() => void>()
const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const batchWork = (): BatchWork => work
export function changeBatch(part: Partial<BatchWork>): void {
  work = { ...work, ...part }
  for (const listener of listeners) listener()
}
export const useBatchWork = (): BatchWork => useSyncExternalStore(subscribe, batchWork)

/** Another choice of documents. A run under way stays: its report tells what it did. */
export function startBatch(ids: readonly string[]): void {
  if (work.running === null) changeBatch({ ...NOTHING, ids })
}
/** What did not leave, looked at again with the choices that were made for it. */
export function reviseBatch(): void {
  const { report, overrides, excluded, issueDrafts, when } = work
  if (report === null) return
  const ids = report.rows.filter((row) => row.outcome !== 'queued').map((row) => row.documentId)
  changeBatch({ ...NOTHING, ids, overrides, excluded, issueDrafts, when })
}
/** Another dossier is open. */
export const forgetBatch = (): void => changeBatch(NOTHING)

interface Links {
  follow: () => void
  report: () => void
}

/** Queues what is included; what the person left out is named in the report. */
export async function runBatch(rows: readonly BatchRow[], links: Links): Promise<void> {
  const { overrides, excluded, issueDrafts, when } = work
  const included = rows.filter(({ documentId }) => !excluded.has(documentId))
  changeBatch({ running: { stage: 'queue', done: 0, total: included.length }, failure: null })
  const forget = on('progress', ({ task, done, total }) => {
    if (task !== 'batch' && task !== 'batch-issue') return
    changeBatch({ running: { stage: task === 'batch' ? 'queue' : 'issue', done, total: total ?? 0 } })
  })
  try {
    const report = await call('batch.run', {
      rows: included.map(({ documentId }) => ({ documentId, override: overrides[documentId] ?? {} })),
      issueDrafts,
      hold: when.kind === 'hold',
      plannedAt: when.kind === 'later' ? when.at : null,
    })
    const left = rows.filter(({ documentId }) => excluded.has(documentId)).map(excludedRow)
    changeBatch({ report: { ...report, rows: [...report.rows, ...left] } })
    tell(report, links)
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    changeBatch({ failure: error.failure.message })
    showToast({ message: error.failure.message, tone: 'error' })
  } finally {
    forget()
    changeBatch({ running: null })
  }
}

function tell(report: BatchReport, { follow, report: show }: Links): void {
  const { submissionIds, undoableUntil } = report
  const problems = report.rows.some((row) => row.outcome !== 'queued')
  const link = problems ? { label: text.seeReport, follow: show } : { label: text.follow, follow }
  const toast = { message: text.toast(report), link, ...(submissionIds.length === 0 ? { tone: 'error' as const } : {}) }
  if (undoableUntil === null || undoableUntil <= Date.now()) showToast(toast)
  else showToast({ ...toast, until: undoableUntil, undo: () => void undo(submissionIds) })
}

async function undo(submissionIds: readonly string[]): Promise<void> {
  const taken: Output<'batch.undo'> = await call('batch.undo', { submissionIds: [...submissionIds] })
  showToast({ message: text.takenBack(taken), ...(taken.left > 0 ? { tone: 'error' as const } : {}) })
  const { report } = work
  if (report === null || report.submissionIds !== submissionIds || taken.left > 0) return
  const rows = report.rows.map(
    (row): BatchReportRow => (row.outcome === 'queued' ? { ...row, outcome: 'taken_back', reason: text.undone } : row),
  )
  changeBatch({ report: { ...report, rows, submissionIds: [] } })
}

const excludedRow = (row: BatchRow): BatchReportRow => ({
  documentId: row.documentId,
  kind: row.kind,
  number: row.number,
  clientId: row.clientId,
  clientName: row.clientName,
  total: row.total,
  channel: row.settings.channel.value,
  receiver: row.receiver,
  outcome: 'skipped',
  reason: text.excluded,
  cost: row.cost.amount,
})
