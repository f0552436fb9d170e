import { formatCount } from './format.ts'

const plural = (count: number, one: string, many: string): string => `${formatCount(count)} ${count > 1 ? many : one}`

export const archiveText = {
  title: 'Archive des documents validés',
  explanation:
    'Un nouveau dossier de fichiers, avec un répertoire par année\u00a0: le PDF et le XML de chaque document, un index pour le tableur, et les empreintes SHA-256 qui prouvent plus tard qu’aucun fichier n’a changé.',
  run: 'Exporter l’archive…',
  running: 'Archive en cours',
  stop: 'Arrêter',
  cancelled: 'Archive arrêtée\u00a0: rien n’a été écrit.',
  done: (documents: number, files: number): string =>
    `Archive écrite\u00a0: ${plural(documents, 'document', 'documents')}, ${plural(files, 'fichier', 'fichiers')}.`,
  path: 'Emplacement\u00a0:',
  altered: (numbers: readonly string[]): string =>
    `Non écrits, car leur PDF a changé depuis la validation\u00a0: ${numbers.join(', ')}. Lancez Opérations > Contrôle d’intégrité.`,
}
