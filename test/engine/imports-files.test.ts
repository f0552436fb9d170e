import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { createImports } from '../../main/engine/imports/imports.ts'
import type { ImportKind } from '../../shared/model/imports.ts'
import { computeTotals } from '../../shared/rules/totals.ts'
import { type Memory, memoryDossier } from '../support/imports-memory.ts'

const folder = mkdtempSync(join(tmpdir(), 'imports-'))
afterAll(() => rmSync(folder, { recursive: true }))
const fixtures = resolve(import.meta.dirname, '../fixtures')
const small = resolve(fixtures, 'ebp/small-utf8-bom')
const large = resolve(import.meta.dirname, '../../../shared/samples/large-utf8-bom')

let files = 0
function run(content: string | Uint8Array, kind: ImportKind, dossier: Memory = memoryDossier()) {
  const path = join(folder, `${++files}.csv`)
  writeFileSync(path, content)
  return createImports(dossier).run({ path, kind })
}

const refusal = (message: RegExp) => ({ name: 'Refusal', message: expect.stringMatching(message) })

test('a file cut inside a quoted cell is refused whole, with the line', async () => {
  const dossier = memoryDossier()
  const whole = readFileSync(join(small, 'clients.csv'), 'utf8')
  const cut = whole.slice(0, whole.indexOf('Appeler avant livraison') + 10)
  await expect(run(cut, 'clients', dossier)).rejects.toMatchObject(refusal(/coupé.*export/))
  await expect(run(cut, 'clients', dossier)).rejects.toMatchObject(refusal(/ligne 30/))
  expect(dossier.writes).toBe(0)
})

test('a file cut between two cells keeps what is whole and refuses the rest', async () => {
  const dossier = memoryDossier()
  await run(readFileSync(join(small, 'clients.csv')), 'clients', dossier)
  const lines = readFileSync(join(small, 'documents.csv'), 'utf8').split('\n').slice(0, 6)
  const report = await run(lines.join('\n'), 'documents', dossier)
  expect(report).toMatchObject({ created: 1, refused: 1 })
  expect(report.issues.find(({ severity }) => severity === 'refus')).toMatchObject({
    record: 'FA00001002',
    column: 'Document - Total TTC',
  })
})

test('a huge cell is refused with its line', async () => {
  const csv = `Code (tiers);Nom\nC1;Un\nC2;"${'a'.repeat(1_100_000)}"\n`
  await expect(run(csv, 'clients')).rejects.toMatchObject(refusal(/ligne 3 dépasse un million de caractères/))
})

test('a long name is refused alone', async () => {
  const report = await run(`Code (tiers);Nom\nC1;${'a'.repeat(5_000)}\nC2;Deux\n`, 'clients')
  expect(report).toMatchObject({ created: 1, refused: 1 })
})

test.each([
  ['a workbook', Buffer.from('PK\u0003\u0004\u0014\u0000\u0000\u0000', 'latin1'), /pas un fichier texte/],
  ['UTF-16', Buffer.from('\ufeffCode (tiers);Nom\n', 'utf16le'), /pas un fichier texte/],
  ['nothing', '', /fichier est vide/],
  ['only line ends', '\n\n\n', /fichier est vide/],
  ['commas', 'Code (tiers),Civilité,Nom\nC1,SARL,Un\n', /point.*virgules/],
  ['tabs', 'Code (tiers)\tNom\nC1\tUn\n', /point.*virgules/],
  ['no column Nom', 'Code (tiers);Ville\nC1;Dole\n', /La colonne « Nom » manque/],
  ['documents', readFileSync(join(small, 'documents.csv')), /export de documents/],
])('%s: refused with a sentence that says why', async (_, content, message) => {
  const dossier = memoryDossier()
  await expect(run(content, 'clients', dossier)).rejects.toMatchObject(refusal(message))
  expect(dossier.writes).toBe(0)
})

test('an absent file is refused', async () => {
  const imports = createImports(memoryDossier())
  await expect(imports.preview({ path: join(folder, 'none.csv'), kind: 'clients' })).rejects.toMatchObject(
    refusal(/n’a pas pu être lu/),
  )
})

