import type { ParsedInput } from '../../../shared/contract.ts'
import { type Client, type Contact, clientSchema, contactSchema } from '../../../shared/model/party.ts'
import { CHANNELS, type Channel, type SendingOverride } from '../../../shared/model/sending.ts'
import type { ClientRow, SearchHit } from '../../../shared/model/views.ts'
import { Refusal } from '../../../shared/result.ts'
import { BUILT_IN_SETTINGS } from '../../../shared/rules/settings.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { matchQuery, readCursor, writeCursor } from '../database/search.ts'
import { CLIENT_SORTS, type ClientSort, clientsSql, pageName } from './clients.sql.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  /** The dossier's own sending settings, for the channel that a client inherits. */
  dossierSettings: () => SendingOverride
}

export type Clients = ReturnType<typeof createClients>

/** Clients and their contacts. */
export function createClients({ database, now, newId, dossierSettings }: Ports) {
  const run = (name: string) => statement(database, clientsSql[name] ?? '')

  const read = (row: unknown): Client | null => {
    if (!row) return null
    const kept = row as StoredClient
    if (kept.merged_into !== null) return read(run('byId').get(kept.merged_into))
    const stored = JSON.parse(kept.data) as { id: string }
    const contacts = run('contacts')
      .all(stored.id)
      .map((contact) => contactSchema.parse(JSON.parse((contact as { data: string }).data)))
    return clientSchema.parse({
      ...stored,
      contacts,
      isProspect: kept.prospect === 1,
      archivedAt: kept.archived_at,
    })
  }

  /** The client, or the one it was merged into; null when there is none. */
  const find = (id: string): Client | null => read(run('byId').get(id))

  /** The client, or the one it was merged into. @throws Refusal `not_found`. */
  const get = (id: string): Client => {
    const client = find(id)
    if (!client) throw new Refusal('not_found', 'Ce client n’existe plus dans le dossier.')
    return client
  }

  const byCode = (code: string): Client | null => read(run('byCode').get(code))

  /** The client that replaced the one of this code; null: none did. */
  const replacementOf = (code: string): Client | null => {
    const found = byCode(code)
    return found !== null && found.code !== code ? found : null
  }

  /** Creates or replaces. @throws Refusal `conflict` when another client has the code. */
  const save = (client: Client): Client =>
    transaction(database, () => {
      if (run('codeTakenByOther').get(client.code, client.id)) {
        const sentence = `Le code ${client.code} est déjà celui d’un autre client. Choisissez-en un autre.`
        throw new Refusal('conflict', sentence, { code: sentence })
      }
      if (client.contacts.filter((contact) => contact.isBilling).length > 1) {
        const sentence = 'Un seul contact peut être le contact de facturation.'
        throw new Refusal('invalid', sentence, { contacts: sentence })
      }
      const { contacts, isProspect, archivedAt, ...data } = client
      const values = {
        id: client.id,
        code: client.code,
        name: client.name,
        city: client.billingAddress.city,
        postcode: client.billingAddress.postcode,
        siren: client.siren,
        email: billingContact(client)?.email ?? '',
        npai: client.billingAddress.npai ? 1 : 0,
        channel: client.sending.channel ?? null,
        hasOwnSettings: Object.values(client.sending).some((value) => value !== undefined) ? 1 : 0,
        data: JSON.stringify(data),
        prospect: isProspect ? 1 : 0,
        archivedAt,
        now: now(),
      }
      if (run('update').run(values).changes === 0) run('insert').run(values)
      run('removeContacts').run(client.id)
      contacts.forEach((contact, position) => {
        run('insertContact').run(contactValues(client.id, contact, position))
      })
      return get(client.id)
    })

  const list = (input: ParsedInput<'clients.list'>) => {
    const sort = input.sort && input.sort.column in CLIENT_SORTS ? (input.sort.column as ClientSort) : 'name'
    const descending = input.sort?.descending ?? false
    const match = matchQuery(input.search)
    const cursor = readCursor(input.after)
    const filter = { archived: input.archived ? 1 : 0, ...(match === null ? {} : { match }) }
    const rows = run(pageName(sort, descending, match !== null, cursor !== null)).all({
      limit: input.limit,
      ...filter,
      ...(cursor ?? {}),
    }) as ListRow[]
    const total = run(match === null ? 'count' : 'countFound').get(filter) as { total: number }
    const inherited = dossierSettings().channel
    const last = rows.at(-1)
    return {
      rows: rows.map(
        (row): ClientRow => ({
          id: row.id,
          code: row.code,
          name: row.name,
          city: row.city,
          postcode: row.postcode,
          siren: row.siren,
          email: row.email,
          channel: row.channel ?? inherited ?? BUILT_IN_SETTINGS.channel,
          channelFrom: row.channel ? 'client' : inherited ? 'dossier' : 'default',
          documents: row.documents,
          npai: row.npai === 1,
        }),
      ),
      next: last && rows.length === input.limit ? writeCursor(last.sortValue, last.rowid) : null,
      total: total.total,
    }
  }

  /** A client that is not written yet, with the next free code. */
  const blank = (): Client => {
    const last = run('codes').get() as { code: string } | undefined
    const next = last ? Number(last.code.slice(1)) + 1 : 1
    const code = `C${String(Number.isSafeInteger(next) ? next : 1).padStart(5, '0')}`
    // The schema asks for a name; the person types it before the client is saved.
    const start = { id: newId(), code, name: '?', billingAddress: {}, contacts: [], chorus: {}, sending: {} }
    return { ...clientSchema.parse(start), name: '' }
  }

  const neighbours = (id: string) => {
    get(id)
    const one = (name: string) => (run(name).get({ id }) as { id: string } | undefined)?.id ?? null
    return {
      previous: one('previous'),
      next: one('next'),
      position: (run('position').get({ id }) as { position: number }).position,
      total: (run('countInUse').get() as { total: number }).total,
    }
  }

  const statistics = () => {
    const rows = run('byChannel').all() as { channel: Channel | null; total: number }[]
    const inherited = dossierSettings().channel ?? BUILT_IN_SETTINGS.channel
    const byChannel = Object.fromEntries(CHANNELS.map((channel) => [channel, 0])) as Record<Channel, number>
    for (const row of rows) byChannel[row.channel ?? inherited] += row.total
    const own = (run('withOwnSettings').get() as { total: number }).total
    return { byChannel, own, following: (run('countInUse').get() as { total: number }).total - own }
  }

  const search = (query: string): SearchHit[] => {
    const match = matchQuery(query)
    if (match === null) return []
    return (run('search').all(match) as { id: string; name: string; code: string; city: string }[]).map((row) => ({
      type: 'client',
      id: row.id,
      title: row.name,
      subtitle: [row.code, row.city].filter(Boolean).join(' · '),
      documentKind: null,
    }))
  }

  return { find, get, byCode, replacementOf, save, list, blank, neighbours, statistics, search }
}

/** The `Contact de facturation` of a client. */
export const billingContact = (client: Pick<Client, 'contacts'>): Contact | null =>
  client.contacts.find((contact) => contact.isBilling) ?? null

interface StoredClient {
  data: string
  prospect: number
  archived_at: number | null
  merged_into: string | null
}

interface ListRow {
  rowid: number
  id: string
  code: string
  name: string
  city: string
  postcode: string
  siren: string
  email: string
  npai: number
  channel: Channel | null
  sortValue: string
  documents: number
}

const contactValues = (clientId: string, contact: Contact, position: number) => ({
  id: contact.id,
  clientId,
  position,
  isBilling: contact.isBilling ? 1 : 0,
  receivesCopy: contact.receivesCopy ? 1 : 0,
  name: [contact.firstName, contact.lastName].filter(Boolean).join(' '),
  email: contact.email,
  data: JSON.stringify(contact),
})
