import type { FollowUpTab } from '../../../shared/model/views.ts'

/** `next_attempt_at` of what is held: the last instant that a date can hold, which never comes. UTC milliseconds. */
export const HELD = 8_640_000_000_000_000

const BY_HAND = `coalesce(submission.blocked_reason, '') = 'by_hand'`

/**
 * A tab is a group that the dossier keeps for each submission, by an index of its own. A trial that was refused is an
 * error to see while the dossier uses the sandbox (`@service`), and a past trial once it does not any more.
 */
const TABS = {
  toSend: `submission.follow_up = 'toSend'`,
  inProgress: `submission.follow_up = 'inProgress'`,
  inError: `(submission.follow_up = 'inError' OR (submission.follow_up = 'trialError' AND @service = 'sandbox'))`,
  sent: `submission.follow_up = 'sent'`,
  trial: `(submission.follow_up = 'trial' OR (submission.follow_up = 'trialError' AND @service <> 'sandbox'))`,
} as const satisfies Record<FollowUpTab, string>
const TAB_NAMES = Object.keys(TABS) as FollowUpTab[]
/** Those whose rows depend on the dossier's service. */
export const asksService = (tab: FollowUpTab | null): boolean => tab === 'inError' || tab === 'trial'

export const COLUMNS = `submission.row AS rowid, submission.id, submission.document_id AS documentId, document.kind AS documentKind,
  document.number AS documentNumber, document.client_id AS clientId, document.client_name AS clientName, document.total,
  submission.channel, submission.parent_id IS NOT NULL AS isCopy, submission.state, submission.raw_state AS rawState,
  submission.receiver AS receiverJson, submission.message, submission.attempts, submission.queued_at AS queuedAt,
  submission.updated_at AS updatedAt, submission.next_attempt_at AS nextAttemptAt, ${BY_HAND} AS byHand,
  submission.environment = 'sandbox' AS trial`
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

type Shown = Pick<SubmissionPage, 'tab' | 'search' | 'document'>
/** Name of the statement that counts the rows of all pages. */
export const submissionTotalName = ({ tab, search, document }: Shown): string =>
  ['total', tab ?? 'all', ...(search ? ['search'] : []), ...(document ? ['document'] : [])].join('_')

const conditionsOf = ({ tab, search, document }: Shown): string[] =>
  [
    FILTERS,
    tab ? TABS[tab] : '',
    search ? 'document.row IN (SELECT rowid FROM document_search WHERE document_search MATCH @match)' : '',
    document ? 'submission.document_id = @documentId' : '',
  ].filter(Boolean)

function pageSql({ sort, descending, after, ...shown }: SubmissionPage): string {
  const conditions = conditionsOf(shown)
  const next = `(${SORTS[sort]}, submission.row) ${descending ? '<' : '>'} (@value, @row)`
  const direction = descending ? 'DESC' : 'ASC'
  return `SELECT ${COLUMNS}, ${SORTS[sort]} AS sortValue ${FROM} WHERE ${[...conditions, after ? next : ''].filter(Boolean).join(' AND ')}
    ORDER BY ${SORTS[sort]} ${direction}, submission.row ${direction} LIMIT @limit`
}

const booleans = [false, true]
const totals = [null, ...TAB_NAMES].flatMap((tab) =>
  booleans.flatMap((search) =>
    booleans.map((document) => {
      const shown = { tab, search, document }
      return [submissionTotalName(shown), `SELECT count(*) AS total ${FROM} WHERE ${conditionsOf(shown).join(' AND ')}`]
    }),
  ),
)
/** One statement a shape of page: a tab, an order, a start; and one that counts. */
export const submissionPages: Readonly<Record<string, string>> = Object.fromEntries([
  ...totals,
  ...[null, ...TAB_NAMES].flatMap((tab) =>
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
])
