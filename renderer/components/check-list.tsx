import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { Check } from '../../shared/model/sending.ts'
import { commonText } from '../text/common.ts'

const ICONS = { blocking: CircleAlert, warning: TriangleAlert, ok: CircleCheck }

/** What is right and what is not, each leading to its field. */
export function CheckList({ checks, onMend }: { checks: readonly Check[]; onMend?: (check: Check) => void }) {
  return (
    <ul className="check-list">
      {checks.map((check) => {
        const Icon = ICONS[check.severity]
        return (
          <li key={`${check.id} ${check.field ?? ''}`} data-severity={check.severity}>
            <Icon size={16} aria-hidden />
            <div>
              {check.message}{' '}
              {onMend && check.severity !== 'ok' && (
                <button type="button" className="link-button" onClick={() => onMend(check)}>
                  {commonText.mend}
                </button>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
