import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useState } from 'react'
import { FOLLOW_UP_TABS, type FollowUpTab, type SubmissionRow } from '../../../shared/model/views.ts'
import { call, useAnswer } from '../../api.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { ListGrid } from '../../components/grid/list-grid.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { followUpText as text } from '../../text/follow-up.ts'
import { formatCount, formatInstant } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { mendLocation } from '../documents/mend-location.ts'
import { SendDialog } from '../sending/send-dialog.tsx'
import { SubmissionPanel } from './submission-panel.tsx'
import '../../styles/controls.css'
import '../../styles/documents.css'
import '../../styles/follow-up.css'

const COLUMNS: readonly GridColumn<SubmissionRow>[] = [
  { id: 'number', label: text.columns.number, width: '130px', cell: (row) => row.documentNumber },
  { id: 'client', label: text.columns.client, width: 'minmax(140px, 1fr)', cell: (row) => row.clientName },
  {
    id: 'channel',
    label: text.columns.channel,
    width: '130px',
    cell: (row) => (row.isCopy ? `${CHANNEL_NAMES[row.channel]} (${text.copy})` : CHANNEL_NAMES[row.channel]),
  },
  { id: 'state', label: text.columns.state, width: '180px', cell: (row) => <StateChip submission={row.state} /> },
  { id: 'message', label: text.columns.message, width: 'minmax(160px, 1fr)', cell: (row) => row.message },
  { id: 'updatedAt', label: text.columns.updatedAt, width: '140px', cell: (row) => formatInstant(row.updatedAt) },
]

/** Every send, by what it waits for; refreshed by the engine's events. */
export function FollowUpScreen() {
  const navigate = useNavigate()
  const asked = useSearch({ strict: false }) as { tab?: FollowUpTab; id?: string }
  const [tab, setTab] = useState<FollowUpTab>(asked.tab ?? 'toSend')
  const [activeId, setActiveId] = useState(asked.id ?? null)
  const [search, setSearch] = useState('')
  const [sendingId, setSendingId] = useState<string | null>(null)
  const counts = useAnswer('submissions.counts', {})
  const detail = useAnswer('submissions.get', { id: activeId ?? '' }, { enabled: activeId !== null })
  const list = useInfiniteQuery({
    queryKey: ['submissions.list', { tab, search }, 'pages'],
    queryFn: ({ pageParam }) => call('submissions.list', { tab, search, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const { hasNextPage, fetchNextPage } = list
  const readMore = useCallback(() => {
    if (hasNextPage) void fetchNextPage()
  }, [hasNextPage, fetchNextPage])
  const pages = list.data?.pages ?? []

  return (
    <section className="documents" aria-label={text.title}>
      <header className="screen-bar">
        <div>
          <p>{text.breadcrumb}</p>
          <h1>{text.title}</h1>
        </div>
      </header>
      <div className="filters">
        <fieldset className="follow-up-tabs" aria-label={text.title}>
          {FOLLOW_UP_TABS.map((each) => (
            <button
              type="button"
              key={each}
              className="button"
              aria-pressed={tab === each}
              onClick={() => {
                setTab(each)
                setActiveId(null)
              }}
            >
              {text.tabs[each]} {counts.data && <span>{formatCount(counts.data[each])}</span>}
            </button>
          ))}
        </fieldset>
        <label>
          {text.search}{' '}
          <input className="input" type="search" value={search} onChange={(event) => setSearch(event.target.value)} />
        </label>
      </div>
      {list.error && (
        <p className="notice" data-tone="error" role="alert">
          {list.error.message}
        </p>
      )}
      <div className="follow-up-body">
        <ListGrid
          key={tab}
          label={text.tabs[tab]}
          columns={COLUMNS}
          rows={pages.flatMap((page) => page.rows)}
          total={pages[0]?.total ?? 0}
          onReachEnd={readMore}
          onActive={(row) => setActiveId(row.id)}
          onOpen={(row) => setActiveId(row.id)}
          empty={<p>{text.empty}</p>}
        />
        {detail.data && (
          <SubmissionPanel
            key={detail.data.id}
            submission={detail.data}
            onCorrect={() => setSendingId(detail.data.documentId)}
            onOpenDocument={() =>
              void navigate({
                to: '/ventes/documents/$documentId',
                params: { documentId: detail.data.documentId },
              })
            }
          />
        )}
      </div>
      {sendingId && (
        <SendDialog
          documentIds={[sendingId]}
          onClose={() => setSendingId(null)}
          onQueued={() => setTab('toSend')}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
