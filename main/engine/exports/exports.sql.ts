const PERIOD = 'date >= @from AND date <= @to'

export const exportsSql: Readonly<Record<string, string>> = {
  clients: 'SELECT row, id FROM client WHERE merged_into IS NULL AND row > @row ORDER BY row LIMIT @limit',
  clientCount: 'SELECT count(*) AS total FROM client WHERE merged_into IS NULL',
  importedLabels: `SELECT DISTINCT field.key AS label FROM client, json_each(client.data, '$.importedFields') AS field
    ORDER BY field.key`,
  articles: 'SELECT row, id FROM article WHERE row > @row ORDER BY row LIMIT @limit',
  articleCount: 'SELECT count(*) AS total FROM article',
  documents: `SELECT row, id FROM document WHERE kind = @kind AND row > @row AND ${PERIOD} ORDER BY row LIMIT @limit`,
  documentCount: `SELECT count(*) AS total FROM document WHERE ${PERIOD}`,
  issued: `SELECT row, id, date, issued_at AS issuedAt FROM document
    WHERE state = 'issued' AND ${PERIOD} AND (date, issued_at, row) > (@date, @issuedAt, @row)
    ORDER BY date, issued_at, row LIMIT @limit`,
  issuedCount: `SELECT count(*) AS total FROM document WHERE state = 'issued' AND ${PERIOD}`,
  readAccounting: 'SELECT settings FROM accounting WHERE singleton = 1',
  writeAccounting: `INSERT INTO accounting (singleton, settings) VALUES (1, @settings)
    ON CONFLICT (singleton) DO UPDATE SET settings = excluded.settings`,
}
