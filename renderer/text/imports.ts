import { formatCount } from './format.ts'

export const importsText = {
  breadcrumb: 'Opérations',
  title: 'Importer',
  kind: 'Données à importer',
  kinds: { clients: 'Clients', documents: 'Documents' },
  choose: 'Choisir un fichier…',
  reading: 'Lecture du fichier',
  running: 'Import en cours',
  run: 'Importer',
  finished: 'Import terminé.',
  preview: 'Aperçu : rien n’est encore écrit.',
  facts: {
    fileName: 'Fichier',
    encoding: 'Encodage',
    rows: 'Lignes lues',
    created: 'Créés',
    updated: 'Modifiés',
    unchanged: 'Inchangés',
    refused: 'Refusés',
  },
  count: formatCount,
  unknownColumns: (names: readonly string[]) => `Colonnes inconnues : ${names.join(', ')}`,
  missingColumns: (names: readonly string[]) => `Colonnes absentes : ${names.join(', ')}`,
  issues: 'Anomalies',
  issueColumns: { line: 'Ligne', record: 'Fiche', column: 'Champ', severity: 'Gravité', message: 'Motif' },
  sample: 'Premières fiches',
}
