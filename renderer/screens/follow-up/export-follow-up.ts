import type { SubmissionRow } from '../../../shared/model/views.ts'
import { CallError, call } from '../../api.ts'
import { today } from '../../components/entry.ts'
import { showToast } from '../../components/toast.tsx'
import { followUpText as text } from '../../text/follow-up.ts'
import { followUpCsv } from './follow-up-csv.ts'
import type { FollowUpQuery } from './use-follow-up.ts'

/** Writes what the follow-up shows, loaded or not, where the person says. */
export async function exportFollowUp(query: FollowUpQuery): Promise<void> {
  try {
    const rows: SubmissionRow[] = []
    for (let after: string | null | undefined = null; after !== undefined; ) {
      const page: { rows: SubmissionRow[]; next: string | null } = await call('submissions.list', {
        ...query,
        after,
        limit: 500,
      })
      rows.push(...page.rows)
      after = page.next ?? undefined
    }
    const { path } = await call('dialogs.saveCsv', { name: text.csv.name(today()), text: followUpCsv(rows) })
    if (path !== null) showToast({ message: text.exported(rows.length) })
  } catch (error) {
    if (!(error instanceof CallError)) throw error
    showToast({ message: error.failure.message, tone: 'error' })
  }
}
