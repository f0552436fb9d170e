/** Sorted columns of the list: name on screen → SQL. */
export const DOCUMENT_SORTS = {
  number: 'listed.number',
  date: 'listed.date',
  dueDate: 'listed.due_date',
  client: 'listed.client_key',
  city: 'listed.city_key',
  reference: 'listed.reference_key',
  net: 'listed.net',
  total: 'listed.total',
} as const
export type DocumentSort = keyof typeof DOCUMENT_SORTS

const FOUND = 'listed.row IN (SELECT rowid FROM document_search WHERE document_search MATCH @match)'
const STATE = 'listed.state = @state'

export interface DocumentFilter {
  search: boolean
  state: boolean
}

const where = (filter: DocumentFilter, ...more: string[]): string =>
  ['listed.kind = @kind', filter.search ? FOUND : '', filter.state ? STATE : '', ...more].filter(Boolean).join(' AND ')

const COLUMNS = `document.row AS rowid, document.id, document.kind, document.state, document.number,
  document.imported_number AS importedNumber, document.date, document.due_date AS dueDate,
  document.client_id AS clientId, document.client_name AS clientName, document.client_city AS clientCity,
  document.reference, document.net, document.total,
  last.id AS submissionId, last.channel AS submissionChannel, last.state AS submissionState, last.raw_state AS submissionRawState,
  last.environment = 'sandbox' AS submissionTrial, coalesce(last.blocked_reason, '') = 'by_hand' AS submissionByHand`
const LAST_SUBMISSION = `LEFT JOIN submission AS last ON last.row = (SELECT row FROM submission
  WHERE submission.document_id = document.id AND submission.parent_id IS NULL ORDER BY environment, row DESC LIMIT 1)`

function page(sort: DocumentSort, descending: boolean, filter: DocumentFilter, after: boolean): string {
  const column = DOCUMENT_SORTS[sort]
  const direction = descending ? 'DESC' : 'ASC'
  const condition = after ? `(${column}, listed.row) ${descending ? '<' : '>'} (@value, @row)` : ''
  return `SELECT ${COLUMNS}, ${column} AS sortValue
    FROM document_list AS listed CROSS JOIN document ON document.row = listed.row ${LAST_SUBMISSION}
    WHERE ${where(filter, condition)} ORDER BY ${column} ${direction}, listed.row ${direction} LIMIT @limit`
}

const suffix = (filter: DocumentFilter): string => `${filter.search ? '_search' : ''}${filter.state ? '_state' : ''}`

export const documentPageName = (
  sort: DocumentSort,
  descending: boolean,
  filter: DocumentFilter,
  after: boolean,
): string => `page_${sort}_${descending ? 'desc' : 'asc'}${suffix(filter)}${after ? '_after' : ''}`
export const documentSumName = (filter: DocumentFilter): string => `sum${suffix(filter)}`

const booleans = [false, true]
const filters: DocumentFilter[] = booleans.flatMap((search) => booleans.map((state) => ({ search, state })))
const pages = Object.fromEntries(
  (Object.keys(DOCUMENT_SORTS) as DocumentSort[]).flatMap((sort) =>
    booleans.flatMap((descending) =>
      filters.flatMap((filter) =>
        booleans.map((after) => [
          documentPageName(sort, descending, filter, after),
          page(sort, descending, filter, after),
        ]),
      ),
    ),
  ),
)
const sums = Object.fromEntries(
  filters.map((filter) => [
    documentSumName(filter),
    filter.search
      ? `SELECT count(*) AS total, coalesce(sum(listed.total), 0) AS sum FROM document_list AS listed WHERE ${where(filter)}`
      : `SELECT coalesce(sum(listed.documents), 0) AS total, coalesce(sum(listed.total), 0) AS sum
        FROM document_total AS listed WHERE ${where(filter)}`,
  ]),
)

export const documentsSql: Readonly<Record<string, string>> = {
  ...pages,
  ...sums,
  byId: `SELECT document.*, document_file.size AS file_size, document_file.rendered_at AS file_rendered_at
    FROM document LEFT JOIN document_file ON document_file.sha256 = document.file_sha256 WHERE document.id = ?`,
  exists: 'SELECT 1 FROM document WHERE id = ?',
  byImportedNumber: `SELECT id FROM document WHERE kind = @kind AND (imported_number = @number OR number = @number)`,
  issuedByNumber: `SELECT id, date FROM document WHERE kind = 'invoice' AND state = 'issued' AND number = ?`,
  ofClient: `SELECT ${COLUMNS}, document.date AS sortValue FROM document ${LAST_SUBMISSION}
    WHERE document.client_id = ? ORDER BY document.date DESC, document.row DESC LIMIT 200`,
  countOfClient: 'SELECT count(*) AS total FROM document WHERE client_id = ?',
  insert: `INSERT INTO document (id, kind, state, number, imported_number, imported_total, client_id, original_id, date, due_date,
    reference, client_name, client_city, net, tax, total, content, totals, buyer, seller, file_sha256, created_at, updated_at, issued_at)
    VALUES (@id, @kind, 'draft', NULL, @importedNumber, @importedTotal, @clientId, @originalId, @date, @dueDate,
    @reference, @clientName, @clientCity, @net, @tax, @total, @content, @totals, @buyer, NULL, NULL, @now, @now, NULL)`,
  updateDraft: `UPDATE document SET kind = @kind, client_id = @clientId, original_id = @originalId, date = @date, due_date = @dueDate,
    reference = @reference, client_name = @clientName, client_city = @clientCity, net = @net, tax = @tax, total = @total,
    content = @content, totals = @totals, buyer = @buyer, imported_total = @importedTotal, updated_at = @now
    WHERE id = @id AND state = 'draft'`,
  deleteDraft: `DELETE FROM document WHERE id = ? AND state = 'draft'`,
  issue: `UPDATE document SET state = 'issued', number = @number, content = @content, totals = @totals, buyer = @buyer, seller = @seller,
    net = @net, tax = @tax, total = @total, client_name = @clientName, client_city = @clientCity,
    file_sha256 = @sha256, issued_at = @now, updated_at = @now WHERE id = @id AND state = 'draft' AND updated_at = @readAt`,
  insertFile: `INSERT INTO document_file (sha256, document_id, bytes, xml, size, rendered_at)
    VALUES (@sha256, @id, @bytes, @xml, @size, @renderedAt)`,
  file: 'SELECT sha256, bytes FROM document_file WHERE document_id = ?',
  numberTaken: 'SELECT id FROM document WHERE kind = ? AND number = ?',
  nextNumber: 'SELECT next FROM number_series WHERE series = ?',
  takeNumber: `INSERT INTO number_series (series, next) VALUES (@series, @next)
    ON CONFLICT (series) DO UPDATE SET next = excluded.next`,
  search: `SELECT document.id, document.kind, coalesce(document.number, document.imported_number) AS number,
    document.client_name AS clientName, document.date, document.state
    FROM (SELECT rowid FROM document_search WHERE document_search MATCH ? ORDER BY rowid DESC LIMIT 8) AS found
    JOIN document ON document.row = found.rowid`,
}
