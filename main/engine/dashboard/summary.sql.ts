import { APPROVAL_STATE } from '../../../shared/rules/platform-states.ts'

export const summarySql: Readonly<Record<string, string>> = {
  deliveredSince: `SELECT count(DISTINCT submission.id) FILTER (WHERE environment = 'production') AS sent,
    count(DISTINCT submission.id) FILTER (WHERE environment = 'sandbox') AS tried
    FROM event CROSS JOIN submission ON submission.id = event.submission_id
    WHERE event.to_state = 'delivered' AND event.at >= @since AND submission.state = 'delivered'`,
  toApprove: `SELECT count(*) AS total FROM submission
    WHERE follow_up = 'inProgress' AND raw_state = ${APPROVAL_STATE} AND environment = 'production'`,
  neverSent: `SELECT count(*) AS total FROM document_list WHERE state = 'issued' AND sending IN ('', 'trial')`,
  overdue: `SELECT coalesce(sum(documents), 0) AS total, coalesce(sum(cents), 0) AS cents FROM due_total
    WHERE due_date < @today`,
}
