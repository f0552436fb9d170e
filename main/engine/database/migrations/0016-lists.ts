import type { Database } from '../connection.ts'
import { CLIENT_COLUMNS, CLIENT_STATE, LISTED_CLIENT, sortKeySql } from './0015-lists-at-size.ts'

/** What an issued document asks for, in cents: its net à payer less its credit notes, never under zero; a draft asks for nothing. */
const DUE = (document: string): string => `iif(${document}state = 'issued',
  max(0, coalesce(json_extract(${document}totals, '$.due'), ${document}total)
    - (SELECT coalesce(sum(credit.total), 0) FROM document AS credit
      WHERE credit.original_id = ${document}id AND credit.kind = 'creditNote' AND credit.state = 'issued')), 0)`

const LISTED = 'kind, date, due_date, state, sending, open'
const TEXTS = ['client_name', 'client_city', 'reference']
const KEY_COLUMNS = ['client_key', 'city_key', 'reference_key']
const KEYS = TEXTS.map((text) => sortKeySql(`new.${text}`))
const COUNTED = ['kind', 'date', 'due_date', 'state', 'sending', 'total', 'client_id']
const changed = (columns: readonly string[]): string =>
  columns.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')
const CLIENT_WORDS = ['code', 'name', 'postcode', 'city', 'siren', 'email']
const IS_DUE = (row: string): string =>
  `${row}kind = 'invoice' AND ${row}state = 'issued' AND ${row}due_date <> '' AND ${row}due > 0`

const invoiced = (row: string): string =>
  `iif(${row}state = 'issued', iif(${row}kind = 'invoice', ${row}total, -${row}total), 0)`
const addDocument = `
  INSERT INTO document_total (${LISTED}, documents, total)
    VALUES (new.kind, new.date, new.due_date, new.state, new.sending, new.due > 0, 1, new.total)
    ON CONFLICT (${LISTED}) DO UPDATE SET documents = documents + 1, total = total + excluded.total;
  UPDATE client_list SET documents = documents + 1, invoiced = invoiced + ${invoiced('new.')}
    WHERE row = (SELECT row FROM client WHERE id = new.client_id);`
const subtractDocument = `
  UPDATE document_total SET documents = documents - 1, total = total - old.total WHERE kind = old.kind
    AND date = old.date AND due_date = old.due_date AND state = old.state AND sending = old.sending AND open = (old.due > 0);
  DELETE FROM document_total WHERE kind = old.kind AND date = old.date AND due_date = old.due_date
    AND state = old.state AND sending = old.sending AND open = (old.due > 0) AND documents = 0;
  UPDATE client_list SET documents = documents - 1, invoiced = invoiced - ${invoiced('old.')}
    WHERE row = (SELECT row FROM client WHERE id = old.client_id);`
const addDue = `INSERT INTO due_total (due_date, documents, cents) VALUES (new.due_date, 1, new.due)
    ON CONFLICT (due_date) DO UPDATE SET documents = documents + 1, cents = cents + excluded.cents;`

/** What is due and its counts, from the documents as they are: for a dossier that has none of it yet. */
export const FILL_DUE = {
  due: `UPDATE document_list SET due = (SELECT ${DUE('document.')} FROM document WHERE document.row = document_list.row)
    WHERE state = 'issued'`,
  totals: `INSERT INTO document_total (${LISTED}, documents, total)
    SELECT ${LISTED}, count(*), sum(total) FROM document_list GROUP BY ${LISTED}`,
  dueTotals: `INSERT INTO due_total (due_date, documents, cents) SELECT due_date, count(*), sum(due) FROM document_list
    WHERE ${IS_DUE('')} GROUP BY due_date`,
} as const

const SCHEMA = `
DROP TRIGGER document_list_insert;
DROP TRIGGER document_list_update;
DROP TRIGGER document_total_insert;
DROP TRIGGER document_total_update;
DROP TRIGGER document_total_delete;
DROP TRIGGER due_total_insert;
DROP TRIGGER due_total_leave;
DROP TRIGGER due_total_enter;
DROP TRIGGER due_total_settled;
DROP TRIGGER client_list_update;
DROP INDEX document_list_date;
DROP INDEX document_list_of_client;
DROP TABLE document_total;
DELETE FROM due_total;

ALTER TABLE document_list ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_list ADD COLUMN open INTEGER GENERATED ALWAYS AS (due > 0) VIRTUAL;

CREATE TABLE document_total (
  kind        TEXT NOT NULL,
  date        TEXT NOT NULL,
  due_date    TEXT NOT NULL,
  state       TEXT NOT NULL,
  sending     TEXT NOT NULL,
  -- Something of it is due.
  open        INTEGER NOT NULL,
  documents   INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  PRIMARY KEY (${LISTED})
) STRICT, WITHOUT ROWID;
`

