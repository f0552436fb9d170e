import type { Holding } from '../../../shared/model/client-life.ts'
import type { Client, Contact } from '../../../shared/model/party.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { clientLifeSql } from './client-life.sql.ts'
import type { ClientLife } from './client-life.ts'
import type { Clients } from './clients.ts'

interface Ports {
  database: Database
  now: () => number
  clients: Clients
  life: Pick<ClientLife, 'record' | 'forgetEntry'>
}

interface DocumentOfContact {
  number: string | null
  date: string
  state: 'draft' | 'issued'
  contact: string
}
interface SubmissionOfContact {
  number: string
  channel: string
  receiver: string
  queuedAt: number
}

const KEPT_DOCUMENT =
  'Pièce justificative de la comptabilité : conservée dix ans (code de commerce, art. L123-22), puis effaçable.'
const KEPT_SUBMISSION =
  'Preuve de l’envoi d’une pièce comptable : conservée dix ans avec elle (code de commerce, art. L123-22).'
const KEPT_BACKUP =
  'Les sauvegardes déjà faites ne se modifient pas : supprimez celles qui sont antérieures quand elles ne servent plus.'

/** Rights of a contact on its data: what is held, its export, its erasure (RGPD, art. 15, 17 and 20). */
export function createPersonalData({ database, now, clients, life }: Ports) {
  const run = (name: string) => statement(database, clientLifeSql[name] ?? '')

  const find = (clientId: string, contactId: string): { client: Client; contact: Contact } => {
    const client = clients.get(clientId)
    const contact = client.contacts.find((one) => one.id === contactId)
    if (!contact)
      throw new Refusal('not_found', 'Ce contact n’est plus sur la fiche. Enregistrez-la, puis recommencez.')
    return { client, contact }
  }
  const documentsOf = (clientId: string, contactId: string) =>
    run('documentsWithContact').all({ clientId, contactId }) as DocumentOfContact[]
  const submissionsOf = (clientId: string, contact: Contact) =>
    run('submissionsWithContact').all({
      clientId,
      contactId: contact.id,
      email: contact.email,
    }) as SubmissionOfContact[]

  /** Where the contact's data stands, and what must be kept. @throws Refusal `not_found`. */
  const holdings = (clientId: string, contactId: string): Holding[] => {
    const { client, contact } = find(clientId, contactId)
    const documents = documentsOf(client.id, contactId)
    const issued = documents.filter((one) => one.state === 'issued').length
    const all: Holding[] = [
      { place: 'card', count: 1, kept: '' },
      { place: 'drafts', count: documents.length - issued, kept: '' },
      { place: 'issued', count: issued, kept: KEPT_DOCUMENT },
      { place: 'submissions', count: submissionsOf(client.id, contact).length, kept: KEPT_SUBMISSION },
    ]
    return [...all.filter((one) => one.count > 0), { place: 'backups', count: 0, kept: KEPT_BACKUP }]
  }

  /** All that is held on the contact, as a JSON file that another program can read. */
  const exportData = (clientId: string, contactId: string): { name: string; bytes: Uint8Array } => {
    const { client, contact } = find(clientId, contactId)
    const held = {
      exporteLe: new Date(now()).toISOString(),
      client: { code: client.code, nom: client.name },
      contact,
      documents: documentsOf(client.id, contactId).map((one) => ({ ...one, contact: JSON.parse(one.contact) })),
      envois: submissionsOf(client.id, contact).map(({ queuedAt, receiver, ...one }) => ({
        ...one,
        le: new Date(queuedAt).toISOString(),
        destinataire: JSON.parse(receiver),
      })),
    }
    const person = [contact.firstName, contact.lastName].filter(Boolean).join(' ') || client.code
    return {
      name: `Données de ${person.replace(/[\\/:*?"<>|]/g, ' ')}.json`,
      bytes: new TextEncoder().encode(`${JSON.stringify(held, null, 2)}\n`),
    }
  }

  /** Erases the contact wherever the law allows. Freed pages are overwritten. @returns what had to be kept. */
  const erase = (clientId: string, contactId: string): { client: Client; kept: Holding[] } => {
    database.pragma('secure_delete = ON')
    try {
      return transaction(database, () => {
        const kept = holdings(clientId, contactId).filter((one) => one.kept !== '')
        const { client } = find(clientId, contactId)
        run('eraseInDrafts').run({ clientId: client.id, contactId, now: now() })
        run('eraseInImportedClients').run({ clientId: client.id, contactId })
        run('eraseInImportedDocuments').run({ clientId: client.id, contactId })
        life.forgetEntry(client.id)
        clients.save({ ...client, contacts: client.contacts.filter((one) => one.id !== contactId) })
        life.record(client.id, 'erased', 'Données d’un contact effacées à sa demande (RGPD)')
        return { client: clients.get(client.id), kept }
      })
    } finally {
      database.pragma('secure_delete = OFF')
    }
  }

  return { holdings, exportData, erase }
}
