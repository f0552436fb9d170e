/**
 * Articles are imported too. A CHECK cannot be changed in place: the two tables that have it are made again with
 * their rows; the records of a run go on naming it.
 */
export const migration0010 = `
CREATE TABLE import_run_next (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  kind        TEXT NOT NULL CHECK (kind IN ('clients', 'documents', 'articles')),
  file_name   TEXT NOT NULL,
  state       TEXT NOT NULL CHECK (state IN ('running', 'done', 'cancelled', 'undone')),
  created     INTEGER NOT NULL DEFAULT 0,
  updated     INTEGER NOT NULL DEFAULT 0,
  refused     INTEGER NOT NULL DEFAULT 0,
  at          INTEGER NOT NULL
) STRICT;
INSERT INTO import_run_next SELECT row, id, kind, file_name, state, created, updated, refused, at FROM import_run;
DROP TABLE import_run;
ALTER TABLE import_run_next RENAME TO import_run;

CREATE TABLE import_mapping_next (
  kind        TEXT NOT NULL CHECK (kind IN ('clients', 'documents', 'articles')),
  header      TEXT NOT NULL,
  mapping     TEXT NOT NULL CHECK (json_valid(mapping)),
  PRIMARY KEY (kind, header)
) STRICT, WITHOUT ROWID;
INSERT INTO import_mapping_next SELECT kind, header, mapping FROM import_mapping;
DROP TABLE import_mapping;
ALTER TABLE import_mapping_next RENAME TO import_mapping;
`
