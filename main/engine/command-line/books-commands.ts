import { resolve } from 'node:path'
import { EXPORT_ENCODINGS, EXPORT_KINDS } from '../../../shared/model/exports.ts'
import { centsText } from '../../../shared/rules/decimal.ts'
import type { Command } from './context.ts'
import { UsageError } from './usage.ts'

export const verify: Command = async ({ options, call, print, openDossier }) => {
  await openDossier()
  const report = await call('integrity.verify', { noted: options.noted?.trim().toLowerCase() ?? null })
  const lost = report.noted !== null && report.noted.position === null
  const lines = report.problems.flatMap(({ message, advice }) => [message, `  ${advice}`])
  if (report.more > 0) lines.push(`… et ${report.more} autres anomalies.`)
  if (lost) lines.push('L’empreinte notée n’est dans aucun maillon : la fin de la chaîne a été remplacée.')
  const sum = `${report.links} maillons vérifiés (${report.documents} documents, ${report.events} événements), ${report.files} PDF, ${report.proofs} preuves, ${report.numbers} numéros, en ${report.milliseconds} ms`
  const outcome = report.sound && !lost ? 'Dossier intègre.' : 'Le dossier a été modifié hors de l’application.'
  print(report, [...lines, sum, `Dernière empreinte : ${report.head || 'aucune'}`, outcome].join('\n'))
  return report.sound && !lost ? 0 : 1
}

export const exportCsv: Command = async ({ options, names, call, print, openDossier }) => {
  await openDossier()
  const kind = EXPORT_KINDS.find((one) => one === names[0])
  if (kind === undefined) throw new UsageError(`export-csv ${EXPORT_KINDS.join(', ')}.`)
  const encoding = EXPORT_ENCODINGS.find((one) => one === (options.encoding ?? 'utf-8'))
  if (encoding === undefined) throw new UsageError(`--encoding ${EXPORT_ENCODINGS.join(', ')}.`)
  for (const date of [options.from, options.to]) {
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw new UsageError('--from et --to : AAAA-MM-JJ.')
  }
  const request = { kind, encoding, from: options.from ?? null, to: options.to ?? null }
  const path = resolve(options.output ?? (await call('exports.fileName', request)).name)
  const report = await call('exports.write', { ...request, path })
  const lines = report.issues.map(({ record, message }) => `  ${record} : ${message}`)
  if (report.more > 0) lines.push(`  … et ${report.more} autres remarques.`)
  const sum = `${report.records} ${kind === 'journal' ? 'écritures' : kind}, ${report.rows} lignes, ${report.skipped} non écrits`
  const balance = report.journal ? `, débit ${euros(report.journal.debit)}, crédit ${euros(report.journal.credit)}` : ''
  print(report, [report.path, ...lines, `${sum}${balance}`].join('\n'))
  return 0
}

const euros = (cents: number): string => `${centsText(cents).replace('.', ',')} €`
