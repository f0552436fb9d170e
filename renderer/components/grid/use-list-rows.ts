import { keepPreviousData, useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useState } from 'react'
import type { Input, Output } from '../../../shared/contract.ts'
import { call } from '../../api.ts'
import type { GridRows } from './grid-types.ts'

/** Rows of one call. */
const PAGE = 200
/** How long rows stay in memory once they are far from the view, in milliseconds: a list of a million has many pages. */
const FAR = 20_000

type ListMethod = 'lists.documents' | 'lists.clients' | 'articles.list'

/** The rows of a list that are near the view, asked by their place; the rest of the list stays in the engine. */
export function useListRows<Name extends ListMethod>(method: Name, query: Pick<Input<Name>, 'filter' | 'sort'>) {
  const client = useQueryClient()
  const [pages, setPages] = useState<readonly number[]>([0])
  const keyOf = (page: number) => [method, query, page] as const
  const ask = (page: number) => call(method, { ...query, from: page * PAGE, limit: PAGE } as Input<Name>)
  // Until the new first page is here, a changed filter or sort shows the rows that it had.
  const first = useQuery({ queryKey: keyOf(0), queryFn: () => ask(0), placeholderData: keepPreviousData })
  useQueries({
    queries: pages
      .filter((page) => page > 0)
      .map((page) => ({
        queryKey: keyOf(page),
        queryFn: () => ask(page),
        enabled: first.data !== undefined,
        gcTime: FAR,
      })),
  })

  const at = (index: number) => {
    const page = Math.floor(index / PAGE)
    const answer = page === 0 ? first.data : client.getQueryData<Output<Name>>(keyOf(page))
    return answer?.rows[index - page * PAGE]
  }
  const show = useCallback((from: number, to: number) => {
    // A page before and a page after: rows are here before the view reaches them.
    const wanted = [from - PAGE, from, to, to + PAGE].map((row) => Math.floor(row / PAGE))
    const next = [...new Set(wanted.filter((page) => page >= 0))]
    setPages((known) => (known.join() === next.join() ? known : next))
  }, [])
  type Row = Output<Name>['rows'][number]
  const rows: GridRows<Row> = { at: at as (index: number) => Row | undefined, show }
  return {
    rows,
    first: first.data,
    total: first.data?.total ?? 0,
    error: first.error,
    waiting: first.isPlaceholderData,
  }
}
