import {
  type AccountingSettings,
  accountingSettingsSchema,
  DEFAULT_ACCOUNTING,
} from '../../../shared/model/accounting.ts'
import { type Database, statement } from '../database/connection.ts'
import { exportsSql } from './exports.sql.ts'

/** Accounts of the sales journal, kept in the dossier. */
export function createAccounting(database: Database) {
  const run = (name: string) => statement(database, exportsSql[name] ?? '')
  const read = (): AccountingSettings => {
    const row = run('readAccounting').get() as { settings: string } | undefined
    return row ? accountingSettingsSchema.parse(JSON.parse(row.settings)) : DEFAULT_ACCOUNTING
  }
  return {
    read,
    update(next: AccountingSettings): AccountingSettings {
      run('writeAccounting').run({ settings: JSON.stringify(next) })
      return read()
    },
  }
}
