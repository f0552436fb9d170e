import { useNavigate } from '@tanstack/react-router'
import { X } from 'lucide-react'
import { useState } from 'react'
import type { Submission, SubmissionEvent } from '../../../shared/model/views.ts'
import { useAction } from '../../api.ts'
import { StateChip } from '../../components/state-chip.tsx'
import { Timeline } from '../../components/timeline.tsx'
import { followUpText as text } from '../../text/follow-up.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { DuplicateReport } from './duplicate-report.tsx'
import { MarkSentDialog } from './mark-sent-dialog.tsx'
import { PortalAccess } from './portal-access.tsx'

/** From this raw state on, the platform is sending or has sent. */
const LEAVING = 90
/** Reasons that concern the account, not this document. */
const OF_ACCOUNT = ['signed_out', 'contract']

/** The key stands among the facts below. */
const withoutKey = (event: SubmissionEvent, key: string): SubmissionEvent =>
  event.detail === key ? { ...event, detail: '' } : event

interface SubmissionPanelProps {
  submission: Submission
  onResend: () => void
  /** « Corriger et renvoyer ». */
  onCorrect: () => void
  onClose: () => void
}

/** One send: its state, its cause, what a person can do next, what happened, its proofs. */
export function SubmissionPanel({ submission, onResend, onCorrect, onClose }: SubmissionPanelProps) {
  const { id, state, held, byHand, isCopy, plannedAt } = submission
  const navigate = useNavigate()
  const [marking, setMarking] = useState(false)
  const abandon = useAction('submissions.abandon')
  const retry = useAction('submissions.retry')
  const openProof = useAction('submissions.openProof')
  const cancel = useAction('submissions.cancel')
  const failure = abandon.error ?? retry.error ?? openProof.error ?? cancel.error
  const ofAccount = OF_ACCOUNT.includes(submission.blockedReason ?? '')
  const account = submission.blockedReason === 'signed_out' ? { field: 'password' } : {}
  // What the platform may have received is mended there, or put back under the same key: never replaced.
  const replaceable = state === 'blocked' && !ofAccount && submission.blockedReason !== 'not_found'
  const correctable = ((state === 'rejected' && submission.blockedReason === null) || replaceable) && !isCopy
  const replaced = submission.blockedReason === 'replaced'
  const failed = (state === 'rejected' || state === 'blocked') && !byHand && !replaced
  const ended = state === 'rejected' || state === 'abandoned' || state === 'delivered'
  const waits = state === 'queued' && (held || submission.nextAttemptAt !== null)
  return (
    <aside className="submission-panel" aria-label={text.detail}>
      <header>
        <h2>{submission.documentNumber}</h2>
        <StateChip
          submission={state}
          held={held}
          byHand={byHand}
          trial={submission.trial}
          plannedAt={plannedAt}
          rawState={submission.rawState}
        />
        <button type="button" className="dialog-close" aria-label={text.close} onClick={onClose}>
          <X size={16} aria-hidden />
        </button>
      </header>
      <p>{submission.clientName}</p>
      {failure && (
        <p className="notice" data-tone="error" role="alert">
          {failure.failure.message}
        </p>
      )}
      <div className="notice" data-tone={failed || state === 'uncertain' ? 'error' : undefined}>
        <div>
          {submission.message && <strong>{submission.message}</strong>}
          <p>{text.next(submission)}</p>
        </div>
      </div>
      <div className="submission-actions">
        {correctable && (
          <button type="button" className="button" data-variant="primary" onClick={onCorrect}>
            {text.correct}
          </button>
        )}
        {ended && !isCopy && !correctable && (
          <button type="button" className="button" onClick={onResend}>
            {text.resend}
          </button>
        )}
        {(state === 'blocked' || waits) && (
          <button
            type="button"
            className="button"
            data-variant={(state === 'blocked' && !correctable) || held ? 'primary' : undefined}
            onClick={() => retry.mutate({ id })}
          >
            {state === 'queued' && !held ? text.sendNow : text.retry}
          </button>
        )}
        {(state === 'queued' || state === 'blocked') && (
          <button type="button" className="button" onClick={() => abandon.mutate({ id })}>
            {text.abandon}
          </button>
        )}
        {state === 'accepted' && (submission.rawState ?? 0) < LEAVING && (
          <button type="button" className="button" disabled={cancel.isPending} onClick={() => cancel.mutate({ id })}>
            {text.cancelThere}
          </button>
        )}
        {failed && (
          <button type="button" className="button" onClick={() => setMarking(true)}>
            {text.markSent}
          </button>
        )}
        {ofAccount && (
          <button
            type="button"
            className="button"
            onClick={() => void navigate({ to: '/parametres/neotouch', search: account })}
          >
            {text.openSettings}
          </button>
        )}
        <button
          type="button"
          className="button"
          onClick={() =>
            void navigate({ to: '/ventes/documents/$documentId', params: { documentId: submission.documentId } })
          }
        >
          {text.openDocument}
        </button>
      </div>
      <PortalAccess submission={submission} />
      <DuplicateReport events={submission.events} />
      <h3>{text.history}</h3>
      <Timeline label={text.history} events={submission.events.map((event) => withoutKey(event, submission.key))} />
      {submission.proofs.length > 0 && (
        <section aria-label={text.proofs}>
          <h3>{text.proofs}</h3>
          <div className="submission-actions">
            {submission.proofs.map(({ name }) => (
              <button type="button" className="button" key={name} onClick={() => openProof.mutate({ id, name })}>
                {text.openProof(name)}
              </button>
            ))}
          </div>
        </section>
      )}
      <dl className="submission-facts">
        <dt>{text.facts.channel}</dt>
        <dd>
          {CHANNEL_NAMES[submission.channel]}
          {isCopy && ` (${text.copy})`}
        </dd>
        <dt>{text.facts.receiver}</dt>
        <dd>{submission.receiver}</dd>
        <dt>{text.facts.service}</dt>
        <dd>{submission.trial ? text.services.trial : text.services.real}</dd>
        {submission.rawState !== null && (
          <>
            <dt>{text.facts.rawState}</dt>
            <dd>{text.rawState(submission.rawState, submission.shortStatus)}</dd>
          </>
        )}
        <dt>{text.facts.file}</dt>
        <dd title={submission.fileSha256}>{text.fingerprint(submission.fileSha256)}</dd>
        <dt>{text.facts.key}</dt>
        <dd>{submission.key}</dd>
        {submission.transportId && (
          <>
            <dt>{text.facts.transport}</dt>
            <dd>{submission.transportId}</dd>
          </>
        )}
      </dl>
      {marking && <MarkSentDialog submission={submission} onClose={() => setMarking(false)} />}
    </aside>
  )
}
