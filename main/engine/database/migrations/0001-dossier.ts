/** Released migrations are never edited: a new one is added. */
export const migration0001 = `
CREATE TABLE dossier (
  singleton    INTEGER PRIMARY KEY CHECK (singleton = 1),
  id           TEXT NOT NULL,
  name         TEXT NOT NULL,
  demonstration INTEGER NOT NULL CHECK (demonstration IN (0, 1)),
  installation TEXT NOT NULL,
  company      TEXT NOT NULL CHECK (json_valid(company)),
  neotouch     TEXT NOT NULL CHECK (json_valid(neotouch)),
  created_at   INTEGER NOT NULL
) STRICT;

CREATE TABLE client (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  code        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  city        TEXT NOT NULL,
  postcode    TEXT NOT NULL,
  siren       TEXT NOT NULL,
  email       TEXT NOT NULL,
  npai        INTEGER NOT NULL CHECK (npai IN (0, 1)),
  channel     TEXT CHECK (channel IN ('portail', 'courrier', 'email', 'chorus')),
  has_own_settings INTEGER NOT NULL CHECK (has_own_settings IN (0, 1)),
  data        TEXT NOT NULL CHECK (json_valid(data)),
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX client_name ON client (name COLLATE NOCASE, row);
CREATE INDEX client_city ON client (city COLLATE NOCASE, row);

CREATE TABLE contact (
  id          TEXT PRIMARY KEY,
  client_id   TEXT NOT NULL REFERENCES client (id),
  position    INTEGER NOT NULL,
  is_billing  INTEGER NOT NULL CHECK (is_billing IN (0, 1)),
  receives_copy INTEGER NOT NULL CHECK (receives_copy IN (0, 1)),
  name        TEXT NOT NULL,
  email       TEXT NOT NULL,
  data        TEXT NOT NULL CHECK (json_valid(data))
) STRICT;
CREATE INDEX contact_client ON contact (client_id, position);
CREATE UNIQUE INDEX contact_billing ON contact (client_id) WHERE is_billing = 1;

CREATE TABLE document (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('invoice', 'creditNote')),
  state       TEXT NOT NULL CHECK (state IN ('draft', 'issued')),
  number      TEXT,
  imported_number TEXT,
  imported_total INTEGER,
  client_id   TEXT NOT NULL REFERENCES client (id),
  original_id TEXT REFERENCES document (id),
  date        TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_date    TEXT,
  reference   TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_city TEXT NOT NULL,
  net         INTEGER NOT NULL,
  tax         INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  totals      TEXT NOT NULL CHECK (json_valid(totals)),
  buyer       TEXT CHECK (buyer IS NULL OR json_valid(buyer)),
  seller      TEXT CHECK (seller IS NULL OR json_valid(seller)),
  file_sha256 TEXT REFERENCES document_file (sha256),
  created_at  INTEGER NOT NULL,
  updated_at  INTEGER NOT NULL,
  issued_at   INTEGER,
  CHECK (total = net + tax),
  CHECK ((state = 'draft') = (number IS NULL)),
  CHECK ((state = 'draft') = (issued_at IS NULL)),
  CHECK ((state = 'draft') = (seller IS NULL)),
  CHECK ((state = 'draft') = (file_sha256 IS NULL)),
  CHECK (state = 'draft' OR buyer IS NOT NULL)
) STRICT;
CREATE UNIQUE INDEX document_number ON document (kind, number) WHERE number IS NOT NULL;
CREATE UNIQUE INDEX document_imported_number ON document (kind, imported_number) WHERE imported_number IS NOT NULL;
CREATE INDEX document_date ON document (kind, date, row);
CREATE INDEX document_client ON document (client_id, date);

CREATE TABLE document_file (
  sha256      TEXT PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document (id) DEFERRABLE INITIALLY DEFERRED,
  bytes       BLOB NOT NULL,
  xml         TEXT NOT NULL,
  size        INTEGER NOT NULL CHECK (size = length(bytes)),
  rendered_at INTEGER NOT NULL
) STRICT;

CREATE TABLE number_series (
  series      TEXT NOT NULL,
  next        INTEGER NOT NULL CHECK (next >= 1),
  PRIMARY KEY (series)
) STRICT, WITHOUT ROWID;

CREATE TABLE submission (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  document_id TEXT NOT NULL REFERENCES document (id),
  parent_id   TEXT REFERENCES submission (id),
  key         TEXT NOT NULL UNIQUE,
  channel     TEXT NOT NULL CHECK (channel IN ('portail', 'courrier', 'email', 'chorus')),
  state       TEXT NOT NULL CHECK (state IN
    ('queued', 'sending', 'uncertain', 'blocked', 'accepted', 'delivered', 'rejected', 'abandoned')),
  settings    TEXT NOT NULL CHECK (json_valid(settings)),
  receiver    TEXT NOT NULL CHECK (json_valid(receiver)),
  variables   TEXT NOT NULL CHECK (json_valid(variables)),
  file_sha256 TEXT NOT NULL REFERENCES document_file (sha256),
  resend_reason TEXT NOT NULL,
  transport_id TEXT,
  platform_submission_id TEXT,
  raw_state   INTEGER,
  short_status TEXT NOT NULL DEFAULT '',
  message     TEXT NOT NULL DEFAULT '',
  blocked_reason TEXT,
  attempts    INTEGER NOT NULL DEFAULT 0,
  reached     INTEGER NOT NULL DEFAULT 0 CHECK (reached IN (0, 1)),
  checks      INTEGER NOT NULL DEFAULT 0,
  next_attempt_at INTEGER,
  next_poll_at INTEGER,
  proofs_due  INTEGER NOT NULL DEFAULT 0 CHECK (proofs_due >= 0),
  queued_at   INTEGER NOT NULL,
  first_attempt_at INTEGER,
  accepted_at INTEGER,
  updated_at  INTEGER NOT NULL,
  CHECK (state NOT IN ('accepted', 'delivered') OR transport_id IS NOT NULL)
) STRICT;
CREATE INDEX submission_document ON submission (document_id, row);
CREATE INDEX submission_due ON submission (state, next_attempt_at);
CREATE INDEX submission_poll ON submission (next_poll_at) WHERE next_poll_at IS NOT NULL;
CREATE INDEX submission_proofs ON submission (row) WHERE proofs_due > 0;
CREATE INDEX submission_parent ON submission (parent_id) WHERE parent_id IS NOT NULL;
CREATE UNIQUE INDEX submission_one_pending ON submission (document_id)
  WHERE parent_id IS NULL AND state IN ('queued', 'sending', 'uncertain', 'blocked');

CREATE TABLE event (
  id          INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id TEXT NOT NULL REFERENCES document (id),
  submission_id TEXT REFERENCES submission (id),
  at          INTEGER NOT NULL,
  type        TEXT NOT NULL,
  from_state  TEXT,
  to_state    TEXT,
  raw_state   INTEGER,
  message     TEXT NOT NULL,
  detail      TEXT NOT NULL
) STRICT;
CREATE INDEX event_document ON event (document_id, id);
CREATE INDEX event_submission ON event (submission_id, id);

CREATE TABLE proof (
  submission_id TEXT NOT NULL REFERENCES submission (id),
  name        TEXT NOT NULL,
  sha256      TEXT NOT NULL,
  bytes       BLOB NOT NULL,
  at          INTEGER NOT NULL,
  PRIMARY KEY (submission_id, name)
) STRICT;

CREATE VIRTUAL TABLE client_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE VIRTUAL TABLE document_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');

CREATE TRIGGER client_search_insert AFTER INSERT ON client BEGIN
  INSERT INTO client_search (rowid, text)
  VALUES (new.row, new.code || ' ' || new.name || ' ' || new.city || ' ' || new.postcode || ' ' || new.siren || ' ' || new.email);
END;
CREATE TRIGGER client_search_update AFTER UPDATE ON client BEGIN
  UPDATE client_search
  SET text = new.code || ' ' || new.name || ' ' || new.city || ' ' || new.postcode || ' ' || new.siren || ' ' || new.email
  WHERE rowid = new.row;
END;
CREATE TRIGGER document_search_insert AFTER INSERT ON document BEGIN
  INSERT INTO document_search (rowid, text)
  VALUES (new.row, coalesce(new.number, new.imported_number, '') || ' ' || new.client_name || ' ' || new.client_city || ' ' || new.reference);
END;
CREATE TRIGGER document_search_update AFTER UPDATE ON document BEGIN
  UPDATE document_search
  SET text = coalesce(new.number, new.imported_number, '') || ' ' || new.client_name || ' ' || new.client_city || ' ' || new.reference
  WHERE rowid = new.row;
END;
CREATE TRIGGER document_search_delete AFTER DELETE ON document BEGIN
  DELETE FROM document_search WHERE rowid = old.row;
END;

-- What is issued never changes (code général des impôts, art. 286 I 3° bis; livre des procédures fiscales, L102 B).
CREATE TRIGGER document_frozen BEFORE UPDATE ON document WHEN old.state = 'issued' BEGIN
  SELECT RAISE(ABORT, 'an issued document never changes');
END;
CREATE TRIGGER document_kept BEFORE DELETE ON document WHEN old.state = 'issued' BEGIN
  SELECT RAISE(ABORT, 'an issued document is never deleted');
END;
CREATE TRIGGER document_file_frozen BEFORE UPDATE ON document_file BEGIN
  SELECT RAISE(ABORT, 'an archived file never changes');
END;
CREATE TRIGGER document_file_kept BEFORE DELETE ON document_file BEGIN
  SELECT RAISE(ABORT, 'an archived file is never deleted');
END;
CREATE TRIGGER number_never_goes_back BEFORE UPDATE ON number_series WHEN new.next <= old.next BEGIN
  SELECT RAISE(ABORT, 'a number is never given twice');
END;
CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series BEGIN
  SELECT RAISE(ABORT, 'a series is never deleted');
END;
CREATE TRIGGER submission_frozen BEFORE UPDATE OF id, document_id, parent_id, key, channel, settings, receiver,
  variables, file_sha256, resend_reason, queued_at ON submission BEGIN
  SELECT RAISE(ABORT, 'what was queued never changes');
END;
CREATE TRIGGER submission_kept BEFORE DELETE ON submission BEGIN
  SELECT RAISE(ABORT, 'a submission is never deleted');
END;
CREATE TRIGGER submission_transport_kept BEFORE UPDATE OF transport_id ON submission
  WHEN old.transport_id IS NOT NULL AND new.transport_id IS NOT old.transport_id BEGIN
  SELECT RAISE(ABORT, 'the transport of a submission never changes');
END;
CREATE TRIGGER event_frozen BEFORE UPDATE ON event BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER event_kept BEFORE DELETE ON event BEGIN
  SELECT RAISE(ABORT, 'history is append-only');
END;
CREATE TRIGGER proof_frozen BEFORE UPDATE ON proof BEGIN
  SELECT RAISE(ABORT, 'a proof never changes');
END;
CREATE TRIGGER proof_kept BEFORE DELETE ON proof BEGIN
  SELECT RAISE(ABORT, 'a proof is never deleted');
END;
`
