import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Input } from '../../../shared/contract.ts'
import type { Channel } from '../../../shared/model/sending.ts'
import type { FollowUpTab } from '../../../shared/model/views.ts'
import { call } from '../../api.ts'
import type { GridSort } from '../../components/grid/grid-types.ts'
import type { Period } from '../../text/follow-up.ts'

export interface FollowUpFilters {
  search: string
  channel: Channel | null
  period: Period
  errorsOnly: boolean
}
export const NO_FILTERS: FollowUpFilters = { search: '', channel: null, period: 'all', errorsOnly: false }
export type FollowUpQuery = Omit<Input<'submissions.list'>, 'after' | 'limit'>

/** First instant of a period that ends now, in the person's time zone, UTC milliseconds; null: all. */
export function startOf(period: Period, now: Date): number | null {
  const day = new Date(now.getFullYear(), now.getMonth(), now.getDate())
  switch (period) {
    case 'all':
      return null
    case 'today':
      return day.getTime()
    case 'week':
      return day.setDate(day.getDate() - 6)
    case 'month':
      return day.setDate(day.getDate() - 29)
    case 'year':
      return new Date(now.getFullYear(), 0, 1).getTime()
  }
}

/** The rows of a tab under its filters, page after page. */
export function useFollowUp(tab: FollowUpTab) {
  const [filters, setFilters] = useState(NO_FILTERS)
  const [sort, setSort] = useState<GridSort | null>(null)
  const { search, channel, errorsOnly } = filters
  const query: FollowUpQuery = { tab, search, channel, errorsOnly, sort, since: startOf(filters.period, new Date()) }
  const list = useInfiniteQuery({
    queryKey: ['submissions.list', query, 'pages'],
    queryFn: ({ pageParam }) => call('submissions.list', { ...query, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (before) => before,
  })
  const { hasNextPage, fetchNextPage } = list
  const readMore = useCallback(() => {
    if (hasNextPage) void fetchNextPage()
  }, [hasNextPage, fetchNextPage])
  const pages = list.data?.pages ?? []
  return {
    filters,
    setFilters,
    sort,
    setSort,
    query,
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total ?? 0,
    readMore,
    error: list.error,
  }
}
