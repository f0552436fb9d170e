import { resolve } from 'node:path'
import { IMPORT_KINDS } from '../../../shared/model/imports.ts'
import type { Command } from './context.ts'
import { submissionLines } from './submission-line.ts'
import { UsageError } from './usage.ts'

export const create: Command = async ({ options, call, print }) => {
  if (!options.dossier) throw new UsageError('Indiquez le dossier : --dossier FICHIER.')
  const path = resolve(options.dossier)
  const made = options.demonstration
    ? await call('dossiers.createDemonstration', { path })
    : await call('dossiers.create', { path, company: { name: options.name ?? '' } })
  print(made, `Dossier créé : ${made.path}`)
  return 0
}

export const importFile: Command = async ({ options, call, print, openDossier }) => {
  await openDossier()
  const kind = IMPORT_KINDS.find((one) => one === options.kind)
  if (kind === undefined) throw new UsageError('--kind clients, documents ou articles.')
  if (!options.file) throw new UsageError('Indiquez le fichier : --file CSV.')
  const method = options['dry-run'] ? 'imports.preview' : 'imports.run'
  const report = await call(method, { path: resolve(options.file), kind })
  const lines = report.issues
    .filter((issue) => issue.severity !== 'info')
    .map((issue) => `  ligne ${issue.line}, ${issue.record}, ${issue.column} : ${issue.message}`)
  const sum = `${report.rows} lignes lues, ${report.created} créés, ${report.updated} modifiés, ${report.unchanged} inchangés, ${report.refused} refusés`
  print(report, [sum, ...lines].join('\n'))
  return 0
}

export const list: Command = async ({ names, call, print, openDossier }) => {
  await openDossier()
  const [what = ''] = names
  if (what === 'clients') {
    const page = await call('clients.list', { limit: 500 })
    print(page, page.rows.map((row) => `${row.code}\t${row.name}\t${row.city}\t${row.channel}`).join('\n'))
  } else if (what === 'documents' || what === 'avoirs') {
    const page = await call('documents.list', { kind: what === 'avoirs' ? 'creditNote' : 'invoice', limit: 500 })
    print(
      page,
      page.rows
        .map(
          (row) =>
            `${row.number ?? row.importedNumber ?? row.id}\t${row.state}\t${row.date}\t${row.clientName}\t${(row.total / 100).toFixed(2)}`,
        )
        .join('\n'),
    )
  } else if (what === 'envois') {
    const page = await call('submissions.list', { limit: 500 })
    print(page, submissionLines(page.rows))
  } else throw new UsageError('list clients, documents, avoirs ou envois.')
  return 0
}
