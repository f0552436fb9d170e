import type { ExportEncoding, ExportKind } from '../../shared/model/exports.ts'
import { formatCount, formatDecimal, formatEuros } from './format.ts'

const plural = (count: number, one: string, many: string): string => `${formatCount(count)} ${count > 1 ? many : one}`

const KIND_OPTIONS: readonly (readonly [ExportKind, string])[] = [
  ['clients', 'Clients, au format EBP'],
  ['documents', 'Factures et avoirs, au format EBP'],
  ['articles', 'Articles'],
  ['journal', 'Journal des ventes au format FEC'],
]
const ENCODING_OPTIONS: readonly (readonly [ExportEncoding, string])[] = [
  ['utf-8', 'UTF-8'],
  ['windows-1252', 'Windows-1252 (ANSI)'],
]

export const exportsText = {
  breadcrumb: 'Opérations',
  title: 'Exporter',
  what: 'Que voulez-vous exporter\u00a0?',
  kind: 'Données à exporter',
  kinds: KIND_OPTIONS,
  explanations: {
    clients:
      'Toutes les fiches, une par ligne, avec les colonnes d’EBP. Le même fichier, importé de nouveau, ne change rien.',
    documents:
      'Factures et avoirs qui ont un numéro, une ligne par ligne de document, avec les colonnes d’EBP. Un brouillon sans numéro n’est pas écrit\u00a0; le rapport le nomme.',
    articles:
      'Tous les articles, un par ligne : code, désignation, unité, PV HT, taux et catégorie de TVA. Le même fichier, importé de nouveau, ne change rien ; modifié dans un tableur, il met le tarif à jour.',
    journal:
      'Une écriture équilibrée par document validé, dans les dix-huit colonnes du FEC, séparées par des tabulations, en ISO 8859-15. Ce n’est pas le FEC de l’entreprise\u00a0: il ne contient que les ventes.',
  } satisfies Record<ExportKind, string>,
  encoding: 'Encodage',
  encodings: ENCODING_OPTIONS,
  encodingHint: {
    'utf-8': 'Tous les caractères sont gardés.',
    'windows-1252':
      'Pour les anciens logiciels. Un caractère qui n’y existe pas est remplacé, et nommé dans le rapport.',
  } satisfies Record<ExportEncoding, string>,
  period: 'Période',
  from: 'Du',
  to: 'au',
  periodHint: 'Vide\u00a0: sans limite.',
  firstEntry: 'Première écriture n°',
  firstEntryHint: 'Reprenez la suite du dernier journal exporté.',
  firstEntryWrong: 'Indiquez un nombre entier, à partir de 1.',
  run: 'Exporter…',
  runKeys: 'Ctrl Entrée',
  running: 'Export en cours',
  stop: 'Arrêter',
  cancelled: 'Export arrêté\u00a0: aucun fichier n’a été écrit.',
  done: (fileName: string): string => `Export terminé\u00a0: ${fileName}`,
  report: 'Rapport',
  facts: {
    path: 'Fichier',
    encoding: 'Encodage',
    records: 'Écrits',
    rows: 'Lignes',
    bytes: 'Taille',
    skipped: 'Non écrits',
    milliseconds: 'Durée',
    debit: 'Total débit',
    credit: 'Total crédit',
    lastEntry: 'Dernière écriture',
  },
  records: {
    clients: (count: number): string => plural(count, 'client', 'clients'),
    documents: (count: number): string => plural(count, 'document', 'documents'),
    articles: (count: number): string => plural(count, 'article', 'articles'),
    journal: (count: number): string => plural(count, 'écriture', 'écritures'),
  } satisfies Record<ExportKind, (count: number) => string>,
  encodingNames: { 'utf-8': 'UTF-8', 'windows-1252': 'Windows-1252', 'iso-8859-15': 'ISO 8859-15' },
  count: formatCount,
  euros: formatEuros,
  size: (bytes: number): string =>
    bytes < 1_000_000
      ? `${formatCount(Math.ceil(bytes / 1_000))}\u00a0ko`
      : `${formatCount(Math.round(bytes / 1_000_000))}\u00a0Mo`,
  seconds: (milliseconds: number): string => `${(milliseconds / 1_000).toFixed(1).replace('.', ',')}\u00a0s`,
  none: 'aucune',
  issues: 'Remarques',
  issueColumns: { record: 'Fiche ou document', message: 'Remarque' },
  noIssue: 'Aucune remarque\u00a0: tout est écrit tel quel.',
  more: (count: number): string => `Et ${plural(count, 'autre remarque', 'autres remarques')}.`,

  accounts: 'Comptes du journal des ventes',
  accountsHint: 'Gardés dans le dossier. Le compte auxiliaire d’un client est son code.',
  saveAccounts: 'Enregistrer les comptes',
  accountsSaved: 'Comptes enregistrés',
  accountFields: {
    journalCode: 'Code du journal',
    journalLabel: 'Libellé du journal',
    clients: 'Clients',
    goods: 'Ventes de marchandises',
    services: 'Prestations de services',
    shipping: 'Ports et frais accessoires',
    cashDiscount: 'Escomptes accordés',
    otherVat: 'TVA, autres taux',
  },
  vatAccount: (rate: string): string => `TVA ${formatDecimal(rate)}\u00a0%`,
  salesRule:
    'Marchandises ou services\u00a0: selon la nature des opérations de Paramètres > Dossier. Pour une activité mixte, ce qui se compte en heures, en jours ou en mois est un service.',
  accountWrong: 'Un compte commence par trois chiffres, de la classe 1 à 7, puis des chiffres ou des majuscules.',
  journalCodeWrong: 'Un code de journal a de 1 à 10 chiffres ou majuscules, sans espace.',
  journalLabelWrong: 'Il manque le libellé du journal.',
}
