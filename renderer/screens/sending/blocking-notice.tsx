import { useNavigate } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import type { Check } from '../../../shared/model/sending.ts'
import { sendingText } from '../../text/sending.ts'

interface BlockingNoticeProps {
  checks: readonly Check[]
  onMend: (check: Check) => void
}

/** What keeps the document from leaving, each point leading to where it is mended. */
export function BlockingNotice({ checks, onMend }: BlockingNoticeProps) {
  const navigate = useNavigate()
  if (checks.length === 0) return null
  return (
    <div className="notice" data-tone="error" role="alert">
      <CircleAlert size={16} aria-hidden />
      <div>
        {sendingText.problems(checks.length)}
        <ul>
          {checks.map((check) => (
            <li key={`${check.id} ${check.message}`}>
              {check.message}{' '}
              {check.field === 'previous' ? (
                <button
                  id="send-previous"
                  type="button"
                  className="link-button"
                  onClick={() => void navigate({ to: '/ventes/suivi' })}
                >
                  {sendingText.follow}
                </button>
              ) : (
                <button type="button" className="link-button" onClick={() => onMend(check)}>
                  {sendingText.goToField}
                </button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
