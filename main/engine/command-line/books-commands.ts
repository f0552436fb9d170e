import type { Command } from './context.ts'

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
