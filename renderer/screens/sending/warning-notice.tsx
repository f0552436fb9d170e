import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import type { Check } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'

/** What a person looks at before the send, and what does not keep the document from leaving. */
export function WarningNotice({ checks }: { checks: readonly Check[] }) {
  const warnings = checks.filter((check) => check.severity === 'warning')
  if (warnings.length === 0) return null
  return (
    <div className="notice" data-tone="warning" role="status">
      <TriangleAlert size={16} aria-hidden />
      <ul>
        {warnings.map((check) => (
          <li key={check.id}>
            {check.message}{' '}
            {check.field === 'previous' && (
              <Link className="link-button" to="/ventes/suivi">
                {sendingText.follow}
              </Link>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
