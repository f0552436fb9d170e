export const archiveSql: Readonly<Record<string, string>> = {
  archiveCount: `SELECT count(*) AS total FROM document WHERE state = 'issued'`,
  archivePage: `SELECT document.row AS row, document.number, document.kind, document.date, document.due_date AS dueDate,
    document.client_name AS clientName, document.net, document.tax, document.total, document.issued_at AS issuedAt,
    document_file.sha256, document_file.bytes, document_file.xml
    FROM document LEFT JOIN document_file ON document_file.sha256 = document.file_sha256
    WHERE document.state = 'issued' AND document.row > ? ORDER BY document.row LIMIT 20`,
}
