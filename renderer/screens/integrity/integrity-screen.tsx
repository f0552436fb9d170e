import { useEffect, useState } from 'react'
import { call, useAction } from '../../api.ts'
import { Card } from '../../components/card.tsx'
import { TextRow } from '../../components/field.tsx'
import { Progress } from '../../components/progress.tsx'
import { ScreenHeader } from '../../components/screen-header.tsx'
import { integrityText as text } from '../../text/integrity.ts'
import { useProgress } from '../../use-progress.ts'
import { ReportView } from './integrity-report.tsx'
import '../../styles/controls.css'
import '../../styles/books.css'

/** Opérations > Contrôle d'intégrité: what was issued is what it was, and nothing is missing. */
export function IntegrityScreen() {
  const [noted, setNoted] = useState('')
  const [progress, forgetProgress] = useProgress('integrity')
  const run = useAction('integrity.verify')

  const digest = noted.replace(/\s/gu, '').toLowerCase()
  const wrong = digest !== '' && !/^[0-9a-f]{64}$/.test(digest)
  const start = (): void => {
    if (wrong || run.isPending) return
    forgetProgress()
    run.mutate({ noted: digest === '' ? null : digest })
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
  return (
    <section className="screen" aria-label={text.title}>
      <ScreenHeader
        breadcrumb={text.breadcrumb}
        title={text.title}
        actions={
          <button type="button" className="button" data-variant="primary" aria-disabled={run.isPending} onClick={start}>
            {run.data ? text.again : text.run} <kbd>{text.runKeys}</kbd>
          </button>
        }
      />
      <div className="screen-scroll stack books">
        {run.error && (
          <p className="notice" data-tone="error" role="alert">
            {run.error.failure.message}
          </p>
        )}
        {run.isPending && (
          <div className="task">
            <Progress label={text.running} done={progress?.done ?? 0} total={progress?.total ?? null} />
            <button type="button" className="button" onClick={() => void call('integrity.cancel', {})}>
              {text.stop}
            </button>
          </div>
        )}
        {run.data && !run.isPending && <ReportView report={run.data} />}
        <Card title={text.what}>
          <p className="task-explanation">{text.explanation}</p>
          <TextRow
            label={text.noted}
            size="wide"
            value={noted}
            hint={text.notedHint}
            error={wrong ? text.notedWrong : undefined}
            onChange={setNoted}
          />
        </Card>
      </div>
    </section>
  )
}
