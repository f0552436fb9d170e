import { CircleCheck, Eye } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Progress } from '../../components/progress.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { bulkUpdateText as text } from '../../text/bulk-update.ts'
import { BulkReportCard } from './bulk-report.tsx'
import { BulkRuns, UndoNotice } from './bulk-runs.tsx'
import { changesOf, EMPTY_DRAFT } from './change-draft.ts'
import { ChangeFields } from './change-fields.tsx'
import { ClientChoice, choiceOf, selectionOf } from './client-choice.tsx'
import { forgetHanded, handedCodes } from './handed-codes.ts'
import { useBulkUpdate } from './use-bulk-update.ts'
import '../../styles/controls.css'
import '../../styles/books.css'
import '../../styles/imports.css'
import '../../styles/bulk-update.css'

/** Opérations > Assistant de mise à jour > Clients/Prospects: one change for many clients, looked at before, undone after. */
export function BulkUpdateScreen() {
  const [choice, setChoice] = useState(() => choiceOf(handedCodes()))
  useEffect(forgetHanded, [])
  const [draft, setDraft] = useState(EMPTY_DRAFT)
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFieldSetElement>(null)
  const result = useRef<HTMLDivElement>(null)
  const task = useBulkUpdate()
  const { changes, errors } = changesOf(draft)
  const nothing = Object.keys(changes).length === 0
  const request = () => ({ selection: selectionOf(choice), changes })
  const { report } = task
  const previewed = report !== null && report.runId === null && report.counts.changed > 0

  const preview = (): void => {
    if (task.busy) return
    setTried(true)
    if (nothing || Object.keys(errors).length > 0) {
      // The mark of a field that is wrong is there once this is drawn.
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    task.preview(request())
  }
  const proceed = (): void => (previewed ? task.run(request()) : preview())
  /** What was looked at is no longer what would be done. */
  const edit = (change: () => void): void => {
    if (!task.busy) task.forget()
    change()
  }
  useEffect(() => {
    if (report === null) return
    result.current?.scrollIntoView({ block: 'start' })
    result.current?.focus({ preventScroll: true })
  }, [report])
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && task.cancellable) task.cancel()
      if (!event.ctrlKey || event.key !== 'Enter') return
      event.preventDefault()
      proceed()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={`${text.breadcrumb} › ${text.title}`}
        title={text.subject}
        actions={
          task.busy ? (
            task.cancellable && (
              <button type="button" className="button" onClick={task.cancel}>
                {text.stop} <kbd>{text.stopKeys}</kbd>
              </button>
            )
          ) : (
            <button type="button" className="button" data-variant="primary" onClick={proceed}>
              {previewed ? text.apply(report.counts.changed) : text.preview} <kbd>{text.previewKeys}</kbd>
            </button>
          )
        }
      />
      <div className="screen-scroll stack books">
        {task.failure && (
          <p className="notice" data-tone="error" role="alert">
            {task.failure.message}
          </p>
        )}
        {tried && nothing && (
          <p className="notice" data-tone="error" role="alert">
            {text.nothingChosen}
          </p>
        )}
        {task.busy && (
          <Progress label={task.label} done={task.progress?.done ?? 0} total={task.progress?.total ?? null} />
        )}
        {task.undone && <UndoNotice undo={task.undone} />}
        <fieldset className="bulk-form" ref={form} disabled={task.busy} aria-label={text.subject}>
          <ClientChoice draft={choice} onChange={(next) => edit(() => setChoice(next))} />
          <ChangeFields
            draft={draft}
            errors={tried ? errors : {}}
            onChange={(part) => edit(() => setDraft({ ...draft, ...part }))}
          />
        </fieldset>
        {report && !task.busy && (
          <div className="bulk-result" ref={result} tabIndex={-1}>
            <div className="verdict" data-tone={report.runId === null ? 'warning' : 'ok'} role="status">
              {report.runId === null ? <Eye size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
              <b>{report.runId === null ? text.previewed(report.counts.changed) : text.done(report.counts.changed)}</b>
            </div>
            <BulkReportCard key={`${report.runId} ${JSON.stringify(report.counts)}`} report={report} />
          </div>
        )}
        <BulkRuns busy={task.busy} onUndo={task.undo} />
      </div>
    </section>
  )
}
