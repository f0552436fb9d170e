import type { Database } from '../connection.ts'

/** Plain letters, and what French and its neighbours write for them. */
const LETTERS: Readonly<Record<string, string>> = {
  a: 'àáâãäåā',
  ae: 'æ',
  c: 'çćč',
  d: 'ð',
  e: 'èéêëēėę',
  i: 'ìíîïī',
  l: 'ł',
  n: 'ñń',
  o: 'òóôõöøō',
  oe: 'œ',
  s: 'śš',
  ss: 'ß',
  u: 'ùúûüū',
  y: 'ýÿ',
  z: 'źžż',
  "'": '’ʼ',
  ' ': '\u00a0\u202f',
  // Accents that stand by themselves after their letter, as macOS writes them.
  '': '\u0300\u0301\u0302\u0303\u0308\u030a\u0327',
}

/** What French writes every day; texts that have no other sign need few of the replacements. */
const USUAL = 'éèêëàâçîïôûùÉÈÊÀÇœ’'

/**
 * SQL of what a text is sorted by: in lower case, without accents, « œ » as « oe ». Only functions that every SQLite has:
 * a function of the application in a trigger would make the dossier unreadable by any other tool. The upper case of
 * an accented letter is a letter of its own for SQLite.
 */
export function sortKeySql(text: string): string {
  const quoted = (value: string): string => `'${value.replaceAll("'", "''")}'`
  const plain = Object.entries(LETTERS).flatMap(([letter, accented]) =>
    [...new Set(`${accented}${accented.toUpperCase()}`)]
      .filter((each) => each > '\u007f')
      .map((each) => [each, letter] as const),
  )
  const replaced = (pairs: typeof plain): string =>
    pairs.reduce((sql, [from, to]) => `replace(${sql}, ${quoted(from)}, ${quoted(to)})`, text)
  const usual = plain.filter(([accented]) => USUAL.includes(accented))
  return `lower(CASE WHEN ${text} NOT GLOB '*[^ -~]*' THEN ${text}
    WHEN ${text} NOT GLOB '*[^ -~${USUAL}]*' THEN ${replaced(usual)} ELSE ${replaced(plain)} END)`
}

export const CLIENT_STATE = (client: string): string =>
  `iif(${client}merged_into IS NOT NULL, 'merged', iif(${client}archived_at IS NOT NULL, 'archived', 'inUse'))`
const CLIENT_TEXT = (client: string): string =>
  ['code', 'name', 'city', 'postcode', 'siren', 'email'].map((column) => `${client}${column}`).join(` || ' ' || `)
const DOCUMENT_TEXT = (document: string): string =>
  `coalesce(${document}number, ${document}imported_number, '') || ' ' || ${document}client_name || ' ' ||
    ${document}client_city || ' ' || ${document}reference`
const changed = (columns: readonly string[]): string =>
  columns.map((column) => `new.${column} IS NOT old.${column}`).join(' OR ')

/** What a document adds to what was invoiced to its client, in cents. */
const INVOICED = (row: string): string =>
  `iif(${row}state = 'issued', iif(${row}kind = 'invoice', ${row}total, -${row}total), 0)`

export const LISTED_CLIENT = (client: string): string =>
  `${client}row, ${client}code, ${sortKeySql(`${client}name`)}, ${client}postcode, ${sortKeySql(`${client}city`)},
    ${client}siren, ${sortKeySql(`${client}email`)}, ${client}channel, ${CLIENT_STATE(client)}`
export const CLIENT_COLUMNS = 'row, code, name_key, postcode, city_key, siren, email_key, channel, state'

const KEYS = ['client_name', 'client_city', 'reference']
const KEY_COLUMNS = ['client_key', 'city_key', 'reference_key']
const LISTED = 'kind, date, due_date, state, sending'
const COUNTED = ['kind', 'date', 'due_date', 'state', 'sending', 'total', 'client_id']

const addDocument = `
  INSERT INTO document_total (${LISTED}, documents, total)
    VALUES (new.kind, new.date, new.due_date, new.state, new.sending, 1, new.total)
    ON CONFLICT (${LISTED}) DO UPDATE SET documents = documents + 1, total = total + excluded.total;
  UPDATE client_list SET documents = documents + 1, invoiced = invoiced + ${INVOICED('new.')}
    WHERE row = (SELECT row FROM client WHERE id = new.client_id);`
