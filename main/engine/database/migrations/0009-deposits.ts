/**
 * Deposit invoices and the final ones that settle them: a type on the document, its copy in the list and its indexes, and
 * what each final invoice took off each deposit, written by the issue itself.
 */
export const migration0009 = `
ALTER TABLE document ADD COLUMN invoice_type TEXT NOT NULL DEFAULT 'standard'
  CHECK (invoice_type IN ('standard', 'deposit', 'final'));
CREATE INDEX document_deposit ON document (client_id, kind, state) WHERE invoice_type = 'deposit';
CREATE TRIGGER document_type_frozen BEFORE UPDATE OF invoice_type ON document WHEN old.state = 'issued' BEGIN
  SELECT RAISE(ABORT, 'an issued document never changes');
END;

ALTER TABLE document_list ADD COLUMN invoice_type TEXT NOT NULL DEFAULT 'standard';
DROP INDEX document_list_date;
CREATE INDEX document_list_date ON document_list
  (kind, date, row, state, sending, due_date, total, client_id, invoice_type);
DROP TRIGGER document_list_insert;
DROP TRIGGER document_list_update;
CREATE TRIGGER document_list_insert AFTER INSERT ON document BEGIN
  INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
    net, total, invoice_type)
  VALUES (new.row, new.id, new.kind, new.state, coalesce(new.number, new.imported_number, ''), new.date,
    coalesce(new.due_date, ''), new.client_id, new.client_name, new.client_city, new.reference, new.net, new.total,
    new.invoice_type);
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document BEGIN
  UPDATE document_list SET kind = new.kind, state = new.state, number = coalesce(new.number, new.imported_number, ''),
    date = new.date, due_date = coalesce(new.due_date, ''), client_id = new.client_id, client_name = new.client_name,
    client_city = new.client_city, reference = new.reference, net = new.net, total = new.total,
    invoice_type = new.invoice_type
  WHERE row = new.row;
END;

CREATE TABLE settled_deposit (
  final_id    TEXT NOT NULL REFERENCES document (id),
  deposit_id  TEXT NOT NULL REFERENCES document (id),
  -- Cents TTC.
  amount      INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (final_id, deposit_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX settled_deposit_deposit ON settled_deposit (deposit_id, amount);

-- What no final invoice can pass: the deposit, less its credit notes, less what other final invoices took.
CREATE TRIGGER settled_deposit_once BEFORE INSERT ON settled_deposit WHEN new.amount >
  (SELECT total FROM document WHERE id = new.deposit_id AND kind = 'invoice' AND invoice_type = 'deposit' AND state = 'issued')
  - (SELECT coalesce(sum(total), 0) FROM document
    WHERE original_id = new.deposit_id AND kind = 'creditNote' AND state = 'issued')
  - (SELECT coalesce(sum(amount), 0) FROM settled_deposit WHERE deposit_id = new.deposit_id) BEGIN
  SELECT RAISE(ABORT, 'a deposit is settled once');
END;
CREATE TRIGGER settled_deposit_frozen BEFORE UPDATE ON settled_deposit BEGIN
  SELECT RAISE(ABORT, 'what was settled never changes');
END;
CREATE TRIGGER settled_deposit_kept BEFORE DELETE ON settled_deposit BEGIN
  SELECT RAISE(ABORT, 'what was settled is never deleted');
END;
CREATE TRIGGER document_settles AFTER UPDATE OF state ON document
  WHEN old.state = 'draft' AND new.state = 'issued' AND new.kind = 'invoice' AND new.invoice_type = 'final' BEGIN
  INSERT INTO settled_deposit (final_id, deposit_id, amount)
  SELECT new.id, deposit.id, json_extract(settled.value, '$.amount')
  FROM json_each(new.content, '$.deposits') AS settled
  JOIN document AS deposit ON deposit.id = json_extract(settled.value, '$.id') OR (json_extract(settled.value, '$.id') IS NULL
    AND deposit.kind = 'invoice' AND deposit.number = json_extract(settled.value, '$.number'));
END;
`
