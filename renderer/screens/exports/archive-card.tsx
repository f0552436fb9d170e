import { CircleCheck, TriangleAlert } from 'lucide-react'
import { call, useAction } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { Progress } from '../../components/progress.tsx'
import { archiveText as text } from '../../text/archive.ts'
import { useProgress } from '../../use-progress.ts'

/** « Exporter l’archive »: every file that left, by year, with the proof that none changes. */
export function ArchiveCard() {
  const [progress, forgetProgress] = useProgress('archive')
  const run = useAction('dialogs.exportArchive')
  const report = run.data
  const sound = report && !report.cancelled && report.altered.length === 0
  return (
    <Card title={text.title}>
      <p id="archive-explanation" className="task-explanation">
        {text.explanation}
      </p>
      {run.error && (
        <p className="notice" data-tone="error" role="alert">
          {run.error.failure.message}
        </p>
      )}
      {run.isPending && progress && (
        <div className="task">
          <Progress label={text.running} done={progress.done} total={progress.total} />
          <button type="button" className="button" onClick={() => void call('archive.cancel', {})}>
            {text.stop}
          </button>
        </div>
      )}
      {report && (
        <div className="verdict" data-tone={sound ? 'ok' : 'warning'} role="status">
          {sound ? <CircleCheck size={18} aria-hidden /> : <TriangleAlert size={18} aria-hidden />}
          <span>
            <b>{report.cancelled ? text.cancelled : text.done(report.documents, report.files)}</b>
            {report.path !== '' && (
              <small>
                {text.path} {report.path}
              </small>
            )}
            {report.altered.length > 0 && <small>{text.altered(report.altered)}</small>}
          </span>
        </div>
      )}
      <div className="archive-run">
        <button
          type="button"
          className="button"
          aria-describedby="archive-explanation"
          aria-disabled={run.isPending}
          onClick={() => {
            if (run.isPending) return
            forgetProgress()
            run.mutate({})
          }}
        >
          {text.run}
        </button>
      </div>
    </Card>
  )
}