const subtractDocument = `
  UPDATE document_total SET documents = documents - 1, total = total - old.total WHERE kind = old.kind
    AND date = old.date AND due_date = old.due_date AND state = old.state AND sending = old.sending;
  DELETE FROM document_total WHERE kind = old.kind AND date = old.date AND due_date = old.due_date
    AND state = old.state AND sending = old.sending AND documents = 0;
  UPDATE client_list SET documents = documents - 1, invoiced = invoiced - ${INVOICED('old.')}
    WHERE row = (SELECT row FROM client WHERE id = old.client_id);`

/** What the lists read, from the clients and the documents as they are: for a dossier that has none of it yet. */
export const FILL_LISTS = {
  documentKeys: `UPDATE document_list SET ${KEYS.map((text, index) => `${KEY_COLUMNS[index]} = ${sortKeySql(text)}`).join(', ')}`,
  totals: `INSERT INTO document_total (${LISTED}, documents, total)
    SELECT ${LISTED}, count(*), sum(total) FROM document_list GROUP BY ${LISTED}`,
  clients: `INSERT INTO client_list (${CLIENT_COLUMNS}) SELECT ${LISTED_CLIENT('')} FROM client`,
  invoiced: `UPDATE client_list SET documents = of.documents, invoiced = of.invoiced FROM (SELECT client.row,
    count(*) AS documents, sum(${INVOICED('document_list.')}) AS invoiced
    FROM document_list JOIN client ON client.id = document_list.client_id GROUP BY client.row) AS of
    WHERE client_list.row = of.row`,
  settled: `UPDATE client_list SET invoiced = client_list.invoiced - of.settled FROM (SELECT client.row, sum(amount) AS settled
    FROM settled_deposit JOIN document ON document.id = settled_deposit.final_id
    JOIN client ON client.id = document.client_id GROUP BY client.row) AS of
    WHERE client_list.row = of.row`,
} as const

const SCHEMA = `
DROP INDEX document_list_client;
DROP INDEX document_list_city;
DROP INDEX document_list_reference;
DROP INDEX client_name;
DROP INDEX client_city;
DROP INDEX client_list_code;
DROP INDEX client_list_place;
DROP INDEX client_list_siren;
DROP INDEX client_list_email;
DROP TRIGGER client_search_update;
DROP TRIGGER document_search_update;
DROP TRIGGER document_list_insert;
DROP TRIGGER document_list_update;

ALTER TABLE document_list ADD COLUMN client_key TEXT NOT NULL DEFAULT '';
ALTER TABLE document_list ADD COLUMN city_key TEXT NOT NULL DEFAULT '';
ALTER TABLE document_list ADD COLUMN reference_key TEXT NOT NULL DEFAULT '';

-- How many documents there are of each kind, day and state, and their sum: what a list says of all its rows.
CREATE TABLE document_total (
  kind        TEXT NOT NULL,
  date        TEXT NOT NULL,
  due_date    TEXT NOT NULL,
  state       TEXT NOT NULL,
  sending     TEXT NOT NULL,
  documents   INTEGER NOT NULL,
  total       INTEGER NOT NULL,
  PRIMARY KEY (${LISTED})
) STRICT, WITHOUT ROWID;

CREATE TABLE client_list (
  row         INTEGER PRIMARY KEY,
  code        TEXT NOT NULL,
  name_key    TEXT NOT NULL,
  postcode    TEXT NOT NULL,
  city_key    TEXT NOT NULL,
  siren       TEXT NOT NULL,
  email_key   TEXT NOT NULL,
  channel     TEXT,
  state       TEXT NOT NULL CHECK (state IN ('inUse', 'archived', 'merged')),
  -- Its documents of every kind, and the issued ones in cents, credit notes deducted.
  documents   INTEGER NOT NULL DEFAULT 0,
  invoiced    INTEGER NOT NULL DEFAULT 0
) STRICT;
`

