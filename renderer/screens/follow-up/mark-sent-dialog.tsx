import { useState } from 'react'
import type { Submission } from '../../../shared/model/views.ts'
import { useAction } from '../../api.ts'
import { Dialog } from '../../components/dialog.tsx'
import { followUpText as text } from '../../text/follow-up.ts'

interface MarkSentDialogProps {
  submission: Submission
  onClose: () => void
}

/** « Marquer comme envoyé »: how the document left in another way, kept in the history. */
export function MarkSentDialog({ submission, onClose }: MarkSentDialogProps) {
  const [reason, setReason] = useState('')
  const mark = useAction('submissions.markSent')
  const save = () => mark.mutate({ id: submission.id, reason }, { onSuccess: onClose })
  const failure = mark.error?.failure.message
  return (
    <Dialog
      title={text.markTitle(submission.documentNumber)}
      onClose={onClose}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !event.ctrlKey) return
        event.preventDefault()
        save()
      }}
      footer={
        <>
          <span />
          <button type="button" className="button" onClick={onClose}>
            {text.cancel} <kbd>Échap</kbd>
          </button>
          <button type="button" className="button" data-variant="primary" onClick={save}>
            {text.markSent} <kbd>Ctrl Entrée</kbd>
          </button>
        </>
      }
    >
      <div className="dialog-form">
        <p>{text.markNote}</p>
        <label htmlFor="mark-reason">{text.markReason}&nbsp;*</label>
        <textarea
          id="mark-reason"
          className="input"
          rows={3}
          maxLength={500}
          required
          value={reason}
          aria-invalid={failure !== undefined}
          aria-describedby={failure ? 'mark-reason-error' : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        {failure && (
          <p className="entry-error" id="mark-reason-error" role="alert">
            {failure}
          </p>
        )}
      </div>
    </Dialog>
  )
}
