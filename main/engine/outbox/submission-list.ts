import type { ParsedInput } from '../../../shared/contract.ts'
import type { Environment } from '../../../shared/model/dossier.ts'
import type { FollowUpCounts, SubmissionRow } from '../../../shared/model/views.ts'
import { type Database, statement } from '../database/connection.ts'
import { matchQuery, readCursor, writeCursor } from '../database/search.ts'
import {
  asksService,
  HELD,
  isSubmissionSort,
  submissionPageName,
  submissionPages,
  submissionTotalName,
} from './submission-pages.sql.ts'
import { receiverOf } from './submission-values.ts'

interface Ports {
  database: Database
  /** The service that the dossier uses now. */
  service: () => Environment
  counts: () => FollowUpCounts
}

/** Reads a page of submissions by key, in any order that the follow-up offers; newest first when none is asked. */
export function createSubmissionList({ database, service, counts }: Ports) {
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
    const shown = {
      channel: input.channel,
      since: input.since,
      until: input.until,
      errorsOnly: input.errorsOnly ? 1 : 0,
      ...(asksService(input.tab) ? { service: service() } : {}),
      ...(match === null ? {} : { match }),
      ...(input.documentId === null ? {} : { documentId: input.documentId }),
    }
    const rows = run(submissionPageName(page)).all({
      ...shown,
      limit: input.limit,
      ...(cursor === null ? {} : { value: cursor.value, row: cursor.row }),
    }) as (ListedSubmission & { sortValue: string | number })[]
    const filtered =
      page.search || page.document || input.errorsOnly || [input.channel, input.since, input.until].some(isSet)
    // Without a filter the dossier knows the number: it counts as it goes.
    const total =
      input.tab !== null && !filtered
        ? counts()[input.tab]
        : (run(submissionTotalName(page)).get(shown) as { total: number }).total
    const last = rows.at(-1)
    return {
      rows: rows.map(listed),
      next: last && rows.length === input.limit ? writeCursor(last.sortValue, last.rowid) : null,
      total,
    }
  }
}

const isSet = (value: unknown): boolean => value !== null

/** A row as `COLUMNS` reads it. */
export type ListedSubmission = Omit<SubmissionRow, 'receiver' | 'isCopy' | 'held' | 'byHand' | 'trial'> & {
  rowid: number
  isCopy: number
  byHand: number
  trial: number
  sortValue?: unknown
  receiverJson: string
}

/** What a screen shows of a row. */
export function listed(stored: ListedSubmission): SubmissionRow {
  const { rowid: _row, receiverJson, sortValue: _value, isCopy, byHand, trial, nextAttemptAt, ...row } = stored
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
    trial: trial === 1,
    held,
    nextAttemptAt: held ? null : nextAttemptAt,
    receiver: [receiver.name, shown[row.channel]].filter(Boolean).join(' · '),
  }
}
