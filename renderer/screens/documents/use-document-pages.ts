import { useInfiniteQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { Input } from '../../../shared/contract.ts'
import { call } from '../../api.ts'

/** Rows of the list, page after page; asked again when documents change. */
export function useDocumentPages(input: Input<'documents.list'>) {
  const query = useInfiniteQuery({
    queryKey: ['documents.list', input, 'pages'],
    queryFn: ({ pageParam }) => call('documents.list', { ...input, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    placeholderData: (previous) => previous,
  })
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const readMore = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  const pages = query.data?.pages ?? []
  return {
    rows: pages.flatMap((page) => page.rows),
    total: pages[0]?.total ?? 0,
    sum: pages[0]?.sum ?? 0,
    error: query.error,
    readMore,
  }
}
