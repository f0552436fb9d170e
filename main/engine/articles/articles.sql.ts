const COLUMNS = `article.id, article.code, article.description, article.unit, article.unit_price AS unitPrice,
  article.vat_category AS vatCategory, article.vat_rate AS vatRate`

export const articlesSql = {
  byId: `SELECT ${COLUMNS} FROM article WHERE id = ?`,
  rows: `SELECT ${COLUMNS} FROM json_each(?) AS wanted JOIN article ON article.row = wanted.value ORDER BY wanted.key`,
  codeTakenByOther: 'SELECT id FROM article WHERE code = ? AND id <> ?',
  save: `INSERT INTO article (id, code, description, unit, unit_price, vat_category, vat_rate, updated_at)
    VALUES (@id, @code, @description, @unit, @unitPrice, @vatCategory, @vatRate, @now)
    ON CONFLICT (id) DO UPDATE SET code = excluded.code, description = excluded.description, unit = excluded.unit,
    unit_price = excluded.unit_price, vat_category = excluded.vat_category, vat_rate = excluded.vat_rate,
    updated_at = excluded.updated_at`,
  remove: 'DELETE FROM article WHERE id = ?',
  ofCode: `SELECT ${COLUMNS} FROM article WHERE code = ?`,
  byCode: `SELECT ${COLUMNS} FROM article WHERE code >= @prefix AND code < @after ORDER BY code LIMIT @limit`,
  byWords: `SELECT ${COLUMNS} FROM article_search JOIN article ON article.row = article_search.rowid
    WHERE article_search MATCH @match ORDER BY article_search.rowid LIMIT @limit`,
} as const
