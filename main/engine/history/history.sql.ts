const COLUMNS = 'id, at, type, from_state AS "from", to_state AS "to", raw_state AS rawState, message, detail'

export const historySql: Readonly<Record<string, string>> = {
  append: `INSERT INTO event (document_id, submission_id, at, type, from_state, to_state, raw_state, message, detail)
    VALUES (@documentId, @submissionId, @at, @type, @from, @to, @rawState, @message, @detail)`,
  ofDocument: `SELECT ${COLUMNS} FROM event WHERE document_id = ? ORDER BY id`,
  ofSubmission: `SELECT ${COLUMNS} FROM event WHERE submission_id = ? ORDER BY id`,
}
