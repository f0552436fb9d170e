import { randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { contactSchema } from '../../shared/model/party.ts'
import { newClient, newDossier, newDraft } from '../support/dossier-documents.ts'
import { openEngine } from '../support/open-engine.ts'

export const HOME = 'http://127.0.0.1:7001'
export const ELSEWHERE = 'http://127.0.0.1:7002'
export const addressOf = (origin: string): string => `${origin}/EDPWS/EDPWS.dll?Handler=Default2`

export interface ModelDossier {
  folder: string
  path: string
  documents: { id: string; clientId: string }[]
}

/** In memory where the system has such a folder: the flushes are asked for all the same, and cost nothing. */
const fastFolder = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'model-'))

export const WHEN = Date.UTC(2026, 10, 24, 8)
const CONTACT = { firstName: 'Anne', lastName: 'Durand', email: 'compta@client.example' }

/** A dossier of issued invoices, which every run copies. */
export async function makeModelDossier(count: number): Promise<ModelDossier> {
  const folder = fastFolder()
  const path = join(folder, 'model.dossier')
  const { call, close } = openEngine({ clock: () => WHEN })
  const contacts = () => [contactSchema.parse({ id: randomUUID(), ...CONTACT, isBilling: true })]
  const first = await newDossier(call, path, { contacts: contacts() })
  const second = await newClient(call, { name: 'Mairie de Tours', isPublic: true, contacts: contacts() })
  const documents: ModelDossier['documents'] = []
  for (let n = 0; n < count; n++) {
    const clientId = n % 3 === 2 ? second.id : first.id
    const draft = await newDraft(call, clientId, String(100 + n))
    documents.push({ id: (await call('documents.issue', { id: draft.id })).id, clientId })
  }
  const settings = await call('neotouch.get', {})
  await call('neotouch.update', {
    ...settings,
    active: true,
    environment: 'production',
    address: addressOf(HOME),
    userName: 'demo',
  })
  await close()
  return { folder, path, documents }
}