const INDEXES_AND_TRIGGERS = `
CREATE INDEX document_list_date ON document_list
  (kind, date, row, state, sending, due_date, total, client_id, invoice_type, open);
CREATE INDEX document_list_of_client ON document_list
  (client_id, kind, date, row, state, sending, due_date, total, open);

CREATE TRIGGER document_list_insert AFTER INSERT ON document BEGIN
  INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
    net, total, due, invoice_type, ${KEY_COLUMNS.join(', ')})
  VALUES (new.row, new.id, new.kind, new.state, coalesce(new.number, new.imported_number, ''), new.date,
    coalesce(new.due_date, ''), new.client_id, new.client_name, new.client_city, new.reference, new.net, new.total,
    ${DUE('new.')}, new.invoice_type, ${KEYS.join(', ')});
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document BEGIN
  UPDATE document_list SET kind = new.kind, state = new.state, number = coalesce(new.number, new.imported_number, ''),
    date = new.date, due_date = coalesce(new.due_date, ''), client_id = new.client_id, client_name = new.client_name,
    client_city = new.client_city, reference = new.reference, net = new.net, total = new.total, due = ${DUE('new.')},
    invoice_type = new.invoice_type, ${KEYS.map((key, index) => `${KEY_COLUMNS[index]} = ${key}`).join(', ')}
  WHERE row = new.row;
END;
-- A credit note is deducted from its invoice once it is issued.
CREATE TRIGGER document_list_credited AFTER UPDATE OF state ON document
  WHEN old.state = 'draft' AND new.state = 'issued' AND new.kind = 'creditNote' AND new.original_id IS NOT NULL BEGIN
  UPDATE document_list SET due = max(0, due - new.total) WHERE row = (SELECT row FROM document WHERE id = new.original_id);
END;

CREATE TRIGGER document_total_insert AFTER INSERT ON document_list BEGIN ${addDocument}
END;
CREATE TRIGGER document_total_update AFTER UPDATE OF ${COUNTED.join(', ')}, due ON document_list
  WHEN ${changed(COUNTED)} OR (new.due > 0) <> (old.due > 0) BEGIN
  ${subtractDocument}${addDocument}
END;
CREATE TRIGGER document_total_delete AFTER DELETE ON document_list BEGIN ${subtractDocument}
END;

CREATE TRIGGER due_total_insert AFTER INSERT ON document_list WHEN ${IS_DUE('new.')} BEGIN
  ${addDue}
END;
CREATE TRIGGER due_total_leave AFTER UPDATE OF kind, state, due_date, due ON document_list WHEN ${IS_DUE('old.')} BEGIN
  UPDATE due_total SET documents = documents - 1, cents = cents - old.due WHERE due_date = old.due_date;
END;
CREATE TRIGGER due_total_enter AFTER UPDATE OF kind, state, due_date, due ON document_list WHEN ${IS_DUE('new.')} BEGIN
  ${addDue}
END;

-- A channel that changes alone, as for all clients at once, leaves their words and the indexes of them as they are.
CREATE TRIGGER client_list_words AFTER UPDATE ON client WHEN ${changed(CLIENT_WORDS)} BEGIN
  UPDATE client_list SET (${CLIENT_COLUMNS}) = (${LISTED_CLIENT('new.')}) WHERE row = new.row;
END;
CREATE TRIGGER client_list_state AFTER UPDATE OF channel, archived_at, merged_into ON client
  WHEN ${changed(['channel', 'archived_at', 'merged_into'])} BEGIN
  UPDATE client_list SET channel = new.channel, state = ${CLIENT_STATE('new.')} WHERE row = new.row;
END;
`

/**
 * What is due of each issued document beside its total, so that an invoice that its deposits, a payment or a credit note
 * settled whole is no longer among the overdue. What a list has of a client is written again only where it changed.
 */
export function migration0016(database: Database): void {
  database.exec(SCHEMA)
  for (const fill of Object.values(FILL_DUE)) database.exec(fill)
  database.exec(INDEXES_AND_TRIGGERS)
}
