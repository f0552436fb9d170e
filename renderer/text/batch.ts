import type { BatchOutcome, BatchReport, BatchRow } from '../../shared/model/batch.ts'
import type { PriceKey } from '../../shared/model/prices.ts'
import type { StampType } from '../../shared/model/sending.ts'
import { formatCount, formatInstant, formatPrice } from './format.ts'

const plural = (count: number, one: string, more: string): string =>
  `${formatCount(count)}\u00a0${count > 1 ? more : one}`
const documents = (count: number): string => plural(count, 'document', 'documents')

export const STAMP_NAMES: Record<StampType, string> = {
  '': 'Selon le contrat',
  U: 'Prioritaire (U)',
  E: 'Économique (E)',
  R1: 'Recommandé (R1)',
}
export const STAMP_OPTIONS = Object.entries(STAMP_NAMES) as [StampType, string][]

/** Money of an estimate, which is never called free when it is not known. */
export const costText = {
  amount: (amount: string): string => `${formatPrice(amount)}\u00a0€ HT`,
  unknown: 'Tarif non renseigné',
  unknownShort: 'Sans tarif',
  atIssue: 'Connu après validation',
  atIssueShort: 'Après validation',
  title: 'Coût estimé',
  estimate: 'Estimation, hors contrat Quadient',
  pages: (pages: number): string => plural(pages, 'page', 'pages'),
  enter: 'Renseigner les tarifs',
  missing: (keys: readonly (PriceKey | 'pages')[]): string =>
    `Il manque : ${keys.map((key) => (key === 'pages' ? 'nombre de pages' : PRICE_NAMES[key].toLocaleLowerCase('fr'))).join(', ')}.`,
  partly: (count: number): string => `${plural(count, 'envoi', 'envois')} sans tarif`,
}

export const PRICE_NAMES: Record<PriceKey, string> = {
  firstPage: 'Courrier, première page',
  extraPage: 'Courrier, page suivante',
  color: 'Supplément couleur, par page',
  cover: 'Page de garde',
  registered: 'Supplément recommandé (R1)',
  email: 'E-mail',
  portal: 'Portail',
  chorus: 'Chorus pro',
  copy: 'Copie par e-mail',
  signature: 'Signature PDF',
}

export const pricesText = {
  crumb: 'Paramètres › Partenaires Market Place › Neotouch',
  title: 'Tarifs',
  intro:
    'Les prix de votre contrat avec Quadient, en euros HT, jusqu’à quatre décimales. Ils servent à estimer le coût avant l’envoi ; rien n’est transmis à Neotouch.',
  empty:
    'Un tarif vide n’est pas compté comme gratuit\u00a0: le coût est alors «\u00a0tarif non renseigné\u00a0». Pour un envoi gratuit, saisissez 0.',
  letter: 'Courrier',
  electronic: 'Envois électroniques',
  options: 'Options et copies',
  copyHint: 'Une copie par courrier est comptée comme un courrier.',
  unit: '€ HT',
  wrong: (name: string): string => `${name} : un prix est positif, avec quatre décimales au plus.`,
}

const STATUS: Record<BatchRow['status'], string> = {
  ready: 'Prêt',
  warning: 'À vérifier',
  draft: 'Brouillon',
  blocked: 'À corriger',
}
const OUTCOMES: Record<BatchOutcome, string> = {
  queued: 'Mis en file',
  skipped: 'Non envoyé',
  issued: 'Validé, non envoyé',
  taken_back: 'Annulé avant de partir',
}

