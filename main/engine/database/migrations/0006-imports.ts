/** Released migrations are never edited: a new one is added. */
export const migration0006 = `
CREATE TABLE import_run (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('clients', 'documents')),
  file_name   TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undone')),
  created     INTEGER NOT NULL DEFAULT 0,
  updated     INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  at          INTEGER NOT NULL
) STRICT;

-- What each record was before: null, it was created.
CREATE TABLE import_record (
  run_id      TEXT NOT NULL REFERENCES import_run (id),
  position    INTEGER NOT NULL,
  record_id   TEXT NOT NULL,
  label       TEXT NOT NULL,
  before      TEXT CHECK (before IS NULL OR json_valid(before)),
  stamp       INTEGER NOT NULL,
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;

-- Columns that a person matched once, for the next file with the same header.
CREATE TABLE import_mapping (
  kind        TEXT NOT NULL CHECK (kind IN ('clients', 'documents')),
  header      TEXT NOT NULL,
  mapping     TEXT NOT NULL CHECK (json_valid(mapping)),
  PRIMARY KEY (kind, header)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER IF NOT EXISTS client_search_delete AFTER DELETE ON client BEGIN
  DELETE FROM client_search WHERE rowid = old.row;
END;
`
