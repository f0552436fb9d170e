import { ExternalLink } from 'lucide-react'
import type { Submission } from '../../../shared/model/views.ts'
import { portalPage } from '../../../shared/rules/portal-page.ts'
import { useAction, useAnswer } from '../../api.ts'
import { followUpText as text } from '../../text/follow-up.ts'

/** The way to the page of a sending; where its address is not known, why, and the way to the portal itself. */
export function PortalAccess({ submission }: { submission: Submission }) {
  const neotouch = useAnswer('neotouch.get', {})
  const openPage = useAction('links.submission')
  const openPortal = useAction('links.open')
  if (submission.transportId === null || !neotouch.data) return null
  const known = portalPage(submission, neotouch.data.sandboxUrl)
  const failure = openPage.error ?? openPortal.error
  return (
    <div className="portal-access">
      {failure && (
        <p className="notice" data-tone="error" role="alert">
          {failure.failure.message}
        </p>
      )}
      {known.page !== null && (
        <button type="button" className="button" onClick={() => openPage.mutate({ id: submission.id })}>
          <ExternalLink size={14} aria-hidden />
          {known.page === 'sandbox' ? text.openSandbox : text.openPage}
        </button>
      )}
      {known.page === null && <p>{known.why}</p>}
      {known.page === null && !submission.trial && (
        <button type="button" className="button" onClick={() => openPortal.mutate({ target: 'neotouch' })}>
          <ExternalLink size={14} aria-hidden />
          {text.openPortal}
        </button>
      )}
    </div>
  )
}
