import { CHANNELS } from '../../../shared/model/sending.ts'
import { PERIODS, followUpText as text } from '../../text/follow-up.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import type { FollowUpFilters } from './use-follow-up.ts'

interface FollowUpFiltersProps {
  filters: FollowUpFilters
  onFilters: (filters: FollowUpFilters) => void
  onExport: () => void
}

/** What of a tab is shown, and its export. */
export function FollowUpFilterBar({ filters, onFilters, onExport }: FollowUpFiltersProps) {
  const change = (part: Partial<FollowUpFilters>) => onFilters({ ...filters, ...part })
  return (
    <div className="filters follow-up-filters">
      <label>
        {text.search}{' '}
        <input
          className="input"
          type="search"
          value={filters.search}
          onChange={(event) => change({ search: event.target.value })}
        />
      </label>
      <label>
        {text.channel}{' '}
        <select
          className="input"
          value={filters.channel ?? ''}
          onChange={(event) => change({ channel: CHANNELS.find((each) => each === event.target.value) ?? null })}
        >
          <option value="">{text.allChannels}</option>
          {CHANNELS.map((channel) => (
            <option key={channel} value={channel}>
              {CHANNEL_NAMES[channel]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {text.period}{' '}
        <select
          className="input"
          value={filters.period}
          onChange={(event) => change({ period: PERIODS.find((each) => each === event.target.value) ?? 'all' })}
        >
          {PERIODS.map((period) => (
            <option key={period} value={period}>
              {text.periods[period]}
            </option>
          ))}
        </select>
      </label>
      <label className="box">
        <input
          type="checkbox"
          checked={filters.errorsOnly}
          onChange={(event) => change({ errorsOnly: event.target.checked })}
        />
        {text.errorsOnly}
      </label>
      <button type="button" className="button filters-end" onClick={onExport}>
        {text.export}
      </button>
    </div>
  )
}