const INDEXES_AND_TRIGGERS = `
CREATE INDEX document_list_client ON document_list (kind, client_key);
CREATE INDEX document_list_city ON document_list (kind, city_key);
CREATE INDEX document_list_reference ON document_list (kind, reference_key);
CREATE INDEX document_list_type ON document_list (kind, invoice_type);
CREATE INDEX client_list_code ON client_list (code);
CREATE INDEX client_list_name ON client_list (name_key);
CREATE INDEX client_list_place ON client_list (postcode, city_key);
CREATE INDEX client_list_siren ON client_list (siren);
CREATE INDEX client_list_email ON client_list (email_key);
CREATE INDEX client_list_state ON client_list (state, channel);

CREATE TRIGGER document_list_insert AFTER INSERT ON document BEGIN
  INSERT INTO document_list (row, id, kind, state, number, date, due_date, client_id, client_name, client_city, reference,
    net, total, invoice_type, ${KEY_COLUMNS.join(', ')})
  VALUES (new.row, new.id, new.kind, new.state, coalesce(new.number, new.imported_number, ''), new.date,
    coalesce(new.due_date, ''), new.client_id, new.client_name, new.client_city, new.reference, new.net, new.total,
    new.invoice_type, ${KEYS.map((text) => sortKeySql(`new.${text}`)).join(', ')});
END;
CREATE TRIGGER document_list_update AFTER UPDATE ON document BEGIN
  UPDATE document_list SET kind = new.kind, state = new.state, number = coalesce(new.number, new.imported_number, ''),
    date = new.date, due_date = coalesce(new.due_date, ''), client_id = new.client_id, client_name = new.client_name,
    client_city = new.client_city, reference = new.reference, net = new.net, total = new.total,
    invoice_type = new.invoice_type, ${KEYS.map((text, index) => `${KEY_COLUMNS[index]} = ${sortKeySql(`new.${text}`)}`).join(', ')}
  WHERE row = new.row;
END;
CREATE TRIGGER document_total_insert AFTER INSERT ON document_list BEGIN ${addDocument}
END;
CREATE TRIGGER document_total_update AFTER UPDATE OF ${COUNTED.join(', ')} ON document_list WHEN ${changed(COUNTED)} BEGIN
  ${subtractDocument}${addDocument}
END;
CREATE TRIGGER document_total_delete AFTER DELETE ON document_list BEGIN ${subtractDocument}
END;

-- What final invoices settle was invoiced by their deposits.
CREATE TRIGGER client_list_settled AFTER INSERT ON settled_deposit BEGIN
  UPDATE client_list SET invoiced = invoiced - new.amount
    WHERE row = (SELECT client.row FROM client JOIN document ON document.client_id = client.id WHERE document.id = new.final_id);
END;

CREATE TRIGGER due_total_settled AFTER INSERT ON settled_deposit
  WHEN (SELECT coalesce(due_date, '') FROM document WHERE id = new.final_id) <> '' BEGIN
  INSERT INTO due_total (due_date, documents, cents)
    SELECT due_date, 0, 0 - new.amount FROM document WHERE id = new.final_id
    ON CONFLICT (due_date) DO UPDATE SET cents = cents + excluded.cents;
END;

CREATE TRIGGER client_list_insert AFTER INSERT ON client BEGIN
  INSERT INTO client_list (${CLIENT_COLUMNS}) VALUES (${LISTED_CLIENT('new.')});
END;
CREATE TRIGGER client_list_update AFTER UPDATE ON client
  WHEN ${changed(['code', 'name', 'postcode', 'city', 'siren', 'email', 'channel', 'archived_at', 'merged_into'])} BEGIN
  UPDATE client_list SET (${CLIENT_COLUMNS}) = (${LISTED_CLIENT('new.')}) WHERE row = new.row;
END;
CREATE TRIGGER client_list_delete AFTER DELETE ON client BEGIN
  DELETE FROM client_list WHERE row = old.row;
END;

-- The words are written again only when they are others.
CREATE TRIGGER client_search_update AFTER UPDATE ON client
  WHEN ${changed(['code', 'name', 'city', 'postcode', 'siren', 'email'])} BEGIN
  UPDATE client_search SET text = ${CLIENT_TEXT('new.')} WHERE rowid = new.row;
END;
CREATE TRIGGER document_search_update AFTER UPDATE ON document
  WHEN ${changed(['number', 'imported_number', 'client_name', 'client_city', 'reference'])} BEGIN
  UPDATE document_search SET text = ${DOCUMENT_TEXT('new.')} WHERE rowid = new.row;
END;
`

/**
 * The lists at the size of ten years: texts sorted without regard to accents, counts and sums kept beside the rows, a
 * narrow copy of the clients as there is one of the documents.
 */
export function migration0015(database: Database): void {
  database.exec(SCHEMA)
  for (const fill of Object.values(FILL_LISTS)) database.exec(fill)
  // An article is read whole with its page, so its key need not be stored: SQLite computes it, and indexes it.
  database.exec(`DROP INDEX article_description;
    ALTER TABLE article ADD COLUMN description_key TEXT GENERATED ALWAYS AS (${sortKeySql('description')}) VIRTUAL;
    CREATE INDEX article_description ON article (description_key);`)
  database.exec(INDEXES_AND_TRIGGERS)
}
