const RELATED = 'id, kind, state, coalesce(number, imported_number) AS number, date, total'

export const draftActionsSql = {
  keepRemoved: `INSERT INTO removed_draft (id, imported_number, imported_total, content, buyer, removed_at)
    SELECT id, imported_number, imported_total, content, buyer, @now FROM document WHERE id = @id AND state = 'draft'
    ON CONFLICT (id) DO UPDATE SET imported_number = excluded.imported_number, imported_total = excluded.imported_total,
    content = excluded.content, buyer = excluded.buyer, removed_at = excluded.removed_at`,
  removed: 'SELECT * FROM removed_draft WHERE id = ?',
  forgetRemoved: 'DELETE FROM removed_draft WHERE id = ?',
  purgeRemoved: 'DELETE FROM removed_draft WHERE removed_at < ?',
  issuedInvoiceNumbered: `SELECT id FROM document WHERE kind = 'invoice' AND state = 'issued' AND number = ?`,
  issuedCredit: `SELECT coalesce(sum(total), 0) AS total FROM document
    WHERE original_id = ? AND kind = 'creditNote' AND state = 'issued'`,
  draftCredits: `SELECT count(*) AS total FROM document WHERE original_id = ? AND kind = 'creditNote' AND state = 'draft'`,
  relatedInvoice: `SELECT ${RELATED} FROM document
    WHERE id = (SELECT original_id FROM document WHERE id = ?)`,
  relatedCreditNotes: `SELECT ${RELATED} FROM document WHERE original_id = ? AND kind = 'creditNote' ORDER BY date, row`,
  latestIssuedDate: `SELECT max(date) AS date FROM document
    WHERE kind = @kind AND state = 'issued' AND imported_number IS NULL AND date >= @from AND date <= @to`,
} as const
