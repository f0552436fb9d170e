const COLUMNS = `client.id, client.code, client.name, client.email, client.npai, client.archived_at, client.merged_into, client.data,
  (SELECT count(*) FROM contact WHERE contact.client_id = client.id AND receives_copy = 1 AND email <> '') AS copy_contacts`

export const bulkUpdateSql: Readonly<Record<string, string>> = {
  families: `SELECT json_extract(data, '$.familyCode') AS code, max(json_extract(data, '$.familyLabel')) AS label
    FROM client WHERE merged_into IS NULL AND archived_at IS NULL AND coalesce(json_extract(data, '$.familyCode'), '') <> ''
    GROUP BY 1 ORDER BY 1`,
  lastRow: 'SELECT coalesce(max(row), 0) AS row FROM client',
  window: `SELECT id, postcode, city, channel, prospect, coalesce(json_extract(data, '$.familyCode'), '') AS familyCode,
    coalesce(json_extract(data, '$.territory'), 'FR') AS territory
    FROM client WHERE row > @after AND row <= @through AND merged_into IS NULL AND archived_at IS NULL ORDER BY row`,
  client: `SELECT ${COLUMNS} FROM client WHERE id = ?`,
  byCode: `SELECT coalesce(merged_into, id) AS id FROM client WHERE code = ?`,
  write: `UPDATE client SET data = @data, channel = @channel, has_own_settings = @hasOwnSettings,
    updated_at = max(@now, updated_at + 1) WHERE id = @id`,
  history: 'INSERT INTO client_event (client_id, at, type, message) VALUES (@clientId, @at, @type, @message)',

  begin: `INSERT INTO bulk_run (id, at, state, changes) VALUES (@id, @at, 'running', @changes)`,
  record: `INSERT INTO bulk_record (run_id, position, client_id, code, name, state, before, after, reasons)
    VALUES (@runId, @position, @clientId, @code, @name, @state, @before, @after, @reasons)`,
  end: `UPDATE bulk_run SET state = 'done', changed = @changed, refused = @refused WHERE id = @id`,
  state: 'UPDATE bulk_run SET state = @state WHERE id = @id',
  keptTotal: `UPDATE bulk_run SET kept = (SELECT count(*) FROM bulk_record WHERE run_id = @id AND state = 'kept') WHERE id = @id`,
  run: 'SELECT * FROM bulk_run WHERE id = ?',
  runs: 'SELECT * FROM bulk_run ORDER BY row DESC LIMIT 50',
  interrupted: `SELECT id, state FROM bulk_run WHERE state IN ('running', 'undoing') ORDER BY row DESC`,
  firstRecords: 'SELECT * FROM bulk_record WHERE run_id = @id AND state = @state ORDER BY position LIMIT @limit',
  toRevert: `SELECT * FROM bulk_record WHERE run_id = @id AND state = 'changed' AND position < @before ORDER BY position DESC LIMIT @limit`,
  recordTotal: 'SELECT count(*) AS total FROM bulk_record WHERE run_id = @id AND state = @state',
  settle: `UPDATE bulk_record SET state = @state, reasons = @reasons WHERE run_id = @runId AND position = @position`,
}
