export const clientLifeSql: Readonly<Record<string, string>> = {
  appendEvent: 'INSERT INTO client_event (client_id, at, type, message) VALUES (@clientId, @at, @type, @message)',
  events: `SELECT id, at, type, message FROM client_event
    WHERE client_id = @id OR client_id IN (SELECT id FROM client WHERE merged_into = @id) ORDER BY id DESC LIMIT 200`,

  documentCounts: `SELECT count(*) FILTER (WHERE state = 'issued') AS issued, count(*) FILTER (WHERE state = 'draft') AS drafts
    FROM document WHERE client_id = ?`,
  submissionCount: `SELECT count(*) AS total FROM submission JOIN document ON document.id = submission.document_id
    WHERE document.client_id = ?`,

  archive: 'UPDATE client SET archived_at = @archivedAt, updated_at = @now WHERE id = @id',
  replaced: 'SELECT count(*) AS total FROM client WHERE merged_into = ?',
  deleteContacts: 'DELETE FROM contact WHERE client_id = ?',
  delete: 'DELETE FROM client WHERE id = ?',

  bySiren: `SELECT id, code, name, city, archived_at IS NOT NULL AS archived FROM client
    WHERE siren = @siren AND siren <> '' AND id <> @id AND merged_into IS NULL LIMIT 5`,
  byEmail: `SELECT DISTINCT client.id, client.code, client.name, client.city, client.archived_at IS NOT NULL AS archived
    FROM contact JOIN client ON client.id = contact.client_id
    WHERE contact.email = @email COLLATE NOCASE AND contact.email <> '' AND client.id <> @id AND client.merged_into IS NULL LIMIT 5`,
  byName: `SELECT client.id, client.code, client.name, client.city, client.archived_at IS NOT NULL AS archived
    FROM client_search JOIN client ON client.row = client_search.rowid
    WHERE client_search MATCH @match AND client.id <> @id AND client.merged_into IS NULL ORDER BY rank LIMIT 200`,
  towns: `SELECT city FROM client WHERE postcode = ? AND postcode <> '' AND city <> '' GROUP BY city ORDER BY count(*) DESC LIMIT 10`,

  moveIssued: `UPDATE document SET client_id = @into WHERE client_id = @from AND state = 'issued'`,
  choiceByCode: `SELECT id, code, name, city, postcode, siren, archived_at IS NOT NULL AS archived FROM client
    WHERE code >= @prefix AND code < @after AND merged_into IS NULL AND (archived_at IS NULL OR @archived)
    ORDER BY code LIMIT @limit`,
  choiceByWords: `SELECT client.id, client.code, client.name, client.city, client.postcode, client.siren,
    client.archived_at IS NOT NULL AS archived
    FROM client_search JOIN client ON client.row = client_search.rowid
    WHERE client_search MATCH @match AND client.merged_into IS NULL AND (client.archived_at IS NULL OR @archived)
    ORDER BY client_search.rowid LIMIT @limit`,
  moveDrafts: `UPDATE document SET client_id = @into, content = json_set(content, '$.clientId', @into), updated_at = @now
    WHERE client_id = @from AND state = 'draft'`,
  markMerged: `UPDATE client SET merged_into = @into, archived_at = coalesce(archived_at, @now), updated_at = @now
    WHERE id = @from AND merged_into IS NULL`,
  followMerged: 'UPDATE client SET merged_into = @into WHERE merged_into = @from',

  writeEntry: `INSERT INTO client_entry (client_id, data, at) VALUES (@clientId, @data, @at)
    ON CONFLICT (client_id) DO UPDATE SET data = excluded.data, at = excluded.at`,
  entry: 'SELECT client_id AS clientId, data, at FROM client_entry WHERE client_id = ?',
  newestNewEntry: `SELECT client_id AS clientId, data, at FROM client_entry
    WHERE client_id NOT IN (SELECT id FROM client) ORDER BY at DESC LIMIT 1`,
  forgetEntry: 'DELETE FROM client_entry WHERE client_id = ?',

  eraseInDrafts: `UPDATE document SET buyer = json_set(buyer, '$.contact', NULL), updated_at = @now
    WHERE client_id = @clientId AND state = 'draft' AND json_extract(buyer, '$.contact.id') = @contactId`,
  eraseInImportedClients: `UPDATE import_record SET before = json_set(before, '$.contacts',
      (SELECT json_group_array(json(value)) FROM json_each(before, '$.contacts') WHERE json_extract(value, '$.id') <> @contactId))
    WHERE record_id = @clientId AND before IS NOT NULL`,
  eraseInImportedDocuments: `UPDATE import_record SET before = json_set(before, '$.buyer.contact', NULL)
    WHERE before IS NOT NULL AND record_id IN (SELECT id FROM document WHERE client_id = @clientId)
      AND json_extract(before, '$.buyer.contact.id') = @contactId`,
  submissionsWithContact: `SELECT document.number, submission.channel, submission.receiver, submission.queued_at AS queuedAt
    FROM submission JOIN document ON document.id = submission.document_id
    WHERE document.client_id = @clientId AND (json_extract(submission.receiver, '$.contactId') = @contactId
      OR (@email <> '' AND lower(json_extract(submission.receiver, '$.email')) = lower(@email)))`,
  documentsWithContact: `SELECT coalesce(number, imported_number) AS number, date, state,
    json_extract(buyer, '$.contact') AS contact FROM document
    WHERE client_id = @clientId AND json_extract(buyer, '$.contact.id') = @contactId`,
}
