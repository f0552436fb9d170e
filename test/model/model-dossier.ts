import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase } from '../../main/engine/database/connection.ts'
import { receiptPdf } from '../../main/engine/neotouch/sandbox/receipt.ts'
import { contactSchema } from '../../shared/model/party.ts'
import { newClient, newDossier, newDraft } from '../support/dossier-documents.ts'
import { openEngine } from '../support/open-engine.ts'

export const HOME = 'http://127.0.0.1:7001'
export const ELSEWHERE = 'http://127.0.0.1:7002'
/** The stand-in of the application: what it takes is a trial. */
export const TRIALS = 'http://127.0.0.1:7003'
export const addressOf = (origin: string): string => `${origin}/EDPWS/EDPWS.dll?Handler=Default2`

export interface ModelDossier {
  folder: string
  path: string
  documents: { id: string; clientId: string }[]
  drafts: { id: string; clientId: string }[]
}

/** In memory where the system has such a folder: the flushes are asked for all the same, and cost nothing. */
const fastFolder = (): string => mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'model-'))

export const WHEN = Date.UTC(2026, 10, 24, 8)
const CONTACT = { firstName: 'Anne', lastName: 'Durand', email: 'compta@client.example' }

/** A dossier of issued invoices and of drafts, which every run copies. */
export async function makeModelDossier(count: number, draftCount = 0): Promise<ModelDossier> {
  const folder = fastFolder()
  const path = join(folder, 'model.dossier')
  const { call, close } = openEngine({ clock: () => WHEN })
  const contacts = () => [contactSchema.parse({ id: randomUUID(), ...CONTACT, isBilling: true })]
  const first = await newDossier(call, path, { contacts: contacts() })
  const second = await newClient(call, {
    name: 'Mairie de Tours',
    isPublic: true,
    contacts: contacts(),
  })
  const documents: ModelDossier['documents'] = []
  const drafts: ModelDossier['drafts'] = []
  for (let n = 0; n < count + draftCount; n++) {
    const clientId = n % 3 === 2 ? second.id : first.id
    const { id } = await newDraft(call, clientId, String(100 + n))
    if (n < count) await call('documents.issue', { id })
    ;(n < count ? documents : drafts).push({ id, clientId })
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
  return { folder, path, documents, drafts }
}

/** Nine invoices and three drafts; `many`: enough invoices that several sessions are at work. */
export async function makeRunsDossier(kind: 'few' | 'many'): Promise<ModelDossier> {
  const model = await makeModelDossier(9, 3)
  if (kind === 'many') multiply(model, MANY)
  return model
}
export const MANY = 30

/** More issued invoices by bare SQL: copies of the first ones, each with its own number and a small file of its own. */
export function multiply(model: ModelDossier, count: number): void {
  const database = openDatabase(model.path, { create: false })
  const columns = (database.pragma('table_info(document)') as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'row')
  const own = new Map([
    ['id', '@id'],
    ['number', '@number'],
    ['file_sha256', '@sha256'],
  ])
  const values = columns.map((name) => own.get(name) ?? name)
  const keep = database.prepare(
    `INSERT INTO document_file (sha256, document_id, bytes, xml, size, rendered_at)
      VALUES (@sha256, @id, @bytes, '<x/>', length(@bytes), ${WHEN})`,
  )
  const copy = database.prepare(
    `INSERT INTO document (${columns.join(', ')}) SELECT ${values.join(', ')} FROM document WHERE id = @from`,
  )
  const models = [...model.documents]
  database.transaction(() => {
    for (let n = models.length; n < count; n++) {
      const from = models[n % models.length] as ModelDossier['documents'][number]
      const id = randomUUID()
      const bytes = Buffer.from(receiptPdf([`Facture ${n + 1}`]))
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      keep.run({ sha256, id, bytes })
      copy.run({ id, sha256, number: `F2026-${String(n + 1).padStart(6, '0')}`, from: from.id })
      model.documents.push({ id, clientId: from.clientId })
    }
  })()
  database.close()
}
