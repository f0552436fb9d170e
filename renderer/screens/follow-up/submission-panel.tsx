import type { Submission } from '../../../shared/model/views.ts'
import { useAction } from '../../api.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { followUpText as text } from '../../text/follow-up.ts'

interface SubmissionPanelProps {
  submission: Submission
  onCorrect: () => void
  onOpenDocument: () => void
}

/** One send: what happened, its proofs, and what a person can do next. */
export function SubmissionPanel({ submission, onCorrect, onOpenDocument }: SubmissionPanelProps) {
  const { id, state } = submission
  const abandon = useAction('submissions.abandon')
  const retry = useAction('submissions.retry')
  const openProof = useAction('submissions.openProof')
  const failure = abandon.error ?? retry.error ?? openProof.error
  const waits = state === 'queued' && submission.nextAttemptAt !== null
  return (
    <aside className="submission-panel" aria-label={text.detail}>
      <h2>
        {submission.documentNumber} <StateChip submission={state} />
      </h2>
      <p>{submission.clientName}</p>
      {failure && (
        <p className="notice" data-tone="error" role="alert">
          {failure.failure.message}
        </p>
      )}
      <div className="submission-actions">
        {state === 'rejected' && (
          <button type="button" className="button" data-variant="primary" onClick={onCorrect}>
            {text.correct}
          </button>
        )}
        {(state === 'blocked' || waits) && (
          <button type="button" className="button" onClick={() => retry.mutate({ id })}>
            {text.retry}
          </button>
        )}
        {(state === 'queued' || state === 'blocked') && (
          <button type="button" className="button" onClick={() => abandon.mutate({ id })}>
            {text.abandon}
          </button>
        )}
        <button type="button" className="button" onClick={onOpenDocument}>
          {text.openDocument}
        </button>
      </div>
      <Timeline label={text.history} events={submission.events} />
      {submission.proofs.length > 0 && (
        <section aria-label={text.proofs}>
          <h2>{text.proofs}</h2>
          {submission.proofs.map(({ name }) => (
            <button type="button" className="button" key={name} onClick={() => openProof.mutate({ id, name })}>
              {text.openProof(name)}
            </button>
          ))}
        </section>
      )}
    </aside>
  )
}
