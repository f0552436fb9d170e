import { type Company, type PrintSettings, printSettingsSchema } from '../../../shared/model/dossier.ts'
import { type Logo, type PrintOptions, printOptionsSchema } from '../../../shared/model/print.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { settingsSql } from './settings.sql.ts'

interface Ports {
  database: Database
  company: () => Company
  updateCompany: (next: Company) => Company
  /** The same picture, read again: what a window hands over is not trusted. @throws Refusal `invalid`. */
  checkLogo: (logo: Logo) => Logo
}

export type PrintSettingsStore = ReturnType<typeof createPrintSettings>

/** Paramètres > Modèles d'impression. */
export function createPrintSettings({ database, company, updateCompany, checkLogo }: Ports) {
  const run = (name: string) => statement(database, settingsSql[name] ?? '')

  /** How documents are drawn from now on. */
  const options = (): PrintOptions => {
    const { print } = run('readPrint').get() as { print: string }
    return printOptionsSchema.parse(JSON.parse(print))
  }

  const read = (): PrintSettings => {
    const { printModel, footer } = company()
    return printSettingsSchema.parse({ ...options(), model: printModel, footer })
  }

  /** Model, foot and options in one transaction. Documents that are validated do not change. @throws Refusal `invalid`. */
  const update = ({ model, footer, ...next }: PrintSettings): PrintSettings => {
    const logo = next.logo === null ? null : checkLogo(next.logo)
    return transaction(database, () => {
      updateCompany({ ...company(), printModel: model, footer })
      run('writePrint').run(JSON.stringify({ ...next, logo }))
      return read()
    })
  }

  return { options, read, update }
}
