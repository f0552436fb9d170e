const linked = (kind: string, record: string): string =>
  `EXISTS (SELECT 1 FROM chain_link WHERE chain_link.kind = '${kind}' AND chain_link.record = ${record})`

export const integritySql: Readonly<Record<string, string>> = {
  links: `SELECT position, kind, record, label, digest FROM chain_link WHERE position > ? ORDER BY position LIMIT 500`,
  linkCount: 'SELECT count(*) AS total FROM chain_link',
  noted: 'SELECT position FROM chain_link WHERE digest = ?',
  unlinkedDocuments: `SELECT number AS label FROM document
    WHERE state = 'issued' AND NOT ${linked('document', 'document.id')} ORDER BY issued_at, row`,
  unlinkedEvents: `SELECT id AS label FROM event
    WHERE NOT ${linked('event', 'CAST(event.id AS TEXT)')} ORDER BY id`,
  lastEvent: `SELECT coalesce(max(event.id), 0) AS last,
    coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'event'), 0) AS given FROM event`,
  files: `SELECT document_file.rowid AS row, document_file.sha256, document_file.size, document_file.bytes,
    document.number AS label, document.kind, document.file_sha256 AS expected
    FROM document_file LEFT JOIN document ON document.id = document_file.document_id
    WHERE document_file.rowid > ? ORDER BY document_file.rowid LIMIT 20`,
  fileCount: 'SELECT count(*) AS total FROM document_file',
  missingFiles: `SELECT number AS label FROM document WHERE state = 'issued'
    AND file_sha256 NOT IN (SELECT sha256 FROM document_file) ORDER BY issued_at, row`,
  proofs: `SELECT proof.rowid AS row, proof.name, proof.sha256, proof.bytes, document.number AS label
    FROM proof LEFT JOIN submission ON submission.id = proof.submission_id
    LEFT JOIN document ON document.id = submission.document_id
    WHERE proof.rowid > ? ORDER BY proof.rowid LIMIT 20`,
  proofCount: 'SELECT count(*) AS total FROM proof',
  series: 'SELECT series, next FROM number_series ORDER BY series',
  numbers: `SELECT number, imported_number IS NOT NULL AS imported FROM document WHERE kind = ? AND state = 'issued'`,
}
