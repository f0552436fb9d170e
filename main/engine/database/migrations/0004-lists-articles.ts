/**
 * What the lists read: a narrow copy of each document, kept by triggers, because a scan of the documents themselves
 * would read their content too. Articles. Saved views of the lists.
 */
export const migration0004 = `
CREATE TABLE document_list (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL,
  kind        TEXT NOT NULL,
  state       TEXT NOT NULL,
  number      TEXT NOT NULL,
  date        TEXT NOT NULL,
  due_date    TEXT NOT NULL,
  client_id   TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_city TEXT NOT NULL,
  reference   TEXT NOT NULL,
  net         INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  -- State of the newest submission that is not a copy; empty: never sent.
  sending     TEXT NOT NULL DEFAULT ''
) STRICT;

INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
  net, total, sending)
SELECT row, id, kind, state, coalesce(number, imported_number, ''), date, coalesce(due_date, ''), client_id, client_name,
  client_city, reference, net, total,
  coalesce((SELECT submission.state FROM submission WHERE submission.document_id = document.id
    AND submission.parent_id IS NULL ORDER BY submission.row DESC LIMIT 1), '')
FROM document;

-- Every filter is answered by this index alone.
CREATE INDEX document_list_date ON document_list (kind, date, row, state, sending, due_date, total, client_id);
CREATE INDEX document_list_number ON document_list (kind, number);
CREATE INDEX document_list_due ON document_list (kind, due_date);
CREATE INDEX document_list_client ON document_list (kind, client_name COLLATE NOCASE);
CREATE INDEX document_list_city ON document_list (kind, client_city COLLATE NOCASE);
CREATE INDEX document_list_reference ON document_list (kind, reference COLLATE NOCASE);
CREATE INDEX document_list_net ON document_list (kind, net);
CREATE INDEX document_list_total ON document_list (kind, total);
CREATE INDEX document_list_of_client ON document_list (client_id, kind, date, row, state, sending, due_date, total);

CREATE TRIGGER document_list_insert AFTER INSERT ON document BEGIN
  INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
    net, total)
  VALUES (new.row, new.id, new.kind, new.state, coalesce(new.number, new.imported_number, ''), new.date,
    coalesce(new.due_date, ''), new.client_id, new.client_name, new.client_city, new.reference, new.net, new.total);
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document BEGIN
  UPDATE document_list SET kind = new.kind, state = new.state, number = coalesce(new.number, new.imported_number, ''),
    date = new.date, due_date = coalesce(new.due_date, ''), client_id = new.client_id, client_name = new.client_name,
    client_city = new.client_city, reference = new.reference, net = new.net, total = new.total
  WHERE row = new.row;
END;
CREATE TRIGGER document_list_delete AFTER DELETE ON document BEGIN
  DELETE FROM document_list WHERE row = old.row;
END;
CREATE TRIGGER document_list_queued AFTER INSERT ON submission WHEN new.parent_id IS NULL BEGIN
  UPDATE document_list SET sending = new.state WHERE row = (SELECT row FROM document WHERE id = new.document_id);
END;
CREATE TRIGGER document_list_moved AFTER UPDATE OF state ON submission WHEN new.parent_id IS NULL BEGIN
  UPDATE document_list SET sending = new.state WHERE row = (SELECT row FROM document WHERE id = new.document_id)
    AND new.row = (SELECT max(row) FROM submission WHERE document_id = new.document_id AND parent_id IS NULL);
END;

CREATE INDEX client_list_code ON client (code, row, merged_into, archived_at, channel, prospect);
CREATE INDEX client_list_place ON client (postcode, city COLLATE NOCASE);
CREATE INDEX client_list_siren ON client (siren);
CREATE INDEX client_list_email ON client (email COLLATE NOCASE);

CREATE TABLE article (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  code        TEXT NOT NULL UNIQUE COLLATE NOCASE,
  description TEXT NOT NULL,
  unit        TEXT NOT NULL,
  unit_price  TEXT NOT NULL,
  vat_category TEXT NOT NULL,
  vat_rate    TEXT NOT NULL,
  updated_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX article_description ON article (description COLLATE NOCASE);
CREATE INDEX article_price ON article (CAST(unit_price AS REAL));
CREATE VIRTUAL TABLE article_search USING fts5 (text, tokenize = "unicode61 remove_diacritics 2", prefix = '2 3');
CREATE TRIGGER article_search_insert AFTER INSERT ON article BEGIN
  INSERT INTO article_search (rowid, text) VALUES (new.row, new.code || ' ' || new.description);
END;
CREATE TRIGGER article_search_update AFTER UPDATE ON article BEGIN
  UPDATE article_search SET text = new.code || ' ' || new.description WHERE rowid = new.row;
END;
CREATE TRIGGER article_search_delete AFTER DELETE ON article BEGIN
  DELETE FROM article_search WHERE rowid = old.row;
END;

CREATE TABLE list_view (
  row         INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  list        TEXT NOT NULL CHECK (list IN ('invoices', 'creditNotes', 'clients', 'articles')),
  name        TEXT NOT NULL COLLATE NOCASE,
  state       TEXT NOT NULL CHECK (json_valid(state)),
  UNIQUE (list, name)
) STRICT;
`
