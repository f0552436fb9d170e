import type { ImportKind, ImportRun, ImportUndo } from '../../shared/model/imports.ts'
import { formatCount, formatInstant } from './format.ts'

const counted = (count: number, one: string, many: string): string => `${formatCount(count)} ${count > 1 ? many : one}`
const KINDS = { clients: 'Clients', documents: 'Documents', articles: 'Articles' } as const
const STATES: Record<ImportRun['state'], string> = {
  running: 'En cours',
  done: 'Terminé',
  cancelled: 'Annulé en cours de route',
  undone: 'Annulé',
}

export const importsText = {
  breadcrumb: 'Opérations',
  title: 'Importer',
  kind: 'Données à importer',
  kinds: KINDS,
  choose: 'Choisir un fichier…',
  hint: {
    clients:
      'Un export d’EBP Gestion Commerciale (CSV), ou un fichier d’un autre logiciel : les colonnes se font alors correspondre ici. Rien n’est écrit avant votre accord.',
    documents:
      'Un export d’EBP Gestion Commerciale (CSV), ou un fichier d’un autre logiciel : les colonnes se font alors correspondre ici. Rien n’est écrit avant votre accord.',
    articles:
      'Un fichier CSV, une ligne par article, avec au moins un code et une désignation ; les colonnes Unité, PV HT et Taux de TVA sont lues si elles y sont. Un code déjà connu met son article à jour. Rien n’est écrit avant votre accord.',
  } satisfies Record<ImportKind, string>,
  reading: 'Lecture du fichier',
  running: 'Import en cours',
  run: 'Importer',
  cancel: 'Annuler l’import',
  finished: 'Import terminé.',
  preview: 'Aperçu : rien n’est encore écrit.',
  nothingToDo: 'Ce fichier ne change rien : tout y est déjà.',
  facts: {
    fileName: 'Fichier',
    encoding: 'Encodage',
    rows: 'Lignes lues',
    created: 'Créés',
    updated: 'Modifiés',
    unchanged: 'Inchangés',
    refused: 'Refusés',
  },
  encodings: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252 (ANSI)' },
  count: formatCount,
  unknownColumns: (names: readonly string[]) => `Colonnes du fichier non lues : ${names.join(', ')}`,
  missingColumns: (names: readonly string[]) => `Colonnes absentes du fichier : ${names.join(', ')}`,
  issues: 'Anomalies',
  severities: { refus: 'Refus', avertissement: 'Avertissements', info: 'Informations' },
  severity: { refus: 'Refus', avertissement: 'À vérifier', info: 'Information' },
  showing: 'Afficher',
  noIssue: 'Aucune anomalie de cette gravité.',
  issueColumns: { line: 'Ligne', record: 'Fiche', column: 'Champ', severity: 'Gravité', message: 'Motif' },
  sample: 'Premières fiches',
  matching: 'Correspondance des colonnes',
  matchingHint:
    'Ce fichier n’a pas les colonnes attendues. Choisissez la colonne du fichier pour chaque champ ; ce choix est gardé pour le prochain fichier pareil.',
  ours: 'Champ de l’application',
  theirs: 'Colonne du fichier',
  none: '(aucune)',
  required: 'obligatoire',
  continue: 'Voir l’aperçu',
  missing: (labels: readonly string[]) => `Il manque la colonne de : ${labels.join(', ')}.`,
  runs: 'Imports précédents',
  runColumns: { at: 'Date', kind: 'Données', fileName: 'Fichier', counts: 'Résultat', state: 'État' },
  runState: (run: ImportRun) => STATES[run.state],
  runAt: (run: ImportRun) => formatInstant(run.at),
  runKind: (run: ImportRun) => KINDS[run.kind],
  runCounts: (run: ImportRun) =>
    [
      counted(run.created, 'créé', 'créés'),
      counted(run.updated, 'modifié', 'modifiés'),
      counted(run.refused, 'refusé', 'refusés'),
    ].join(', '),
  undo: 'Annuler cet import',
  undone: (result: ImportUndo) =>
    `Import annulé : ${counted(result.removed, 'fiche retirée', 'fiches retirées')}, ${counted(
      result.restored,
      'fiche remise',
      'fiches remises',
    )} dans son état d’avant.`,
  kept: (result: ImportUndo) => `${counted(result.kept.length, 'fiche reste', 'fiches restent')} telle quelle :`,
}
