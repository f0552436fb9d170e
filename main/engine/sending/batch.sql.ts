export const batchSql: Readonly<Record<string, string>> = {
  neverSent: `SELECT id FROM document_list WHERE state = 'issued' AND sending IN ('', 'trial')
    ORDER BY date, row LIMIT @limit`,
  pages: 'SELECT sha256, bytes FROM document_file WHERE document_id = ?',
  fileOf: 'SELECT file_sha256 AS sha256 FROM document WHERE id = ?',
}

export const automaticSql: Readonly<Record<string, string>> = {
  begin: `INSERT INTO automatic_sending (document_id, issued_at) VALUES (@id, @now) ON CONFLICT (document_id) DO NOTHING`,
  due: 'SELECT document_id AS id FROM automatic_sending WHERE reason IS NULL ORDER BY issued_at',
  one: 'SELECT reason FROM automatic_sending WHERE document_id = ?',
  refuse: 'UPDATE automatic_sending SET reason = @reason WHERE document_id = @id',
  remove: 'DELETE FROM automatic_sending WHERE document_id = ?',
  refused: `SELECT document.id AS documentId, document.kind, document.number, document.client_id AS clientId,
    document.client_name AS clientName, document.total, automatic_sending.issued_at AS issuedAt, automatic_sending.reason
    FROM automatic_sending JOIN document ON document.id = automatic_sending.document_id
    WHERE automatic_sending.reason IS NOT NULL ORDER BY automatic_sending.issued_at DESC, document.row DESC`,
  queued: `SELECT submission.id AS submissionId, submission.planned_at AS plannedAt FROM submission
    WHERE document_id = ? AND parent_id IS NULL ORDER BY row DESC LIMIT 1`,
}
