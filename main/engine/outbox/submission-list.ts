import type { ParsedInput } from '../../../shared/contract.ts'
import type { SubmissionRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { HELD } from '../database/last-submission.ts'
import { matchQuery, readCursor, writeCursor } from '../database/search.ts'
import { isSubmissionSort, submissionPageName, submissionPages } from './submission-pages.sql.ts'
import { receiverOf } from './submission-values.ts'

/** Reads a page of submissions by key, in any order that the follow-up offers; newest first when none is asked. */
export function createSubmissionList(database: Database) {
  const run = (name: string) => statement(database, submissionPages[name] ?? '')
  return (input: ParsedInput<'submissions.list'>) => {
    const match = matchQuery(input.search)
    const cursor = readCursor(input.after)
    const asked = input.sort?.column ?? ''
    const sort = isSubmissionSort(asked) ? asked : 'queuedAt'
    const page = {
      tab: input.tab,
      search: match !== null,
      document: input.documentId !== null,
      sort,
      descending: isSubmissionSort(asked) ? input.sort?.descending === true : true,
      after: cursor !== null,
    }
    const rows = run(submissionPageName(page)).all({
      limit: input.limit,
      channel: input.channel,
      since: input.since,
      until: input.until,
      errorsOnly: input.errorsOnly ? 1 : 0,
      ...(match === null ? {} : { match }),
      ...(input.documentId === null ? {} : { documentId: input.documentId }),
      ...(cursor === null ? {} : { value: cursor.value, row: cursor.row }),
    }) as (ListedSubmission & { listTotal: number; sortValue: string | number })[]
    const last = rows.at(-1)
    return {
      rows: rows.map(listed),
      next: last && rows.length === input.limit ? writeCursor(last.sortValue, last.rowid) : null,
      total: rows[0]?.listTotal ?? 0,
    }
  }
}

/** A row as `COLUMNS` reads it. */
export type ListedSubmission = Omit<SubmissionRow, 'receiver' | 'isCopy' | 'held' | 'byHand'> & {
  rowid: number
  isCopy: number
  byHand: number
  sortValue?: unknown
  receiverJson: string
  listTotal?: number
}

/** What a screen shows of a row. */
export function listed(stored: ListedSubmission): SubmissionRow {
  const {
    rowid: _row,
    receiverJson,
    listTotal: _total,
    sortValue: _value,
    isCopy,
    byHand,
    nextAttemptAt,
    ...row
  } = stored
  const receiver = receiverOf({ receiver: receiverJson })
  const shown = {
    email: receiver.email,
    portail: receiver.email,
    courrier: receiver.addressLines.at(-1) ?? '',
    chorus: receiver.siret,
  }
  const held = row.state === 'queued' && nextAttemptAt === HELD
  return {
    ...row,
    isCopy: isCopy === 1,
    byHand: byHand === 1,
    held,
    nextAttemptAt: held ? null : nextAttemptAt,
    receiver: [receiver.name, shown[row.channel]].filter(Boolean).join(' · '),
  }
}
