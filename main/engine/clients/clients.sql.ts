/** Sorted columns of the list: name on screen → SQL. Text sorts without regard to case and accents. */
export const CLIENT_SORTS = {
  code: 'listed.code',
  name: 'listed.name_key',
  city: 'listed.city_key',
  siren: 'listed.siren',
  email: 'listed.email_key',
} as const
export type ClientSort = keyof typeof CLIENT_SORTS

const SHOWN = `listed.state = iif(@archived, 'archived', 'inUse')`
const IN_USE = `listed.state = 'inUse'`
const FOUND = 'listed.row IN (SELECT rowid FROM client_search WHERE client_search MATCH @match)'
const ONE = '(SELECT name_key, row FROM client_list WHERE row = (SELECT row FROM client WHERE id = @id)) AS one'

/** A page of the list by key: after (@value, @row) in the order of the column. */
function page(sort: ClientSort, descending: boolean, search: boolean, after: boolean): string {
  const column = CLIENT_SORTS[sort]
  const compare = descending ? '<' : '>'
  const direction = descending ? 'DESC' : 'ASC'
  const conditions = [
    SHOWN,
    search ? FOUND : '',
    after ? `(${column}, listed.row) ${compare} (@value, @row)` : '',
  ].filter(Boolean)
  return `SELECT client.row AS rowid, client.id, client.code, client.name, client.city, client.postcode, client.siren,
    client.email, client.npai, client.channel, ${column} AS sortValue,
    listed.documents
    FROM client_list AS listed CROSS JOIN client ON client.row = listed.row WHERE ${conditions.join(' AND ')}
    ORDER BY ${column} ${direction}, listed.row ${direction} LIMIT @limit`
}

const booleans = [false, true]
const pages = Object.fromEntries(
  (Object.keys(CLIENT_SORTS) as ClientSort[]).flatMap((sort) =>
    booleans.flatMap((descending) =>
      booleans.flatMap((search) =>
        booleans.map((after) => [pageName(sort, descending, search, after), page(sort, descending, search, after)]),
      ),
    ),
  ),
)

export function pageName(sort: ClientSort, descending: boolean, search: boolean, after: boolean): string {
  return `page_${sort}_${descending ? 'desc' : 'asc'}${search ? '_search' : ''}${after ? '_after' : ''}`
}

export const clientsSql: Readonly<Record<string, string>> = {
  ...pages,
  count: `SELECT count(*) AS total FROM client_list AS listed WHERE ${SHOWN}`,
  countFound: `SELECT count(*) AS total FROM client_list AS listed WHERE ${SHOWN} AND ${FOUND}`,
  countInUse: `SELECT count(*) AS total FROM client_list AS listed WHERE ${IN_USE}`,
  byId: 'SELECT data, prospect, archived_at, merged_into FROM client WHERE id = ?',
  byCode: 'SELECT data, prospect, archived_at, merged_into FROM client WHERE code = ?',
  contacts: 'SELECT data FROM contact WHERE client_id = ? ORDER BY position',
  codeTakenByOther: 'SELECT id FROM client WHERE code = ? AND id <> ?',
  insert: `INSERT INTO client (id, code, name, city, postcode, siren, email, npai, channel, has_own_settings, data, prospect, archived_at, created_at, updated_at)
    VALUES (@id, @code, @name, @city, @postcode, @siren, @email, @npai, @channel, @hasOwnSettings, @data, @prospect, @archivedAt, @now, @now)`,
  update: `UPDATE client SET code = @code, name = @name, city = @city, postcode = @postcode, siren = @siren, email = @email,
    npai = @npai, channel = @channel, has_own_settings = @hasOwnSettings, data = @data, prospect = @prospect
      AND NOT EXISTS (SELECT 1 FROM document WHERE client_id = @id),
    archived_at = @archivedAt, updated_at = @now WHERE id = @id AND merged_into IS NULL`,
  removeContacts: 'DELETE FROM contact WHERE client_id = ?',
  insertContact: `INSERT INTO contact (id, client_id, position, is_billing, receives_copy, name, email, data)
    VALUES (@id, @clientId, @position, @isBilling, @receivesCopy, @name, @email, @data)`,
  codes: `SELECT code FROM client WHERE code GLOB 'C[0-9]*' ORDER BY length(code) DESC, code DESC LIMIT 1`,
  position: `SELECT count(*) AS position FROM client_list AS listed, ${ONE}
    WHERE ${IN_USE} AND (listed.name_key, listed.row) <= (one.name_key, one.row)`,
  previous: `SELECT client.id FROM client_list AS listed, ${ONE}, client
    WHERE ${IN_USE} AND (listed.name_key, listed.row) < (one.name_key, one.row) AND client.row = listed.row
    ORDER BY listed.name_key DESC, listed.row DESC LIMIT 1`,
  next: `SELECT client.id FROM client_list AS listed, ${ONE}, client
    WHERE ${IN_USE} AND (listed.name_key, listed.row) > (one.name_key, one.row) AND client.row = listed.row
    ORDER BY listed.name_key, listed.row LIMIT 1`,
  byChannel: `SELECT listed.channel, count(*) AS total FROM client_list AS listed WHERE ${IN_USE} GROUP BY listed.channel`,
  withOwnSettings: `SELECT count(*) AS total FROM client WHERE has_own_settings = 1 AND merged_into IS NULL
    AND archived_at IS NULL`,
  search: `SELECT client.id, client.name, client.code, client.city FROM client_search
    JOIN client ON client.row = client_search.rowid WHERE client_search MATCH ?
    AND client.merged_into IS NULL ORDER BY client_search.rowid LIMIT 8`,
}
