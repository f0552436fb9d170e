import BetterSqlite3 from 'better-sqlite3'

/**
 * Adds past sendings to a closed dossier: each one a document of its own, sent by e-mail a second apart and confirmed
 * long ago, as the first issued invoice of the dossier was drawn. Written in SQL, because the platform has no part in it.
 */
export function addPastSends(path: string, count: number): void {
  const database = new BetterSqlite3(path)
  try {
    database.exec(`BEGIN;
      CREATE TEMP TABLE n AS WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count}) SELECT n FROM n;
      CREATE TEMP TABLE model AS SELECT * FROM document WHERE kind = 'invoice' AND state = 'issued' ORDER BY row LIMIT 1;
      INSERT INTO document (id, kind, state, number, client_id, date, due_date, reference, client_name, client_city, net, tax,
        total, content, totals, buyer, seller, file_sha256, created_at, updated_at, issued_at)
      SELECT ${uuid('d000')}, kind, state, 'PASSE-' || n, client_id, date('2020-01-01', '+' || (n % 1500) || ' days'),
        date('2020-02-01', '+' || (n % 1500) || ' days'), reference, client_name, client_city, net, tax, total, content, totals,
        buyer, seller, file_sha256, created_at, updated_at, issued_at FROM n, model;
      INSERT INTO submission (id, document_id, key, channel, state, settings, receiver, variables, file_sha256, resend_reason,
        environment, transport_id, raw_state, message, attempts, queued_at, accepted_at, updated_at)
      SELECT ${uuid('e000')}, ${uuid('d000')}, 'PAST.' || n || '.1', 'email', 'delivered', '{}',
        '{"name":"Client ancien","email":"ancien@client.example"}', '{}', file_sha256, '', 'production',
        'Mail.' || (9000000000000000000 + n), 100, 'Envoyé', 1, 1580515200000 + n * 1000, 1580515200000 + n * 1000,
        1580515200000 + n * 1000 FROM n, model;
      INSERT INTO event (document_id, submission_id, at, type, from_state, to_state, raw_state, message, detail)
      SELECT ${uuid('d000')}, ${uuid('e000')}, 1580515200000 + n * 1000, 'delivered', 'accepted', 'delivered', 100, 'Envoyé', ''
        FROM n;
      COMMIT;`)
  } finally {
    database.close()
  }
}

const uuid = (group: string): string => `('019abcde-${group}-7000-8000-' || printf('%012d', n))`
