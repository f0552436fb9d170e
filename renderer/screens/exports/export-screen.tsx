import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { hasPeriod } from '../../../shared/model/exports.ts'
import { call, useAction } from '../../api.ts'
import { Progress } from '../../components/progress.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { exportsText as text } from '../../text/exports.ts'
import { useProgress } from '../../use-progress.ts'
import { AccountsForm } from './accounts-form.tsx'
import { ArchiveCard } from './archive-card.tsx'
import { type Choice, ExportForm, firstEntryOf, INITIAL_CHOICE } from './export-form.tsx'
import { ExportReportView } from './export-report.tsx'
import '../../styles/controls.css'
import '../../styles/books.css'
import '../../styles/imports.css'

/** Opérations > Exporter: what other programs read, and what the accountant takes. */
export function ExportScreen() {
  const [choice, setChoice] = useState<Choice>(INITIAL_CHOICE)
  const [progress, forgetProgress] = useProgress('export')
  const run = useAction('dialogs.exportFile')

  const start = (): void => {
    const firstEntry = firstEntryOf(choice) ?? (choice.kind === 'journal' ? null : 1)
    if (firstEntry === null || run.isPending) return
    forgetProgress()
    const { from, to } = hasPeriod(choice.kind) ? choice : { from: null, to: null }
    run.mutate({ ...choice, from, to, firstEntry })
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!event.ctrlKey || event.key !== 'Enter') return
      event.preventDefault()
      start()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  const report = run.data
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={
          <button type="button" className="button" data-variant="primary" aria-disabled={run.isPending} onClick={start}>
            {text.run} <kbd>{text.runKeys}</kbd>
          </button>
        }
      />
      <div className="screen-scroll stack books">
        {run.error && (
          <p className="notice" data-tone="error" role="alert">
            {run.error.failure.message}
          </p>
        )}
        {run.isPending && progress && (
          <div className="task">
            <Progress label={text.running} done={progress.done} total={progress.total} />
            <button type="button" className="button" onClick={() => void call('exports.cancel', {})}>
              {text.stop}
            </button>
          </div>
        )}
        {report && (
          <div className="verdict" data-tone={report.cancelled ? 'warning' : 'ok'} role="status">
            {report.cancelled ? <TriangleAlert size={18} aria-hidden /> : <CircleCheck size={18} aria-hidden />}
            <b>{report.cancelled ? text.cancelled : text.done(report.fileName)}</b>
          </div>
        )}
        {report && !report.cancelled && <ExportReportView report={report} />}
        <ExportForm
          choice={choice}
          onChange={(part) => {
            if (!run.isPending) run.reset()
            setChoice({ ...choice, ...part })
          }}
        />
        {choice.kind === 'journal' && <AccountsForm />}
        <ArchiveCard />
      </div>
    </section>
  )
}
