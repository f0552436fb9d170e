import { addLink } from '../chain-link.ts'
import type { Database } from '../connection.ts'

const TABLES = `
CREATE TABLE chain_link (
  position    INTEGER PRIMARY KEY CHECK (position >= 1),
  kind        TEXT NOT NULL CHECK (kind IN ('document', 'event')),
  record      TEXT NOT NULL,
  label       TEXT NOT NULL,
  digest      TEXT NOT NULL CHECK (length(digest) = 64),
  UNIQUE (kind, record)
) STRICT;
CREATE TRIGGER chain_link_in_order BEFORE INSERT ON chain_link
  WHEN new.position <> (SELECT coalesce(max(position), 0) + 1 FROM chain_link) BEGIN
  SELECT RAISE(ABORT, 'a link follows the last one');
END;
CREATE TRIGGER chain_link_frozen BEFORE UPDATE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'a link never changes');
END;
CREATE TRIGGER chain_link_kept BEFORE DELETE ON chain_link BEGIN
  SELECT RAISE(ABORT, 'a link is never deleted');
END;

CREATE TABLE accounting (
  singleton   INTEGER PRIMARY KEY CHECK (singleton = 1),
  settings    TEXT NOT NULL CHECK (json_valid(settings))
) STRICT;
`

/**
 * The hash chain and the accounts of the sales journal. SQLite has no SHA-256: what was issued before is linked here,
 * once, documents in the order of their issue and then the history, in the transaction of the migration.
 */
export function migration0007(database: Database): void {
  database.exec(TABLES)
  const documents = database
    .prepare(`SELECT id, number FROM document WHERE state = 'issued' ORDER BY issued_at, row`)
    .all() as { id: string; number: string }[]
  for (const { id, number } of documents) addLink(database, 'document', id, number)
  const events = database.prepare('SELECT id, type FROM event ORDER BY id').all() as { id: number; type: string }[]
  for (const { id, type } of events) addLink(database, 'event', String(id), type)
}
