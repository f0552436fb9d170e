import { resolve } from 'node:path'
import type { Command } from './context.ts'
import { UsageError } from './usage.ts'

interface Check {
  sound: number
  changed: string[]
  missing: string[]
  added: string[]
}

export const exportArchive: Command = async ({ names, call, print, openDossier }) => {
  await openDossier()
  const [directory] = names
  if (directory === undefined) throw new UsageError('Indiquez où écrire l’archive : export-archive RÉPERTOIRE.')
  const report = await call('archive.export', { directory: resolve(directory) })
  const lines = report.altered.map(
    (number) => `  ${number} : son PDF a changé depuis sa validation, il n’est pas écrit`,
  )
  const sum = `${report.documents} documents, ${report.files} fichiers, années ${report.years.join(', ')}`
  print(report, [report.path, ...lines, sum].join('\n'))
  return report.altered.length === 0 ? 0 : 1
}

/** Checks an archive against its manifest: no dossier is opened. */
export const verifyArchiveCommand =
  (verify: (folder: string) => Promise<Check>): Command =>
  async ({ names, print }) => {
    const [folder] = names
    if (folder === undefined) throw new UsageError('Indiquez l’archive : verify-archive RÉPERTOIRE.')
    const check = await verify(resolve(folder))
    const { changed, missing, added } = check
    const sound = changed.length + missing.length + added.length === 0
    print(
      check,
      [
        ...changed.map((name) => `  modifié : ${name}`),
        ...missing.map((name) => `  manquant : ${name}`),
        ...added.map((name) => `  ajouté : ${name}`),
        `${check.sound} fichiers intacts, ${changed.length} modifiés, ${missing.length} manquants, ${added.length} ajoutés.`,
        sound ? 'Archive intacte.' : 'L’archive n’est plus celle qui a été écrite.',
      ].join('\n'),
    )
    return sound ? 0 : 1
  }
