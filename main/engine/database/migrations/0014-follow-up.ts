/**
 * The service that each submission went to: what the sandbox delivered is a trial, never a sending. Old rows went to the
 * dossier's present service, which could not change while anything was unsettled.
 * Then what the follow-up and the daily summary read at each change, kept by triggers and small indexes, so that past
 * sendings cost nothing: the group of each submission, the number of each group, what is due at each date.
 */
export const migration0014 = `
ALTER TABLE submission ADD COLUMN environment TEXT NOT NULL DEFAULT 'production'
  CHECK (environment IN ('sandbox', 'production'));
UPDATE submission SET environment = 'sandbox'
  WHERE (SELECT json_extract(neotouch, '$.environment') FROM dossier WHERE singleton = 1) = 'sandbox';

DROP TRIGGER submission_frozen;
CREATE TRIGGER submission_frozen BEFORE UPDATE OF id, document_id, parent_id, key, channel, settings, receiver,
  variables, file_sha256, resend_reason, queued_at, environment ON submission BEGIN
  SELECT RAISE(ABORT, 'what was queued never changes');
END;

-- What a person says was sent in another way, or corrected by another sending, is no longer in error.
ALTER TABLE submission ADD COLUMN follow_up TEXT GENERATED ALWAYS AS (CASE
  WHEN state = 'delivered' OR coalesce(blocked_reason, '') = 'by_hand'
    THEN CASE environment WHEN 'sandbox' THEN 'trial' ELSE 'sent' END
  WHEN state = 'rejected' AND blocked_reason = 'replaced' THEN 'abandoned'
  WHEN state = 'queued' THEN 'toSend'
  WHEN state IN ('sending', 'accepted', 'uncertain') THEN 'inProgress'
  WHEN state = 'rejected' AND environment = 'sandbox' THEN 'trialError'
  WHEN state IN ('blocked', 'rejected') THEN 'inError'
  ELSE 'abandoned' END) VIRTUAL;
CREATE INDEX submission_follow_up ON submission (follow_up, row);

CREATE TABLE follow_up_count (
  follow_up TEXT PRIMARY KEY,
  total     INTEGER NOT NULL CHECK (total >= 0)
) STRICT, WITHOUT ROWID;
INSERT INTO follow_up_count (follow_up, total) SELECT follow_up, count(*) FROM submission GROUP BY follow_up;
CREATE TRIGGER follow_up_queued AFTER INSERT ON submission BEGIN
  INSERT INTO follow_up_count (follow_up, total) VALUES (new.follow_up, 1)
    ON CONFLICT (follow_up) DO UPDATE SET total = total + 1;
END;
CREATE TRIGGER follow_up_moved AFTER UPDATE OF state, blocked_reason ON submission
  WHEN new.follow_up <> old.follow_up BEGIN
  UPDATE follow_up_count SET total = total - 1 WHERE follow_up = old.follow_up;
  INSERT INTO follow_up_count (follow_up, total) VALUES (new.follow_up, 1)
    ON CONFLICT (follow_up) DO UPDATE SET total = total + 1;
END;

-- A trial that ended says nothing of the document: the newest real sending is shown before any trial.
DROP TRIGGER document_list_queued;
DROP TRIGGER document_list_moved;
CREATE TRIGGER document_list_queued AFTER INSERT ON submission WHEN new.parent_id IS NULL BEGIN
  UPDATE document_list SET sending = (${sendingOf('new.document_id')})
    WHERE row = (SELECT row FROM document WHERE id = new.document_id);
END;
CREATE TRIGGER document_list_moved AFTER UPDATE OF state, blocked_reason ON submission WHEN new.parent_id IS NULL BEGIN
  UPDATE document_list SET sending = (${sendingOf('new.document_id')})
    WHERE row = (SELECT row FROM document WHERE id = new.document_id);
END;
UPDATE document_list SET sending = (${sendingOf('document_list.id')}) WHERE sending <> '';

CREATE INDEX document_list_never_sent ON document_list (row) WHERE state = 'issued' AND sending IN ('', 'trial');
CREATE INDEX event_delivered ON event (at) WHERE to_state = 'delivered';

CREATE TABLE due_total (
  due_date  TEXT PRIMARY KEY,
  documents INTEGER NOT NULL,
  cents     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO due_total (due_date, documents, cents) SELECT due_date, count(*), sum(total) FROM document_list
  WHERE kind = 'invoice' AND state = 'issued' AND due_date <> '' GROUP BY due_date;
CREATE TRIGGER due_total_insert AFTER INSERT ON document_list
  WHEN new.kind = 'invoice' AND new.state = 'issued' AND new.due_date <> '' BEGIN
  INSERT INTO due_total (due_date, documents, cents) VALUES (new.due_date, 1, new.total)
    ON CONFLICT (due_date) DO UPDATE SET documents = documents + 1, cents = cents + excluded.cents;
END;
CREATE TRIGGER due_total_leave AFTER UPDATE OF kind, state, due_date, total ON document_list
  WHEN old.kind = 'invoice' AND old.state = 'issued' AND old.due_date <> '' BEGIN
  UPDATE due_total SET documents = documents - 1, cents = cents - old.total WHERE due_date = old.due_date;
END;
CREATE TRIGGER due_total_enter AFTER UPDATE OF kind, state, due_date, total ON document_list
  WHEN new.kind = 'invoice' AND new.state = 'issued' AND new.due_date <> '' BEGIN
  INSERT INTO due_total (due_date, documents, cents) VALUES (new.due_date, 1, new.total)
    ON CONFLICT (due_date) DO UPDATE SET documents = documents + 1, cents = cents + excluded.cents;
END;
`

/** What the lists say of a document's sending; empty: never sent. */
function sendingOf(documentId: string): string {
  return `SELECT CASE
      WHEN environment = 'sandbox' AND state IN ('delivered', 'rejected', 'abandoned') THEN 'trial'
      WHEN follow_up = 'sent' THEN 'delivered'
      ELSE state END
    FROM submission WHERE document_id = ${documentId} AND parent_id IS NULL ORDER BY environment, row DESC LIMIT 1`
}
