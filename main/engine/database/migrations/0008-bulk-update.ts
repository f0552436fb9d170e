/** Updates of many clients: what each one changed, so that it may be undone. */
export const migration0008 = `
CREATE TABLE bulk_run (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  at          INTEGER NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undoing', 'undone')),
  changes     TEXT NOT NULL CHECK (json_valid(changes)),
  changed     INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  kept        INTEGER NOT NULL DEFAULT 0
) STRICT;

-- The client is named as it was: its card may go.
CREATE TABLE bulk_record (
  run_id      TEXT NOT NULL REFERENCES bulk_run (id),
  position    INTEGER NOT NULL,
  client_id   TEXT,
  code        TEXT NOT NULL,
  name        TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('changed', 'refused', 'restored', 'kept')),
  before      TEXT NOT NULL CHECK (json_valid(before)),
  after       TEXT NOT NULL CHECK (json_valid(after)),
  reasons     TEXT NOT NULL CHECK (json_valid(reasons)),
  PRIMARY KEY (run_id, position)
) STRICT, WITHOUT ROWID;
`
