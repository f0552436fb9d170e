/** Sendings planned for a time, the price list, and what leaves by itself after a validation. */
export const migration0013 = `
-- When a person asked that it leaves, UTC milliseconds; null: at once, or when a person says so.
ALTER TABLE submission ADD COLUMN planned_at INTEGER;

ALTER TABLE dossier ADD COLUMN prices TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(prices));

-- A validated document that has to leave by itself. \`reason\` is null until it was tried, then says why it did not.
CREATE TABLE automatic_sending (
  document_id TEXT PRIMARY KEY REFERENCES document (id),
  issued_at   INTEGER NOT NULL,
  reason      TEXT
) STRICT, WITHOUT ROWID;

-- Whoever queues it, by hand or not: it is done.
CREATE TRIGGER automatic_sending_done AFTER INSERT ON submission WHEN new.parent_id IS NULL BEGIN
  DELETE FROM automatic_sending WHERE document_id = new.document_id;
END;
`
