import type { FollowUpTab } from '../../../shared/model/views.ts'

/** What a person says was sent in another way is no longer in error. */
const BY_HAND = `coalesce(submission.blocked_reason, '') = 'by_hand'`

/** What waits for its hour, and was not tried yet. */
const PLANNED_AT = `CASE WHEN submission.state = 'queued' AND submission.attempts = 0
  AND submission.next_attempt_at = submission.planned_at THEN submission.planned_at END`

export const TABS = {
  toSend: `submission.state = 'queued'`,
  inProgress: `submission.state IN ('sending', 'accepted', 'uncertain')`,
  inError: `submission.state IN ('blocked', 'rejected') AND NOT (${BY_HAND})`,
  sent: `(submission.state = 'delivered' OR ${BY_HAND})`,
} as const satisfies Record<FollowUpTab, string>
export const TAB_NAMES = Object.keys(TABS) as FollowUpTab[]

export const COLUMNS = `submission.row AS rowid, submission.id, submission.document_id AS documentId, document.kind AS documentKind,
  document.number AS documentNumber, document.client_id AS clientId, document.client_name AS clientName, document.total,
  submission.channel, submission.parent_id IS NOT NULL AS isCopy, submission.state, submission.raw_state AS rawState,
  submission.receiver AS receiverJson, submission.message, submission.attempts, submission.queued_at AS queuedAt,
  submission.updated_at AS updatedAt, submission.next_attempt_at AS nextAttemptAt, ${BY_HAND} AS byHand, ${PLANNED_AT} AS plannedAt`
export const FROM = 'FROM submission JOIN document ON document.id = submission.document_id'

const SORTS = {
  queuedAt: 'submission.row',
  number: 'document.number',
  client: 'document.client_name COLLATE NOCASE',
  channel: 'submission.channel',
  state: 'submission.state',
  updatedAt: 'submission.updated_at',
} as const
export type SubmissionSort = keyof typeof SORTS
export const isSubmissionSort = (column: string): column is SubmissionSort => Object.hasOwn(SORTS, column)

const FILTERS = `(@channel IS NULL OR submission.channel = @channel)
  AND (@since IS NULL OR submission.queued_at >= @since) AND (@until IS NULL OR submission.queued_at < @until)
  AND (@errorsOnly = 0 OR (NOT (${BY_HAND}) AND (submission.state IN ('blocked', 'rejected', 'uncertain')
    OR (submission.state = 'queued' AND submission.attempts > 0))))`

export interface SubmissionPage {
  tab: FollowUpTab | null
  search: boolean
  document: boolean
  sort: SubmissionSort
  descending: boolean
  after: boolean
}

/** Name of the statement that reads such a page. */
export const submissionPageName = (page: SubmissionPage): string =>
  [
    'page',
    page.tab ?? 'all',
    page.sort,
    page.descending ? 'down' : 'up',
    ...(page.search ? ['search'] : []),
    ...(page.document ? ['document'] : []),
    ...(page.after ? ['after'] : []),
  ].join('_')

function pageSql({ tab, search, document, sort, descending, after }: SubmissionPage): string {
  const conditions = [
    FILTERS,
    tab ? TABS[tab] : '',
    search ? 'document.row IN (SELECT rowid FROM document_search WHERE document_search MATCH @match)' : '',
    document ? 'submission.document_id = @documentId' : '',
  ].filter(Boolean)
  const next = `(${SORTS[sort]}, submission.row) ${descending ? '<' : '>'} (@value, @row)`
  const direction = descending ? 'DESC' : 'ASC'
  return `SELECT ${COLUMNS}, ${SORTS[sort]} AS sortValue,
    (SELECT count(*) ${FROM} WHERE ${conditions.join(' AND ')}) AS listTotal
    ${FROM} WHERE ${[...conditions, after ? next : ''].filter(Boolean).join(' AND ')}
    ORDER BY ${SORTS[sort]} ${direction}, submission.row ${direction} LIMIT @limit`
}

const booleans = [false, true]
/** One statement a shape of page: a tab, an order, a start. */
export const submissionPages: Readonly<Record<string, string>> = Object.fromEntries(
  [null, ...TAB_NAMES].flatMap((tab) =>
    (Object.keys(SORTS) as SubmissionSort[]).flatMap((sort) =>
      booleans.flatMap((descending) =>
        booleans.flatMap((search) =>
          booleans.flatMap((document) =>
            booleans.map((after) => {
              const page = { tab, sort, descending, search, document, after }
              return [submissionPageName(page), pageSql(page)]
            }),
          ),
        ),
      ),
    ),
  ),
)
