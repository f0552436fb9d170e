import type { BulkValues } from '../../../shared/model/bulk-update.ts'
import { clientSchema } from '../../../shared/model/party.ts'
import { type BulkClient, type CheckedClient, withBulkValues } from '../../../shared/rules/bulk-update.ts'
import { type Database, statement } from '../database/connection.ts'
import { bulkUpdateSql } from './bulk-update.sql.ts'

const cardSchema = clientSchema.pick({
  isPublic: true,
  isPerson: true,
  siren: true,
  nic: true,
  sending: true,
  paymentDays: true,
  paymentEndOfMonth: true,
  paymentDayOfMonth: true,
  paymentTermsCode: true,
  paymentTermsLabel: true,
  paymentMode: true,
  familyCode: true,
  familyLabel: true,
  blockedReason: true,
})

/** What an update reads of a client's card. */
export interface ClientCard {
  id: string
  code: string
  name: string
  archived: boolean
  merged: boolean
  checked: CheckedClient
  /** All that is stored, for what the update does not know. */
  data: Record<string, unknown>
}

/** Reads and writes the few fields of a card that an update is about; contacts and addresses are not touched. */
export function createClientCards(database: Database, now: () => number) {
  const run = (name: string) => statement(database, bulkUpdateSql[name] ?? '')
  return {
    /** null: there is none. */
    read(id: string): ClientCard | null {
      const row = run('client').get(id) as StoredClient | undefined
      if (!row) return null
      const data = JSON.parse(row.data) as Record<string, unknown>
      return {
        id: row.id,
        code: row.code,
        name: row.name,
        archived: row.archived_at !== null,
        merged: row.merged_into !== null,
        data,
        checked: {
          ...cardSchema.parse(data),
          email: row.email,
          npai: row.npai === 1,
          copyContacts: row.copy_contacts,
        },
      }
    },
    /** Sets these values, and says it in the client's history, in the caller's transaction. */
    write({ id, data, checked }: ClientCard, values: BulkValues, message: string): void {
      const fields: BulkClient = withBulkValues(onlyFields(checked), values)
      run('write').run({
        id,
        data: JSON.stringify({ ...data, ...fields }),
        channel: fields.sending.channel ?? null,
        hasOwnSettings: Object.values(fields.sending).some((value) => value !== undefined) ? 1 : 0,
        now: now(),
      })
      run('history').run({ clientId: id, at: now(), type: 'changed', message })
    },
  }
}
export type ClientCards = ReturnType<typeof createClientCards>

/** The contact's address and the counts are not of the card's own data. */
const onlyFields = ({ email: _email, npai: _npai, copyContacts: _copies, ...fields }: CheckedClient): BulkClient =>
  fields

interface StoredClient {
  id: string
  code: string
  name: string
  email: string
  npai: number
  archived_at: number | null
  merged_into: string | null
  data: string
  copy_contacts: number
}
