/** Drafts that were deleted are kept aside, so that deleting can be undone; credit notes are found by their invoice. */
export const migration0003 = `
CREATE TABLE removed_draft (
  id          TEXT PRIMARY KEY,
  imported_number TEXT,
  imported_total INTEGER,
  content     TEXT NOT NULL CHECK (json_valid(content)),
  buyer       TEXT CHECK (buyer IS NULL OR json_valid(buyer)),
  removed_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX document_original ON document (original_id) WHERE original_id IS NOT NULL;
`
