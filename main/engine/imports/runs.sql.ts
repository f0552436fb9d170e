export const importsSql: Readonly<Record<string, string>> = {
  begin: `INSERT INTO import_run (id, kind, file_name, state, at) VALUES (@id, @kind, @fileName, 'running', @at)`,
  record: `INSERT INTO import_record (run_id, position, record_id, label, before, stamp)
    VALUES (@runId, @position, @recordId, @label, @before, @stamp)`,
  end: 'UPDATE import_run SET state = @state, created = @created, updated = @updated, refused = @refused WHERE id = @id',
  state: 'UPDATE import_run SET state = @state WHERE id = @id',
  run: 'SELECT * FROM import_run WHERE id = ?',
  runs: 'SELECT * FROM import_run ORDER BY row DESC LIMIT 50',
  interrupted: `SELECT id FROM import_run WHERE state = 'running'`,
  records: 'SELECT * FROM import_record WHERE run_id = ? ORDER BY position DESC',
  forget: 'DELETE FROM import_record WHERE run_id = ?',

  stamp_clients: 'SELECT updated_at AS at FROM client WHERE id = ?',
  stamp_documents: 'SELECT updated_at AS at FROM document WHERE id = ?',
  stamp_articles: 'SELECT updated_at AS at FROM article WHERE id = ?',
  documentsOfClient: 'SELECT count(*) AS total FROM document WHERE client_id = ?',
  creditNotesOf: 'SELECT count(*) AS total FROM document WHERE original_id = ?',
  stateOf: 'SELECT state FROM document WHERE id = ?',
  removeContacts: 'DELETE FROM contact WHERE client_id = ?',
  removeClient: 'DELETE FROM client WHERE id = ?',
  removeArticle: 'DELETE FROM article WHERE id = ?',
  removeDraft: `DELETE FROM document WHERE id = ? AND state = 'draft'`,

  mapping: 'SELECT mapping FROM import_mapping WHERE kind = @kind AND header = @header',
  keepMapping: `INSERT INTO import_mapping (kind, header, mapping) VALUES (@kind, @header, @mapping)
    ON CONFLICT (kind, header) DO UPDATE SET mapping = excluded.mapping`,
}