test('the columns that a file lacks keep their value, and our own settings are kept', async () => {
  const dossier = memoryDossier()
  await run(readFileSync(join(small, 'clients.csv')), 'clients', dossier)
  const before = dossier.savedClients.get('C00009')
  if (!before) throw new Error('client expected')
  dossier.savedClients.set('C00009', {
    ...before,
    sending: { channel: 'chorus' },
    chorus: { ...before.chorus, rule: 'both' },
    contacts: before.contacts.map((contact) => ({ ...contact, receivesCopy: true })),
  })
  const report = await run('Nom;CODE (tiers);Inconnue\nSyndicat des Eaux;C00009;x\n', 'clients', dossier)
  expect(report).toMatchObject({ updated: 1, created: 0, unknownColumns: ['Inconnue'] })
  expect(report.missingColumns).toContain('Siren')
  const after = dossier.savedClients.get('C00009')
  expect(after).toEqual({
    ...before,
    name: 'Syndicat des Eaux',
    sending: { channel: 'chorus' },
    chorus: { ...before.chorus, rule: 'both' },
    contacts: before.contacts.map((contact) => ({ ...contact, receivesCopy: true })),
    importedFields: { ...before.importedFields, Inconnue: 'x' },
  })
})

test('an issued document is never changed: same is unchanged, other is refused; a draft is updated', async () => {
  const dossier = memoryDossier()
  const header = 'Document - Numéro du document;Document - Date;Document - Code client;Ligne - PV HT;Ligne - Quantité\n'
  await run('Code (tiers);Nom\nC1;Un\n', 'clients', dossier)
  const first = `${header}FA1;01/02/2026;C1;10,00;2\n`
  const second = `${header}FA1;01/02/2026;C1;12,00;2\n`
  expect(await run(first, 'documents', dossier)).toMatchObject({ created: 1 })
  expect(await run(second, 'documents', dossier)).toMatchObject({ updated: 1 })
  const stored = dossier.savedDocuments.get('invoice FA1')
  if (!stored) throw new Error('document expected')
  stored.state = 'issued'
  await run('Code (tiers);Nom\nC1;Autre nom\n', 'clients', dossier)
  expect(await run(second, 'documents', dossier)).toMatchObject({ unchanged: 1 })
  const writes = dossier.writes
  const report = await run(first, 'documents', dossier)
  expect(report).toMatchObject({ refused: 1, updated: 0 })
  expect(report.issues.find(({ severity }) => severity === 'refus')?.message).toMatch(/déjà émis/)
  expect(dossier.writes).toBe(writes)
})

test('a failure while writing leaves the dossier as it was', async () => {
  const dossier = memoryDossier()
  const { save } = dossier.clients
  dossier.clients.save = (client) => {
    if (client.code === 'C00010') throw new Error('disk full')
    save(client)
  }
  await expect(run(readFileSync(join(small, 'clients.csv')), 'clients', dossier)).rejects.toThrow('disk full')
  expect(dossier.savedClients.size).toBe(0)
})

test('the demonstration is imported without a refusal', async () => {
  const dossier = memoryDossier()
  const clients = await run(readFileSync(join(fixtures, 'demonstration/clients.csv')), 'clients', dossier)
  const documents = await run(readFileSync(join(fixtures, 'demonstration/documents.csv')), 'documents', dossier)
  expect(clients).toMatchObject({ created: 40, refused: 0, missingColumns: [], unknownColumns: [] })
  expect(documents).toMatchObject({ created: 60, refused: 0, missingColumns: [], unknownColumns: [] })
  const kinds = [...dossier.savedDocuments.values()].map(({ content }) => content.kind)
  expect(kinds.filter((kind) => kind === 'creditNote')).toHaveLength(8)
  expect([...dossier.savedDocuments.values()].every(({ importedTotal }) => importedTotal === null)).toBe(true)
})

test.skipIf(!existsSync(large))(
  `${existsSync(large) ? '' : 'skipped: ../shared is absent — '}the large sample gives the expected counts and sums`,
  async () => {
    const dossier = memoryDossier()
    const imports = createImports(dossier)
    const reports = []
    for (const kind of ['clients', 'documents'] as const) {
      const path = join(folder, `large-${kind}.csv`)
      await pipeline(createReadStream(join(large, `${kind}.csv.gz`)), createGunzip(), createWriteStream(path))
      reports.push(await imports.run({ path, kind }))
    }
    expect(reports).toMatchObject([
      { rows: 1640, created: 1638, refused: 2 },
      { rows: 60000, created: 11996, refused: 4 },
    ])
    const refused = reports.flatMap(({ issues }) => issues.filter(({ severity }) => severity === 'refus'))
    expect(refused.map(({ line }) => line)).toEqual([1643, 1644, 7287, 20724, 36374, 45532])
    const sums = { invoice: 0, creditNote: 0 }
    for (const { content } of dossier.savedDocuments.values()) sums[content.kind] += computeTotals(content).total
    expect(sums).toEqual({ invoice: 1757771371, creditNote: 158598031 })
  },
  120_000,
)
