/**
 * Writes the demonstration dossier's data, test/fixtures/demonstration, in EBP's own export format.
 * Everything is invented: SIREN numbers begin with 000, e-mail domains end in .example, the bank does not exist.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { clients } from './demonstration/clients.ts'
import { company } from './demonstration/company.ts'
import { articles, documents, plans } from './demonstration/documents.ts'
import { csv } from './demonstration/rows.ts'

const root = resolve(import.meta.dirname, '..')
const target = join(root, 'test/fixtures/demonstration')
const headerOf = (name: string): string[] =>
  (readFileSync(join(root, 'test/fixtures/ebp/small-utf8-bom', name), 'utf8').split('\n')[0] ?? '')
    .replace(/^\ufeff/, '')
    .trim()
    .split(';')
    .map((cell) => cell.replace(/^"|"$/g, ''))

mkdirSync(target, { recursive: true })
writeFileSync(join(target, 'company.json'), `${JSON.stringify(company, null, 2)}\n`)
writeFileSync(join(target, 'articles.json'), `${JSON.stringify(articles, null, 2)}\n`)
writeFileSync(join(target, 'clients.csv'), `\ufeff${csv(headerOf('clients.csv'), clients)}`)
writeFileSync(join(target, 'documents.csv'), `\ufeff${csv(headerOf('documents.csv'), documents)}`)
console.log(`${clients.length} clients, ${plans.length} documents → test/fixtures/demonstration`)
