export const summarySql: Readonly<Record<string, string>> = {
  sentSince: `SELECT count(*) AS total FROM submission WHERE state = 'delivered' AND updated_at >= @since AND EXISTS (
    SELECT 1 FROM event WHERE event.submission_id = submission.id AND event.to_state = 'delivered' AND event.at >= @since)`,
  neverSent: `SELECT count(*) AS total FROM document WHERE state = 'issued'
    AND NOT EXISTS (SELECT 1 FROM submission WHERE submission.document_id = document.id)`,
  overdue: `SELECT count(*) AS total, coalesce(sum(total), 0) - (SELECT coalesce(sum(amount), 0) FROM settled_deposit
      JOIN document AS final ON final.id = settled_deposit.final_id WHERE final.due_date < @today) AS cents
    FROM document WHERE kind = 'invoice' AND state = 'issued' AND due_date < @today`,
}
