import type { ClientEntry, ClientEvent } from '../../../shared/model/client-life.ts'
import type { Client } from '../../../shared/model/party.ts'
import { Refusal } from '../../../shared/result.ts'
import { withPlainIdentifiers } from '../../../shared/rules/client-identifiers.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { changedParts } from './changed-parts.ts'
import { clientLifeSql } from './client-life.sql.ts'
import type { Clients } from './clients.ts'

interface Ports {
  database: Database
  now: () => number
  newId: () => string
  clients: Clients
}

export type ClientLife = ReturnType<typeof createClientLife>

/** What becomes of a client's card: saved with its history, archived, deleted, duplicated, half typed. */
export function createClientLife({ database, now, newId, clients }: Ports) {
  const run = (name: string) => statement(database, clientLifeSql[name] ?? '')

  /** Adds one dated sentence to the client's history, in the caller's transaction. */
  const record = (clientId: string, type: string, message: string): void => {
    run('appendEvent').run({ clientId, at: now(), type, message })
  }

  /** Saves the card, says in the history what changed, and forgets what was half typed. */
  const save = (client: Client): Client =>
    transaction(database, () => {
      const before = clients.find(client.id)
      const after = clients.save(withPlainIdentifiers(client))
      run('forgetEntry').run(client.id)
      const parts = before === null ? [] : changedParts(before, after)
      if (before === null) record(client.id, 'created', 'Fiche créée')
      else if (parts.length > 0) record(client.id, 'changed', `Fiche modifiée : ${parts.join(', ')}`)
      return after
    })

  /** Issued documents and drafts of a client. */
  const documentCounts = (id: string) => run('documentCounts').get(id) as { issued: number; drafts: number }

  /** Out of the lists, or back into them; its documents stay as they are. @throws Refusal `not_found`. */
  const archive = (id: string, archived: boolean): Client =>
    transaction(database, () => {
      const client = clients.get(id)
      if ((client.archivedAt !== null) === archived) return client
      run('archive').run({ id: client.id, archivedAt: archived ? now() : null, now: now() })
      record(client.id, archived ? 'archived' : 'restored', archived ? 'Client archivé' : 'Client remis en service')
      return clients.get(id)
    })

  /** @returns the client as it was: saved again, it is back. @throws Refusal `conflict` when it has documents. */
  const remove = (id: string): Client =>
    transaction(database, () => {
      const client = clients.get(id)
      const { issued, drafts } = documentCounts(client.id)
      const { total: replaced } = run('replaced').get(client.id) as { total: number }
      if (issued + drafts > 0 || replaced > 0) {
        throw new Refusal('conflict', 'Ce client a des documents : il se garde avec eux. Archivez-le.')
      }
      run('forgetEntry').run(client.id)
      run('deleteContacts').run(client.id)
      run('delete').run(client.id)
      record(client.id, 'deleted', 'Fiche supprimée')
      return client
    })

  /** A new client like this one, not written: new code, new contacts, no document. */
  const duplicate = (id: string): Client => {
    const { code } = clients.blank()
    const source = clients.get(id)
    return {
      ...source,
      id: newId(),
      code,
      contacts: source.contacts.map((contact) => ({ ...contact, id: newId() })),
      archivedAt: null,
    }
  }

  /** Newest first; those of the clients that were merged into it are among them. */
  const events = (id: string): ClientEvent[] => run('events').all({ id: clients.get(id).id }) as ClientEvent[]

  /** Towns that other clients have with this postcode, the most frequent first. */
  const towns = (postcode: string): string[] =>
    (run('towns').all(postcode) as { city: string }[]).map((row) => row.city)

  /** Keeps what is typed, as it is: it outlives a killed process. */
  const keepEntry = (clientId: string, data: ClientEntry['data']): void => {
    run('writeEntry').run({ clientId, data: JSON.stringify(data), at: now() })
  }
  /** What was typed of this client, or of a new one (`null`), and never saved. */
  const entry = (clientId: string | null): ClientEntry | null => {
    const row = clientId === null ? run('newestNewEntry').get() : run('entry').get(clientId)
    if (!row) return null
    const { data, ...rest } = row as { clientId: string; data: string; at: number }
    return { ...rest, data: JSON.parse(data) as ClientEntry['data'] }
  }
  const forgetEntry = (clientId: string): void => {
    run('forgetEntry').run(clientId)
  }

  return {
    save,
    record,
    documentCounts,
    archive,
    remove,
    duplicate,
    events,
    towns,
    keepEntry,
    entry,
    forgetEntry,
  }
}