export const batchText = {
  breadcrumb: 'Ventes › Documents',
  title: 'Envoi groupé',
  none: 'Aucun document n’est choisi.',
  noneHint:
    'Sélectionnez des factures ou des avoirs dans leur liste, puis «\u00a0Envoyer\u00a0». Ou prenez tout ce qui est validé et n’a jamais été envoyé.',
  takeNeverSent: 'Documents jamais envoyés',
  nothingLeft: 'Tous les documents validés ont déjà été confiés à l’envoi.',
  toInvoices: 'Ouvrir les factures',
  preparing: (count: number): string => `Préparation de ${documents(count)}…`,
  table: 'Documents à envoyer',
  columns: {
    include: 'Envoyer',
    number: 'Numéro',
    client: 'Client',
    total: 'Total TTC',
    channel: 'Canal',
    receiver: 'Destinataire',
    copy: 'Copie',
    options: 'Options',
    cost: 'Coût estimé',
    status: 'État',
    reason: 'Motif',
  },
  status: STATUS,
  outcomes: OUTCOMES,
  draft: 'Brouillon',
  include: (name: string): string => `Envoyer ${name}`,
  includeGroup: (channel: string): string => `Envoyer tout ce qui part par ${channel}`,
  channelOf: (name: string): string => `Canal de ${name}`,
  copyOf: (name: string): string => `Copie de ${name}`,
  optionsOf: (name: string, chosen = 0): string =>
    chosen === 0 ? `Options de ${name}` : `Options de ${name}, ${chosen} choisie${chosen > 1 ? 's' : ''}`,
  stampOf: (name: string): string => `Affranchissement de ${name}`,
  stamp: 'Affranchissement',
  noOption: 'Options…',
  inherit: 'Revenir aux réglages du client',
  group: (counts: Record<BatchRow['status'], number>): string =>
    [
      counts.ready > 0 && plural(counts.ready, 'prêt', 'prêts'),
      counts.warning > 0 && `${formatCount(counts.warning)}\u00a0à vérifier`,
      counts.draft > 0 && plural(counts.draft, 'brouillon', 'brouillons'),
      counts.blocked > 0 && `${formatCount(counts.blocked)}\u00a0à corriger`,
    ]
      .filter(Boolean)
      .join(', '),
  mend: 'Aller au champ',
  follow: 'Voir le suivi',
  openOptions: 'Voir les options',
  issueDrafts: (count: number): string =>
    `Valider d’abord ${plural(count, 'brouillon', 'brouillons')}\u00a0: numéro donné, document figé`,
  when: 'Départ',
  whenOptions: [
    ['now', 'Maintenant'],
    ['later', 'Plus tard…'],
    ['hold', 'Mettre en attente'],
  ] as const,
  send: (count: number, drafts: number, when: 'now' | 'later' | 'hold'): string =>
    count === 0
      ? 'Envoyer'
      : when === 'later'
        ? `Programmer ${plural(count, 'envoi', 'envois')}`
        : when === 'hold'
          ? `Mettre ${plural(count, 'envoi', 'envois')} en attente`
          : `${drafts > 0 ? 'Valider et envoyer' : 'Envoyer'} ${documents(count)}`,
  nothingReady: 'Aucun document n’est prêt. Corrigez un motif, ou cochez la validation des brouillons.',
  summary: (included: number, all: number): string => `${formatCount(included)} sur ${documents(all)}`,
  staying: ({ blocked, drafts, excluded }: { blocked: number; drafts: number; excluded: number }): string => {
    const parts = [
      blocked > 0 && `${formatCount(blocked)}\u00a0à corriger`,
      drafts > 0 && plural(drafts, 'brouillon non validé', 'brouillons non validés'),
      excluded > 0 && plural(excluded, 'exclu par vous', 'exclus par vous'),
    ].filter(Boolean)
    return parts.length === 0 ? '' : `Ne partent pas\u00a0: ${parts.join(', ')}.`
  },
  undoable: 'Annulable pendant 10\u00a0s après le dernier envoi.',
  sandbox: 'Bac à sable : rien n’est réellement envoyé.',
  issuing: 'Validation des brouillons',
  queueing: 'Mise en file',
  background: 'Vous pouvez changer d’écran\u00a0: le rapport vous attend ici.',
  stop: 'Arrêter',
  excluded: 'Exclu par vous.',
  undone: 'Annulé par vous.',
  toast: (report: BatchReport): string => {
    const count = report.submissionIds.length
    if (report.stopped && count > 0) {
      return `Envoi groupé arrêté\u00a0: ${plural(count, 'envoi était déjà parti', 'envois étaient déjà partis')}, le reste est annulé.`
    }
    if (report.stopped || (count === 0 && report.rows.some((row) => row.outcome === 'taken_back'))) {
      return 'Envoi groupé annulé\u00a0: rien n’est parti.'
    }
    if (count === 0) return 'Envoi groupé\u00a0: rien n’a pu être mis en file.'
    if (report.held) return `${plural(count, 'envoi mis', 'envois mis')} en attente.`
    if (report.plannedAt !== null)
      return `${plural(count, 'envoi programmé', 'envois programmés')} pour le ${formatInstant(report.plannedAt)}.`
    return `${plural(count, 'envoi mis en file', 'envois mis en file')}.`
  },
  takenBack: ({ undone, left }: { undone: number; left: number }): string =>
    left === 0
      ? `${plural(undone, 'envoi annulé', 'envois annulés')}\u00a0: rien n’est parti.`
      : `${plural(undone, 'envoi annulé', 'envois annulés')}, ${plural(left, 'déjà parti', 'déjà partis')}.`,
  seeReport: 'Voir le rapport',
  report: 'Rapport de l’envoi groupé',
  reportRows: 'Lignes du rapport',
  reportSummary: (others: number): string =>
    others === 0
      ? ''
      : `${plural(others, 'document n’est pas parti', 'documents ne sont pas partis')}\u00a0: voici pourquoi.`,
  export: 'Exporter en CSV',
  exported: (rows: number): string => `${plural(rows, 'ligne exportée', 'lignes exportées')}`,
  again: 'Revoir ce qui n’est pas parti',
  finish: 'Terminer',
  csvName: (day: string): string => `Envoi groupé ${day}.csv`,
  csv: ['Numéro', 'Type', 'Client', 'Montant TTC', 'Canal', 'Destinataire', 'Résultat', 'Motif', 'Coût estimé HT'],
}
