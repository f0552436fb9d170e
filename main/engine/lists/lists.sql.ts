export const documentListSql = {
  rows: `SELECT document.id, document.kind, document.state, document.number, document.imported_number AS importedNumber,
    document.date, document.due_date AS dueDate, document.client_id AS clientId, document.client_name AS clientName,
    document.client_city AS clientCity, document.reference, document.net, document.total,
    last.id AS submissionId, last.channel AS submissionChannel, last.state AS submissionState,
    last.raw_state AS submissionRawState, last.environment = 'sandbox' AS submissionTrial,
    coalesce(last.blocked_reason, '') = 'by_hand' AS submissionByHand
    FROM json_each(?) AS wanted JOIN document ON document.row = wanted.value
    LEFT JOIN submission AS last ON last.row = (SELECT row FROM submission
      WHERE submission.document_id = document.id AND submission.parent_id IS NULL ORDER BY environment, row DESC LIMIT 1)
    ORDER BY wanted.key`,
  idsOfRows: `SELECT document_list.id FROM json_each(?) AS wanted
    JOIN document_list ON document_list.row = wanted.value ORDER BY wanted.key`,
} as const

export const clientListSql = {
  rows: `SELECT client.id, client.code, client.name, client.city, client.postcode, client.siren, client.email, client.npai,
    client.channel, client_list.documents
    FROM json_each(?) AS wanted JOIN client ON client.row = wanted.value JOIN client_list ON client_list.row = client.row
    ORDER BY wanted.key`,
  idsOfRows: `SELECT client.id FROM json_each(?) AS wanted JOIN client ON client.row = wanted.value ORDER BY wanted.key`,
} as const

export const viewsSql = {
  ofList: 'SELECT id, list, name, state FROM list_view WHERE list = ? ORDER BY name',
  removeSameName: 'DELETE FROM list_view WHERE list = @list AND name = @name AND id <> @id',
  save: `INSERT INTO list_view (id, list, name, state) VALUES (@id, @list, @name, @state)
    ON CONFLICT (id) DO UPDATE SET list = excluded.list, name = excluded.name, state = excluded.state`,
  remove: 'DELETE FROM list_view WHERE id = ?',
} as const
