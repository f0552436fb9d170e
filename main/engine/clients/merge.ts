import type { MergePreview } from '../../../shared/model/client-life.ts'
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
  life: Pick<ClientLife, 'record' | 'documentCounts'>
}

/** Two cards of one client become one: documents, contacts and history follow; what is issued keeps its words. */
export function createMerge({ database, now, clients, life }: Ports) {
  const run = (name: string) => statement(database, clientLifeSql[name] ?? '')

  /** @throws Refusal `invalid` when both are the same card. */
  const preview = (from: string, into: string): MergePreview => {
    const [other, kept] = [clients.get(from), clients.get(into)]
    if (other.id === kept.id) throw new Refusal('invalid', 'Choisissez deux clients différents.')
    const { issued, drafts } = life.documentCounts(other.id)
    const { total: submissions } = run('submissionCount').get(other.id) as { total: number }
    const { result, filled } = mergeClients(kept, other)
    const added = result.contacts.slice(kept.contacts.length)
    return { issued, drafts, submissions, contacts: added.map(contactName), filled, result }
  }

  /** @returns the kept client. Issued documents keep the buyer that they name; their card alone changes. */
  const merge = (from: string, into: string): Client =>
    transaction(database, () => {
      const { result, issued, drafts } = preview(from, into)
      const other = clients.get(from)
      run('deleteContacts').run(other.id)
      clients.save(result)
      run('followMerged').run({ from: other.id, into: result.id })
      run('markMerged').run({ from: other.id, into: result.id, now: now() })
      run('moveIssued').run({ from: other.id, into: result.id })
      run('moveDrafts').run({ from: other.id, into: result.id, now: now() })
      run('forgetEntry').run(other.id)
      run('forgetEntry').run(result.id)
      const documents = issued + drafts
      const moved = documents === 0 ? 'aucun document' : `${documents} document${documents > 1 ? 's' : ''}`
      life.record(result.id, 'merged', `Fusion : « ${other.name} » (${other.code}) rejoint cette fiche, avec ${moved}`)
      return clients.get(result.id)
    })

  return { preview, merge }
}

const contactName = (contact: Contact): string =>
  [contact.firstName, contact.lastName].filter(Boolean).join(' ') || contact.email || contact.role

/** The kept card, its empty fields filled from the other; nothing that it says is replaced. */
export function mergeClients(kept: Client, other: Client): { result: Client; filled: string[] } {
  const filled: string[] = []
  const fill = <Key extends keyof Client>(key: Key, empty: boolean, fillable: boolean): Pick<Client, Key> => {
    if (!empty || !fillable) return { [key]: kept[key] } as Pick<Client, Key>
    filled.push(key)
    return { [key]: other[key] } as Pick<Client, Key>
  }
  const text = <Key extends TextField>(key: Key) => fill(key, kept[key].trim() === '', other[key].trim() !== '')
  const knownContact = (contact: Contact): boolean =>
    kept.contacts.some(
      (one) =>
        (contact.email !== '' && one.email.toLowerCase() === contact.email.toLowerCase()) ||
        (contactName(contact) !== '' && contact.email === '' && contactName(one) === contactName(contact)),
    )
  const hasBilling = kept.contacts.some((contact) => contact.isBilling)
  const noAddress = [kept.billingAddress.line1, kept.billingAddress.city].every((line) => line.trim() === '')
  const result: Client = {
    ...kept,
    ...Object.assign({}, ...TEXT_FIELDS.map(text)),
    ...fill('billingAddress', noAddress, other.billingAddress.city !== ''),
    ...fill('deliveryAddress', kept.deliveryAddress === null, other.deliveryAddress !== null),
    ...fill('paymentDays', kept.paymentDays === null, other.paymentDays !== null),
    ...fill('paymentMode', kept.paymentMode === 'unset', other.paymentMode !== 'unset'),
    isProspect: kept.isProspect && other.isProspect,
    notes: [kept.notes, other.notes]
      .filter((note, at, all) => note.trim() !== '' && all.indexOf(note) === at)
      .join('\n'),
    contacts: [
      ...kept.contacts,
      ...other.contacts
        .filter((contact) => !knownContact(contact))
        .map((contact) => ({ ...contact, isBilling: contact.isBilling && !hasBilling })),
    ],
    importedFields: { ...other.importedFields, ...kept.importedFields },
  }
  return { result, filled }
}

const TEXT_FIELDS = [
  'civility',
  'familyCode',
  'familyLabel',
  'siren',
  'nic',
  'vatNumber',
  'naf',
  'deliveryName',
  'paymentTermsCode',
  'paymentTermsLabel',
  'accountNumber',
  'iban',
  'bic',
  'blockedReason',
] as const satisfies readonly (keyof Client)[]
type TextField = (typeof TEXT_FIELDS)[number]
