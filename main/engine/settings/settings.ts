import {
  type Company,
  companySchema,
  type NeotouchSettings,
  neotouchSettingsSchema,
} from '../../../shared/model/dossier.ts'
import { type PriceList, priceListSchema } from '../../../shared/model/prices.ts'
import { printModelAllowsColor } from '../../../shared/model/sending.ts'
import { Refusal } from '../../../shared/result.ts'
import { messageProblems } from '../../../shared/rules/message-template.ts'
import { numberFormatProblem } from '../../../shared/rules/numbering.ts'
import { type Database, statement, transaction } from '../database/connection.ts'
import { settingsSql } from './settings.sql.ts'

export type Settings = ReturnType<typeof createSettings>

/** What is valid for the whole dossier: the company, and its Neotouch account (without the password). */
export function createSettings(database: Database) {
  const run = (name: string) => statement(database, settingsSql[name] ?? '')
  const read = () => run('read').get() as StoredDossier

  const company = (): Company => companySchema.parse(JSON.parse(read().company))
  const neotouch = (): NeotouchSettings => neotouchSettingsSchema.parse(JSON.parse(read().neotouch))

  /** @throws Refusal `invalid`. */
  const updateCompany = (next: Company): Company => {
    const fields: Record<string, string> = {}
    for (const key of ['invoiceNumberFormat', 'creditNoteNumberFormat'] as const) {
      const problem = numberFormatProblem(next[key])
      if (problem) fields[key] = problem
    }
    const deposits = next.depositNumberFormat.trim() === '' ? null : numberFormatProblem(next.depositNumberFormat)
    if (deposits) fields.depositNumberFormat = deposits
    if (next.name.trim() === '') fields.name = 'Il manque le nom de l’entreprise.'
    const [message] = Object.values(fields)
    if (message) throw new Refusal('invalid', message, fields)
    return transaction(database, () => {
      run('writeCompany').run({ company: JSON.stringify(next), name: next.name.trim() })
      // A model in black and white closes « Impression couleur » for the whole dossier.
      const settings = neotouch()
      if (settings.sending.color && !printModelAllowsColor(next.printModel)) {
        run('writeNeotouch').run(JSON.stringify({ ...settings, sending: { ...settings.sending, color: false } }))
      }
      return company()
    })
  }

  /**
   * What was handed to one service, or waits for it, ends there: a trial must not become a paid letter, and the stand-in
   * knows nothing of what Neotouch took.
   */
  const refuseOtherService = (next: NeotouchSettings): void => {
    if (next.environment === neotouch().environment) return
    const { total } = run('unsettled').get() as { total: number }
    if (total === 0) return
    const many = total > 1
    const sentence = `${total} envoi${many ? 's n’ont' : ' n’a'} pas fini sur ce service. Dans Suivi des envois, annulez-${many ? 'les' : 'le'}, ou attendez ${many ? 'leur' : 'sa'} fin, puis changez de service.`
    throw new Refusal('conflict', sentence, { environment: sentence })
  }

  /** @throws Refusal `conflict` when sendings of the other service are not over; `invalid`: an active production account needs an address in https and a user name. */
  const updateNeotouch = (next: NeotouchSettings): NeotouchSettings => {
    const fields = neotouchProblems(next)
    if (next.sending.color && !printModelAllowsColor(company().printModel)) {
      fields['sending.color'] =
        'Le modèle d’impression choisi est en noir et blanc. Choisissez un modèle en couleur dans Paramètres > Modèles d’impression.'
    }
    for (const [key, problem] of Object.entries(messageProblems(next.sending))) fields[`sending.${key}`] = problem
    const [message] = Object.values(fields)
    if (message) throw new Refusal('invalid', message, fields)
    return transaction(database, () => {
      refuseOtherService(next)
      run('writeNeotouch').run(JSON.stringify({ ...next, held: neotouch().held }))
      return neotouch()
    })
  }

  const prices = (): PriceList => priceListSchema.parse(JSON.parse((run('prices').get() as { prices: string }).prices))
  const updatePrices = (next: PriceList): PriceList => {
    run('writePrices').run(JSON.stringify(next))
    return prices()
  }

  /** « Suspendre les envois » and « Reprendre les envois ». */
  const hold = (held: boolean): void => {
    transaction(database, () => run('writeNeotouch').run(JSON.stringify({ ...neotouch(), held })))
  }

  const identity = () => {
    const row = read()
    return { id: row.id, name: row.name, demonstration: row.demonstration === 1, installation: row.installation }
  }

  return { company, updateCompany, neotouch, updateNeotouch, prices, updatePrices, hold, identity }
}

function neotouchProblems(settings: NeotouchSettings): Record<string, string> {
  const fields: Record<string, string> = {}
  if (settings.environment === 'production' && settings.active && settings.address.trim() === '') {
    fields.address = 'Il manque l’adresse du service. Elle figure sur le contrat Quadient.'
  }
  if (settings.address.trim() !== '' && !isServiceAddress(settings.address)) {
    fields.address = 'L’adresse du service commence par https://.'
  }
  if (settings.active && settings.userName.trim() === '') fields.userName = 'Il manque l’identifiant.'
  return fields
}

/** HTTPS, or plain HTTP to this machine for a stand-in. */
export function isServiceAddress(text: string): boolean {
  if (!URL.canParse(text.trim())) return false
  const { protocol, hostname } = new URL(text.trim())
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname))
}

interface StoredDossier {
  id: string
  name: string
  demonstration: number
  installation: string
  company: string
  neotouch: string
}
