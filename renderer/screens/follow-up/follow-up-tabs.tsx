import type { KeyboardEvent } from 'react'
import type { FollowUpCounts, FollowUpTab } from '../../../shared/model/views.ts'
import { followUpText as text } from '../../text/follow-up.ts'
import { formatCount } from '../../text/format.ts'

interface FollowUpTabsProps {
  tab: FollowUpTab
  counts: FollowUpCounts | undefined
  /** Those that are offered. */
  shown: readonly FollowUpTab[]
  onTab: (tab: FollowUpTab) => void
}

const STEPS: Record<string, (index: number, last: number) => number> = {
  ArrowRight: (index, last) => (index === last ? 0 : index + 1),
  ArrowLeft: (index, last) => (index === 0 ? last : index - 1),
  Home: () => 0,
  End: (_index, last) => last,
}

/** À envoyer · En cours · En erreur · Envoyés · Essais: one tab stop, arrows move. */
export function FollowUpTabs({ tab, counts, shown, onTab }: FollowUpTabsProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    const next = step && shown[step(shown.indexOf(tab), shown.length - 1)]
    if (!next) return
    event.preventDefault()
    onTab(next)
    document.getElementById(`follow-up-${next}`)?.focus()
  }
  return (
    <div className="tabs" role="tablist" aria-label={text.title}>
      {shown.map((each) => (
        <button
          type="button"
          role="tab"
          key={each}
          id={`follow-up-${each}`}
          aria-selected={tab === each}
          aria-controls="follow-up-rows"
          tabIndex={tab === each ? 0 : -1}
          onClick={() => onTab(each)}
          onKeyDown={onKeyDown}
        >
          {text.tabs[each]}{' '}
          {counts && (
            <span className="tab-count" data-tone={each === 'inError' && counts.inError > 0 ? 'error' : undefined}>
              {formatCount(counts[each])}
            </span>
          )}
        </button>
      ))}
    </div>
  )
}
