import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import { type Company, companySchema, DEFAULT_ADDRESS, type NeotouchSettings } from '../../../shared/model/dossier.ts'
import { Refusal } from '../../../shared/result.ts'
import { type Database, openDatabase, statement } from '../database/connection.ts'
import { isCurrent, migrate } from '../database/migrate.ts'
import { dossiersSql } from './dossiers.sql.ts'

export interface NewDossier {
  path: string
  company: Partial<Company> & { name: string }
  demonstration: boolean
}

interface Ports {
  now: () => number
  newId: () => string
}

/** Legal sentences that every French invoice needs, to start from: code de commerce, L441-10 and D441-5. */
const LEGAL_SENTENCES = {
  latePenalty: 'En cas de retard de paiement, pénalités au taux de trois fois le taux d’intérêt légal.',
  recoveryFee: 'Indemnité forfaitaire pour frais de recouvrement en cas de retard : 40 €.',
  earlyPayment: 'Pas d’escompte pour paiement anticipé.',
}

/** Makes the file of a new dossier. @throws Refusal `conflict` when a file is there already: it is never replaced. */
export function createDossier({ path, company, demonstration }: NewDossier, { now, newId }: Ports): Database {
  const file = resolve(path)
  if (existsSync(file)) {
    throw new Refusal('conflict', `« ${basename(file)} » existe déjà. Choisissez un autre nom, ou ouvrez ce dossier.`)
  }
  try {
    mkdirSync(dirname(file), { recursive: true })
  } catch {
    throw new Refusal('refused', `« ${dirname(file)} » ne peut pas être créé. Choisissez un autre emplacement.`)
  }
  const database = openDatabase(file, { create: true })
  try {
    migrate(database, now())
    const id = newId()
    const neotouch: NeotouchSettings = {
      active: true,
      environment: 'sandbox',
      address: DEFAULT_ADDRESS,
      userName: 'demo',
      sending: {},
      inFlight: 1,
      held: false,
    }
    statement(database, dossiersSql.create ?? '').run({
      id,
      name: company.name,
      demonstration: demonstration ? 1 : 0,
      installation: id.replaceAll('-', '').slice(-6).toUpperCase(),
      company: JSON.stringify(companySchema.parse({ address: {}, ...LEGAL_SENTENCES, ...company })),
      neotouch: JSON.stringify(neotouch),
      now: now(),
    })
    return database
  } catch (error) {
    database.close()
    rmSync(file, { force: true })
    throw error
  }
}

/**
 * Opens a dossier that needs nothing: its version is this one's, so that no person has to see what a migration says.
 * @throws Refusal as `openDossier` does, and when the dossier is of another version.
 */
export function openCurrentDossier(path: string): Database {
  // Nobody asked for it: what holds it is not waited for.
  const database = openDatabase(resolve(path), { create: false, patience: 0 })
  if (isCurrent(database)) return database
  database.close()
  throw new Refusal('refused', 'Ce dossier est d’une autre version de l’application : ouvrez-le pour le mettre à jour.')
}

/** @throws Refusal when there is no such file, it is no dossier, is open elsewhere, or comes from a newer version. */
export function openDossier(path: string, now: () => number): Database {
  const database = openDatabase(resolve(path), { create: false })
  try {
    migrate(database, now())
    return database
  } catch (error) {
    database.close()
    throw error
  }
}
