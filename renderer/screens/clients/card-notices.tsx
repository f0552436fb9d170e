import type { ClientEntry } from '../../../shared/model/client-life.ts'
import { clientActionText as text } from '../../text/client-actions.ts'
import { formatInstant } from '../../text/format.ts'
import { useClientForm } from './client-form.ts'

interface CardNoticesProps {
  /** Why the last save was refused. */
  refusal: string | null
  restored: ClientEntry | null
  onDiscard: () => void
  onRestore: () => void
}

/** What the whole card has to say, above its fields. */
export function CardNotices({ refusal, restored, onDiscard, onRestore }: CardNoticesProps) {
  const { client, isNew, setValue, saved } = useClientForm()
  return (
    <div className="client-notices">
      {refusal !== null && (
        <p className="notice" data-tone="error" role="alert">
          {refusal}
        </p>
      )}
      {restored !== null && (
        <p className="notice" data-tone="warning" role="status">
          {text.restored(formatInstant(restored.at))}
          <button type="button" className="link-button" onClick={onDiscard}>
            {isNew ? text.forgetNew : text.forgetEntry}
          </button>
        </p>
      )}
      {saved.archivedAt !== null && (
        <p className="notice" role="status">
          {text.archivedSince(formatInstant(saved.archivedAt).split(' ')[0] ?? '')}
          <button type="button" className="link-button" onClick={onRestore}>
            {text.restore}
          </button>
        </p>
      )}
      {client.isProspect && (
        <p className="notice">
          {text.prospectText}
          <button
            type="button"
            className="link-button"
            onClick={() => setValue('isProspect', false, { shouldDirty: true })}
          >
            {text.becomeClient}
          </button>
        </p>
      )}
    </div>
  )
}
