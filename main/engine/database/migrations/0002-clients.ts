/** Life of a client: prospect, archived, merged; its own history; what is typed and not yet saved. */
export const migration0002 = `
ALTER TABLE client ADD COLUMN prospect INTEGER NOT NULL DEFAULT 0 CHECK (prospect IN (0, 1));
ALTER TABLE client ADD COLUMN archived_at INTEGER;
ALTER TABLE client ADD COLUMN merged_into TEXT REFERENCES client (id);
CREATE INDEX client_siren ON client (siren) WHERE siren <> '';
CREATE INDEX client_postcode ON client (postcode, city) WHERE postcode <> '';
CREATE INDEX client_merged ON client (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX contact_email ON contact (email COLLATE NOCASE) WHERE email <> '';

CREATE TABLE client_event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  client_id   TEXT NOT NULL,
  at          INTEGER NOT NULL,
  type        TEXT NOT NULL,
  message     TEXT NOT NULL
) STRICT;
CREATE INDEX client_event_client ON client_event (client_id, id);
CREATE TRIGGER client_event_frozen BEFORE UPDATE ON client_event BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER client_event_kept BEFORE DELETE ON client_event BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;

CREATE TABLE client_entry (
  client_id   TEXT PRIMARY KEY,
  data        TEXT NOT NULL CHECK (json_valid(data)),
  at          INTEGER NOT NULL
) STRICT;

CREATE TRIGGER client_search_delete AFTER DELETE ON client BEGIN
  DELETE FROM client_search WHERE rowid = old.row;
END;
CREATE TRIGGER client_no_longer_prospect AFTER INSERT ON document BEGIN
  UPDATE client SET prospect = 0 WHERE id = new.client_id AND prospect = 1;
END;

-- The one thing that may move on an issued document is the card it hangs on, and only to the card that replaced it.
DROP TRIGGER document_frozen;
CREATE TRIGGER document_frozen BEFORE UPDATE ON document WHEN old.state = 'issued' AND (new.client_id = old.client_id
  OR new.client_id IS NOT (SELECT merged_into FROM client WHERE id = old.client_id)) BEGIN
  SELECT RAISE(ABORT, 'an issued document never changes');
END;
CREATE TRIGGER document_content_frozen BEFORE UPDATE OF row, id, kind, state, number, imported_number, imported_total,
  original_id, date, due_date, reference, client_name, client_city, net, tax, total, content, totals, buyer, seller,
  file_sha256, created_at, updated_at, issued_at ON document WHEN old.state = 'issued' BEGIN
  SELECT RAISE(ABORT, 'an issued document never changes');
END;
`
