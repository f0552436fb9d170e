import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { FOLLOW_UP_TABS, type FollowUpTab, type Submission, type SubmissionRow } from '../../../shared/model/views.ts'
import { CallError, useAnswer } from '../../api.ts'
import type { GridColumn } from '../../components/grid/grid-types.ts'
import { ListGrid } from '../../components/grid/list-grid.tsx'
import { StateChip } from '../../components/state-chip.tsx'
import { showToast } from '../../components/toast.tsx'
import { followUpText as text } from '../../text/follow-up.ts'
import { formatInstant } from '../../text/format.ts'
import { CHANNEL_NAMES } from '../../text/sending.ts'
import { mendLocation } from '../documents/mend-location.ts'
import { OfflineNotice } from '../sending/offline-notice.tsx'
import { SendDialog } from '../sending/send-dialog.tsx'
import { type Correction, correctionOf } from './correction.ts'
import { exportFollowUp } from './export-follow-up.ts'
import { FollowUpFilterBar } from './follow-up-filters.tsx'
import { FollowUpTabs } from './follow-up-tabs.tsx'
import { HoldButton, PauseNotice } from './pause-notice.tsx'
import { SubmissionPanel } from './submission-panel.tsx'
import { NO_FILTERS, useFollowUp } from './use-follow-up.ts'
import '../../styles/controls.css'
import '../../styles/documents.css'
import '../../styles/follow-up.css'

const COLUMNS: readonly GridColumn<SubmissionRow>[] = [
  { id: 'number', label: text.columns.number, width: '118px', sortable: true, cell: (row) => row.documentNumber },
  {
    id: 'client',
    label: text.columns.client,
    width: 'minmax(130px, 1fr)',
    sortable: true,
    cell: (row) => row.clientName,
  },
  {
    id: 'channel',
    label: text.columns.channel,
    width: '120px',
    sortable: true,
    cell: (row) => (row.isCopy ? `${CHANNEL_NAMES[row.channel]} (${text.copy})` : CHANNEL_NAMES[row.channel]),
  },
  {
    id: 'state',
    label: text.columns.state,
    width: '188px',
    sortable: true,
    cell: (row) => (
      <StateChip
        submission={row.state}
        held={row.held}
        byHand={row.byHand}
        trial={row.trial}
        plannedAt={row.plannedAt}
        rawState={row.rawState}
      />
    ),
  },
  { id: 'message', label: text.columns.message, width: 'minmax(150px, 1fr)', cell: (row) => row.message },
  {
    id: 'updatedAt',
    label: text.columns.updatedAt,
    width: '148px',
    sortable: true,
    figures: true,
    cell: (row) => formatInstant(row.updatedAt),
  },
]

/** The detail tells the last event itself. */
const BESIDE_DETAIL = COLUMNS.filter((column) => column.id !== 'message')

/** Suivi des envois. An address that names a tab or a send opens on it. */
export function FollowUpScreen() {
  const { tab, id } = useSearch({ strict: false }) as { tab?: string; id?: string }
  const asked = FOLLOW_UP_TABS.find((each) => each === tab) ?? 'toSend'
  return <FollowUp key={`${asked} ${id ?? ''}`} askedTab={asked} askedId={id ?? null} />
}

/** Every send, by what it waits for; refreshed by the engine's events. */
function FollowUp({ askedTab, askedId }: { askedTab: FollowUpTab; askedId: string | null }) {
  const navigate = useNavigate()
  const [tab, setTab] = useState(askedTab)
  const [activeId, setActiveId] = useState(askedId)
  const [sending, setSending] = useState<{ documentId: string; correction?: Correction } | null>(null)
  const counts = useAnswer('submissions.counts', {})
  const detail = useAnswer('submissions.get', { id: activeId ?? '' }, { enabled: activeId !== null })
  const { filters, setFilters, sort, setSort, query, rows, total, readMore, error } = useFollowUp(tab)
  const submission = activeId === null ? undefined : detail.data
  const filtered = JSON.stringify(filters) !== JSON.stringify(NO_FILTERS)
  const show = (next: FollowUpTab) => {
    setTab(next)
    setActiveId(null)
  }
  const correct = async (one: Submission) => {
    try {
      setSending({ documentId: one.documentId, correction: await correctionOf(one) })
    } catch (problem) {
      if (!(problem instanceof CallError)) throw problem
      showToast({ message: problem.failure.message, tone: 'error' })
    }
  }
  const errors = counts.data?.inError ?? 0
  const neotouch = useAnswer('neotouch.get', {})
  const tries = neotouch.data?.environment === 'sandbox' || (counts.data?.trial ?? 0) > 0
  const shown = FOLLOW_UP_TABS.filter((each) => each !== 'trial' || tries || tab === 'trial')

  return (
    <section className="documents" aria-label={text.title}>
      <header className="screen-bar">
        <div>
          <p>{text.breadcrumb}</p>
          <h1>{text.title}</h1>
        </div>
        <HoldButton />
      </header>
      <FollowUpTabs tab={tab} counts={counts.data} shown={shown} onTab={show} />
      <FollowUpFilterBar filters={filters} onFilters={setFilters} onExport={() => void exportFollowUp(query)} />
      <div className="follow-up-notices">
        <PauseNotice />
        <OfflineNotice text={text.offline} />
        {error && (
          <p className="notice" data-tone="error" role="alert">
            {error.message}
          </p>
        )}
      </div>
      <div className="follow-up-body" id="follow-up-rows" role="tabpanel" aria-labelledby={`follow-up-${tab}`}>
        <ListGrid
          key={tab}
          label={text.tabs[tab]}
          columns={submission ? BESIDE_DETAIL : COLUMNS}
          rows={rows}
          total={total}
          sort={sort}
          onSort={setSort}
          onReachEnd={readMore}
          onActive={(row) => setActiveId(row.id)}
          onOpen={(row) => setActiveId(row.id)}
          empty={
            filtered ? (
              <p>
                {text.emptyFiltered}{' '}
                <button type="button" className="link-button" onClick={() => setFilters(NO_FILTERS)}>
                  {text.clearFilters}
                </button>{' '}
                {filters.errorsOnly && tab !== 'inError' && errors > 0 && (
                  <button type="button" className="link-button" onClick={() => show('inError')}>
                    {text.showErrors(errors)}
                  </button>
                )}
              </p>
            ) : (
              <p>{text.empty[tab]}</p>
            )
          }
        />
        {submission && (
          <SubmissionPanel
            key={submission.id}
            submission={submission}
            onResend={() => setSending({ documentId: submission.documentId })}
            onCorrect={() => void correct(submission)}
            onClose={() => setActiveId(null)}
          />
        )}
      </div>
      {sending && (
        <SendDialog
          documentId={sending.documentId}
          {...(sending.correction ? { correction: sending.correction } : {})}
          onClose={() => setSending(null)}
          onQueued={() => show('toSend')}
          onMend={(check, preparation) => void navigate(mendLocation(check, preparation))}
        />
      )}
    </section>
  )
}
